package org.handfast.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.handfast.engine.config.ClientConfig;
import org.handfast.engine.config.ExtensionOrder;
import org.handfast.engine.config.Grease;
import org.handfast.engine.failure.AuthenticationViolation;
import org.handfast.engine.failure.ExtensionViolation;
import org.handfast.engine.failure.HelloViolation;
import org.handfast.engine.failure.PeerViolation;
import org.handfast.engine.failure.TlsException;
import org.handfast.engine.failure.Violation;
import org.handfast.engine.trust.Evidence;
import org.handfast.protocol.extension.ApplicationProtocols;
import org.handfast.protocol.extension.Cookie;
import org.handfast.protocol.extension.Extension;
import org.handfast.protocol.extension.KeyShare;
import org.handfast.protocol.extension.KeyShareEntry;
import org.handfast.protocol.extension.KeyShares;
import org.handfast.protocol.extension.RetryGroup;
import org.handfast.protocol.extension.SelectedVersion;
import org.handfast.protocol.extension.SignatureAlgorithms;
import org.handfast.protocol.extension.SupportedGroups;
import org.handfast.protocol.extension.SupportedVersions;
import org.handfast.protocol.extension.UnknownExtension;
import org.handfast.protocol.message.CertificateVerify;
import org.handfast.protocol.message.ClientHello;
import org.handfast.protocol.message.ServerHello;
import org.handfast.protocol.registry.ExtensionType;
import org.handfast.protocol.registry.NamedGroup;
import org.handfast.protocol.registry.ProtocolVersion;
import org.handfast.protocol.registry.SignatureScheme;
import org.handfast.protocol.wire.Bytes;
import org.junit.jupiter.api.Test;

/// RFC 8701: values that mean nothing, in all that a client offers, and what becomes of a server
/// that selects one. And the order of extensions, which means nothing either.
class GreaseTest {
  private static final int HELLOS = 200;

  private static ClientConfig.Builder greased(ClientConfig.Builder client) {
    return client.grease(Grease.INCLUDED).applicationProtocols(List.of("h2"));
  }

  @Test
  void nothingMeaninglessIsOfferedUnasked() {
    ClientHello hello = Situations.rawServer().hello();
    assertThat(hello.cipherSuites()).noneMatch(suite -> suite.isGrease());
    assertThat(hello.extensions().types()).noneMatch(ExtensionType::isGrease);
    assertThat(groups(hello)).noneMatch(NamedGroup::isGrease);
  }

  @Test
  void oneStandsFirstInEveryList() {
    ClientHello hello = Situations.rawServer(GreaseTest::greased).hello();
    assertThat(hello.cipherSuites().getFirst().isGrease()).isTrue();
    assertThat(hello.cipherSuites().stream().skip(1)).noneMatch(suite -> suite.isGrease());
    assertThat(groups(hello).getFirst().isGrease()).isTrue();
    KeyShareEntry share = shares(hello).entries().getFirst();
    assertThat(share).isEqualTo(new KeyShareEntry(groups(hello).getFirst(), Bytes.of((byte) 0)));
    assertThat(versions(hello).getFirst().isGrease()).isTrue();
    assertThat(schemes(hello).getFirst().isGrease()).isTrue();
    Bytes protocol =
        hello
            .extensions()
            .find(ApplicationProtocols.class)
            .orElseThrow()
            .protocols()
            .getFirst()
            .name();
    assertThat(protocol.length()).isEqualTo(2);
    assertThat(protocol.at(0)).isEqualTo(protocol.at(1));
    assertThat(protocol.at(0) & 0xF).isEqualTo(0xA);
  }

  @Test
  void twoExtensionsStandAroundTheOthersAndAreNeverOfOneType() {
    Set<ExtensionType> seen = new HashSet<>();
    for (int i = 0; i < HELLOS; i++) {
      List<Extension> all = Situations.rawServer(GreaseTest::greased).hello().extensions().all();
      Extension head = all.getFirst();
      Extension tail = all.getLast();
      assertThat(head).isEqualTo(new UnknownExtension(head.type(), Bytes.EMPTY));
      assertThat(tail).isEqualTo(new UnknownExtension(tail.type(), Bytes.of((byte) 0)));
      assertThat(head.type().isGrease() && tail.type().isGrease()).isTrue();
      assertThat(head.type()).isNotEqualTo(tail.type());
      assertThat(all).filteredOn(each -> each.type().isGrease()).hasSize(2);
      seen.add(head.type());
      seen.add(tail.type());
    }
    assertThat(seen).hasSize(16);
  }

  @Test
  void theValuesAreDrawnForEachConnection() {
    Set<NamedGroup> seen = new HashSet<>();
    for (int i = 0; i < HELLOS; i++) {
      seen.add(groups(Situations.rawServer(GreaseTest::greased).hello()).getFirst());
    }
    assertThat(seen).hasSize(16);
  }

  @Test
  void ourServerMindsNoneOfIt() {
    Pair pair = Pair.of(GreaseTest::greased, UnaryOperator.identity());
    pair.handshake().exchange();
    Pair retried =
        Pair.of(
            GreaseTest::greased,
            server -> server.policy(Situations.onlyGroup(NamedGroup.SECP384R1)));
    retried.handshake().exchange();
    assertThat(retried.client.connection.negotiated().isRetried()).isTrue();
  }

  /// RFC 9846 4.2.2: the second hello is the first but for what was asked for; and there is one
  /// share then, of the group that was asked for.
  @Test
  void theSecondHelloHasTheSameValuesInTheSameOrder() throws TlsException {
    RawServer server = Situations.rawServer(GreaseTest::greased);
    ClientHello first = server.hello();
    server.sendRetry();
    ClientHello second = server.hello();
    assertThat(second.cipherSuites()).isEqualTo(first.cipherSuites());
    assertThat(second.extensions().types()).isEqualTo(first.extensions().types());
    assertThat(without(second, KeyShares.class)).isEqualTo(without(first, KeyShares.class));
    assertThat(shares(second).entries())
        .extracting(KeyShareEntry::group)
        .containsExactly(NamedGroup.SECP256R1);
  }

  @Test
  void aCookieAloneChangesNoShare() throws TlsException {
    RawServer server = Situations.rawServer(GreaseTest::greased);
    ClientHello first = server.hello();
    server.sendRetry(server.retryRequest(new Cookie(Bytes.of((byte) 7))));
    assertThat(shares(server.hello())).isEqualTo(shares(first));
    assertThat(without(server.hello(), Cookie.class)).isEqualTo(first.extensions().all());
  }

  @Test
  void aServerThatSelectsOneIsRefused() throws TlsException {
    requireHelloRefused(
        HelloViolation.UNOFFERED_SUITE,
        (hello, answer) -> HelloScenarios.suite(answer, hello.cipherSuites().getFirst()));
    requireHelloRefused(
        HelloViolation.UNOFFERED_VERSION,
        (hello, answer) ->
            HelloScenarios.with(new SelectedVersion(versions(hello).getFirst())).apply(answer));
    requireHelloRefused(
        HelloViolation.UNOFFERED_SHARE,
        (hello, answer) ->
            HelloScenarios.with(
                    new KeyShare(new KeyShareEntry(groups(hello).getFirst(), Bytes.of((byte) 0))))
                .apply(answer));
    requireHelloRefused(
        ExtensionViolation.UNSOLICITED,
        (hello, answer) -> HelloScenarios.with(hello.extensions().all().getFirst()).apply(answer));

    RawServer retrying = Situations.rawServer(GreaseTest::greased);
    RetryGroup meaningless = new RetryGroup(groups(retrying.hello()).getFirst());
    requireRefusal(
        HelloViolation.RETRY_WITH_UNOFFERED_GROUP,
        retrying.refusal(() -> retrying.sendRetry(retrying.retryRequest(meaningless))));
  }

  @Test
  void aServerThatSelectsOneLaterIsRefusedToo() throws TlsException {
    RawServer answering = helloDone();
    Extension tail = answering.hello().extensions().all().getLast();
    requireRefusal(
        ExtensionViolation.UNSOLICITED,
        answering.refusal(() -> answering.send(answering.encryptedExtensions(tail))));

    RawServer selecting = helloDone();
    ApplicationProtocols offered =
        selecting.hello().extensions().find(ApplicationProtocols.class).orElseThrow();
    var one = new ApplicationProtocols(List.of(offered.protocols().getFirst()));
    requireRefusal(
        ExtensionViolation.UNOFFERED_PROTOCOL,
        selecting.refusal(() -> selecting.send(selecting.encryptedExtensions(one))));

    RawServer signing = helloDone();
    signing.send(signing.encryptedExtensions());
    signing.send(signing.certificate(Identity.SERVER));
    SignatureScheme scheme = schemes(signing.hello()).getFirst();
    Bytes signature = signing.certificateVerify(Identity.SERVER).signature();
    requireRefusal(
        AuthenticationViolation.UNOFFERED_SCHEME,
        signing.refusal(() -> signing.send(new CertificateVerify(scheme, signature))));
  }

  @Test
  void extensionsAreShuffledUnlessTheyMustNotBe() {
    Set<List<ExtensionType>> shuffled = new HashSet<>();
    Set<List<ExtensionType>> fixed = new HashSet<>();
    Set<ExtensionType> first = new HashSet<>();
    for (int i = 0; i < HELLOS; i++) {
      List<ExtensionType> types =
          Situations.rawServer(GreaseTest::talkative).hello().extensions().types();
      shuffled.add(types);
      first.add(types.getFirst());
      fixed.add(
          Situations.rawServer(client -> talkative(client).extensionOrder(ExtensionOrder.FIXED))
              .hello()
              .extensions()
              .types());
    }
    assertThat(fixed).hasSize(1);
    List<ExtensionType> all = fixed.iterator().next();
    assertThat(shuffled)
        .hasSizeGreaterThan(HELLOS * 9 / 10)
        .allSatisfy(types -> assertThat(types).containsExactlyInAnyOrderElementsOf(all));
    assertThat(first).containsExactlyInAnyOrderElementsOf(all);
  }

  // So many extensions that hardly two orders are the same.
  private static ClientConfig.Builder talkative(ClientConfig.Builder client) {
    return client.applicationProtocols(List.of("h2")).evidence(EnumSet.allOf(Evidence.class));
  }

  private static RawServer helloDone() throws TlsException {
    RawServer server = Situations.rawServer(GreaseTest::greased);
    server.sendHello();
    return server;
  }

  private interface Mistake {
    ServerHello in(ClientHello hello, ServerHello answer);
  }

  private static void requireHelloRefused(Violation violation, Mistake mistake) {
    RawServer server = Situations.rawServer(GreaseTest::greased);
    ServerHello right = server.serverHello();
    requireRefusal(
        violation, server.refusal(() -> server.sendHello(mistake.in(server.hello(), right))));
  }

  private static void requireRefusal(Violation violation, RawPeer.Refusal refusal) {
    assertThat(refusal.cause()).isInstanceOf(PeerViolation.class);
    assertThat(((PeerViolation) refusal.cause()).violation()).isEqualTo(violation);
    assertThat(refusal.alert()).isEqualTo(violation.alert());
  }

  private static List<Extension> without(ClientHello hello, Class<? extends Extension> form) {
    return hello.extensions().all().stream().filter(each -> !form.isInstance(each)).toList();
  }

  private static List<NamedGroup> groups(ClientHello hello) {
    return hello.extensions().find(SupportedGroups.class).orElseThrow().groups();
  }

  private static KeyShares shares(ClientHello hello) {
    return hello.extensions().find(KeyShares.class).orElseThrow();
  }

  private static List<ProtocolVersion> versions(ClientHello hello) {
    return hello.extensions().find(SupportedVersions.class).orElseThrow().versions();
  }

  private static List<SignatureScheme> schemes(ClientHello hello) {
    return hello.extensions().find(SignatureAlgorithms.class).orElseThrow().schemes();
  }
}
