package org.handfast.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.handfast.engine.failure.HelloViolation;
import org.handfast.engine.failure.Malformed;
import org.handfast.engine.failure.PeerViolation;
import org.handfast.engine.failure.PskViolation;
import org.handfast.engine.failure.TlsException;
import org.handfast.engine.failure.Violation;
import org.handfast.engine.schedule.BinderKind;
import org.handfast.engine.testing.TestCrypto;
import org.handfast.engine.trust.ClientAuthentication;
import org.handfast.engine.trust.CredentialSource;
import org.handfast.protocol.extension.PskKeyExchangeModes;
import org.handfast.protocol.extension.SelectedPsk;
import org.handfast.protocol.extension.UnknownExtension;
import org.handfast.protocol.message.Certificate;
import org.handfast.protocol.message.CertificateRequest;
import org.handfast.protocol.message.ClientHello;
import org.handfast.protocol.message.ServerHello;
import org.handfast.protocol.registry.AlertDescription;
import org.handfast.protocol.registry.ExtensionType;
import org.handfast.protocol.registry.NamedGroup;
import org.handfast.protocol.registry.PskKeyExchangeMode;
import org.handfast.protocol.wire.Bytes;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Whoever offers a pre-shared key has to prove it, in every hello, before the key is used for
/// anything.
@DisplayName("Row 18: binders (CVE-2026-1584, CVE-2025-6395, CVE-2025-11932)")
class BinderTest {
  private static final RawPsk UNKNOWN = RawPsk.external("unknown", PskSituations.SHARED.key());

  @Test
  void everyBitCounts() {
    for (int bit = 0; bit < 8 * 32; bit++) {
      int flipped = bit;
      RawClient client = sharing();
      requireRefusal(
          client,
          PskScenarios.withBinders(
              client.pskHello(), all -> all.set(0, PskSituations.flipped(all.getFirst(), flipped))),
          PskViolation.BAD_BINDER);
    }
  }

  @Test
  void everyByteOfTheHelloIsCovered() {
    RawClient client = sharing();
    ClientHello hello = client.pskHello();
    requireRefusal(
        client,
        RawClient.with(
            RawClient.with(hello, new UnknownExtension(new ExtensionType(0x7A7A), Bytes.EMPTY)),
            hello.extensions().all().getLast()),
        PskViolation.BAD_BINDER);
  }

  @ParameterizedTest
  @EnumSource(names = "EXTERNAL", mode = EnumSource.Mode.EXCLUDE)
  void aKeyOfOneKindProvesNoOther(BinderKind kind) {
    RawClient client = sharing(PskSituations.SHARED.withKind(kind));
    requireRefusal(client, client.pskHello(), PskViolation.BAD_BINDER);
  }

  @Test
  void anotherKeyIsNoProof() {
    RawClient client = sharing(PskSituations.SHARED.withKey(BuffersTest.pattern(33)));
    requireRefusal(client, client.pskHello(), PskViolation.BAD_BINDER);
  }

  @Test
  @DisplayName("a binder as long as another hash function's")
  void aBinderOfAnotherHashIsNoProof() {
    for (int length : new int[] {33, 48, 64, 255}) {
      RawClient client = sharing();
      requireRefusal(
          client,
          PskScenarios.withBinders(
              client.pskHello(),
              all -> all.set(0, Bytes.concat(all.getFirst(), Bytes.owning(new byte[length - 32])))),
          PskViolation.BAD_BINDER);
    }
  }

  @Test
  void aTruncatedBinderIsNone() {
    RawClient client = sharing();
    Bytes keys =
        Bytes.concat(Bytes.fromHex("0007 0001 61 00000000 0020 1f"), Bytes.owning(new byte[31]));
    RawPeer.Refusal refusal =
        client.refusal(
            () ->
                client.sendHello(
                    RawClient.with(
                        client.pskHello(),
                        new UnknownExtension(ExtensionType.PRE_SHARED_KEY, keys))));
    assertThat(refusal.cause()).isInstanceOf(Malformed.class);
    assertThat(refusal.alert()).isEqualTo(AlertDescription.DECODE_ERROR);
  }

  @Test
  void onlyTheSelectedKeysBinderIsVerified() throws TlsException {
    RawClient client = sharing(UNKNOWN, PskSituations.SHARED);
    client.sendHello(
        PskScenarios.withBinders(client.pskHello(), all -> all.set(0, Bytes.owning(new byte[32]))));
    requireSelected(client, 1);
  }

  @Test
  void aFalseProofIsNotPassedOverForTheNextKey() {
    RawClient client =
        sharing(PskSituations.SHARED.withKey(BuffersTest.pattern(33)), PskSituations.SHARED);
    requireRefusal(client, client.pskHello(), PskViolation.BAD_BINDER);
  }

  @Test
  @DisplayName("the binder after a HelloRetryRequest covers both hellos")
  void aRetryNeedsANewProof() throws TlsException {
    RawClient honest = retried();
    honest.sendHello(honest.pskHello());
    requireSelected(honest, 0);

    RawClient stale = retried();
    ClientHello fresh = stale.pskHello();
    requireRefusal(
        stale,
        PskScenarios.withBinders(
            fresh, all -> all.set(0, PskSituations.flipped(all.getFirst(), 255))),
        PskViolation.BAD_BINDER);

    RawClient first = retried();
    ClientHello replayed =
        RawClient.with(first.pskHello(), first.firstHello.extensions().all().getLast());
    requireRefusal(first, replayed, PskViolation.BAD_BINDER);
  }

  @Test
  void aKeyDoesNotAppearOnRetry() throws TlsException {
    RawClient client =
        PskSituations.withKey(
            server -> server.policy(Situations.onlyGroup(NamedGroup.SECP256R1)),
            PskSituations.SHARED);
    ClientHello bare =
        RawClient.with(
            client.hello(), new PskKeyExchangeModes(List.of(PskKeyExchangeMode.PSK_DHE_KE)));
    client.sendHello(bare);
    client.share(NamedGroup.SECP256R1);
    requireRefusal(client, client.pskHello(), HelloViolation.HELLO_CHANGED_ON_RETRY);
  }

  @Test
  void aKeyMayDisappearOnRetry() throws TlsException {
    RawClient client = retried();
    client.sendHello(RawClient.without(client.pskHello(), ExtensionType.PRE_SHARED_KEY));
    requireFullHandshake(client);
  }

  @Test
  void anUnknownKeyLeadsToAFullHandshake() throws TlsException {
    RawClient client = sharing(UNKNOWN);
    client.sendHello(client.pskHello());
    requireFullHandshake(client);
  }

  @Test
  void anUnknownKeyThatWouldHaveServedAloneDoesToo() throws TlsException {
    RawClient client =
        PskSituations.withKey(
            server -> server.policy(Tls13.POLICY.withPskModes(List.of(PskKeyExchangeMode.PSK_KE))),
            UNKNOWN);
    client.sendHello(client.pskHello(new PskKeyExchangeModes(List.of(PskKeyExchangeMode.PSK_KE))));
    requireFullHandshake(client);
  }

  @Test
  void aKeyIsNoCertificateWhereOneIsNeeded() throws TlsException {
    RawClient client =
        PskSituations.withKey(
            server -> server.clientAuthentication(ClientAuthentication.NEED, Identity.TRUST),
            PskSituations.SHARED);
    client.sendHello(client.pskHello());
    assertThat(client.heard(ServerHello.class).extensions().contains(ExtensionType.PRE_SHARED_KEY))
        .isFalse();
    assertThat(client.heard(CertificateRequest.class)).isNotNull();
  }

  @Test
  @DisplayName("Row 24: eight labels are looked up, however many a hello has")
  void labelsAreBounded() throws TlsException {
    RawClient within = sharing(manyAndShared(7));
    within.sendHello(within.pskHello());
    requireSelected(within, 7);
    RawClient beyond = sharing(manyAndShared(8));
    beyond.sendHello(beyond.pskHello());
    requireFullHandshake(beyond);
  }

  private static RawPsk[] manyAndShared(int unknown) {
    return Stream.concat(
            Stream.generate(() -> UNKNOWN).limit(unknown), Stream.of(PskSituations.SHARED))
        .toArray(RawPsk[]::new);
  }

  @Test
  @DisplayName("a server with keys alone tells nobody which labels it knows")
  void anUnknownKeyIsToldLikeAFalseProof() {
    RawClient unknown = keysAlone(UNKNOWN);
    RawPeer.Refusal first = requireRefusal(unknown, unknown.pskHello(), PskViolation.UNKNOWN_KEY);
    RawClient known = keysAlone(PskSituations.SHARED.withKey(BuffersTest.pattern(33)));
    RawPeer.Refusal second = requireRefusal(known, known.pskHello(), PskViolation.BAD_BINDER);
    assertThat(first.said().getFirst().bytes()).isEqualTo(second.said().getFirst().bytes());
  }

  private static RawClient sharing() {
    return sharing(PskSituations.SHARED);
  }

  private static RawClient sharing(RawPsk... keys) {
    return PskSituations.withKey(UnaryOperator.identity(), keys);
  }

  private static RawClient keysAlone(RawPsk key) {
    RawClient client =
        PskSituations.rawClient(
            PskSituations.knowingShared(
                Tls13.server(TestCrypto.PROVIDER).identifiedBy(CredentialSource.none())));
    client.psks = List.of(key);
    return client;
  }

  private static RawClient retried() throws TlsException {
    RawClient client =
        PskSituations.withKey(
            server -> server.policy(Situations.onlyGroup(NamedGroup.SECP256R1)),
            PskSituations.SHARED);
    client.sendHello(client.pskHello());
    client.share(NamedGroup.SECP256R1);
    return client;
  }

  private static void requireSelected(RawClient client, int index) throws TlsException {
    assertThat(client.heard(ServerHello.class).extensions().find(SelectedPsk.class).orElseThrow())
        .isEqualTo(new SelectedPsk(index));
    client.sendFinished();
    assertThat(client.opposite.connection.isConnected()).isTrue();
    assertThat(client.opposite.connection.negotiated().externalPsk())
        .contains(PskSituations.SHARED.label().identity());
  }

  private static void requireFullHandshake(RawClient client) throws TlsException {
    assertThat(client.heard(ServerHello.class).extensions().contains(ExtensionType.PRE_SHARED_KEY))
        .isFalse();
    client.sendFinished();
    assertThat(client.opposite.connection.isConnected()).isTrue();
    assertThat(client.opposite.connection.negotiated().externalPsk()).isEmpty();
    assertThat(client.heard(Certificate.class)).isNotNull();
  }

  private static RawPeer.Refusal requireRefusal(
      RawClient client, ClientHello hello, Violation violation) {
    RawPeer.Refusal refusal = client.refusal(() -> client.sendHello(hello));
    assertThat(refusal.cause())
        .isInstanceOfSatisfying(
            PeerViolation.class, cause -> assertThat(cause.violation()).isEqualTo(violation));
    return refusal;
  }
}
