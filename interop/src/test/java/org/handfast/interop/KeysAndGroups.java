package org.handfast.interop;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.handfast.engine.Negotiated;
import org.handfast.engine.config.Policy;
import org.handfast.engine.trust.ClientAuthentication;
import org.handfast.interop.fixture.KeyKind;
import org.handfast.interop.fixture.Leaf;
import org.handfast.interop.fixture.TestCertificates;
import org.handfast.interop.peer.Peer;
import org.handfast.interop.peer.Terms;
import org.handfast.net.TlsClient;
import org.handfast.net.TlsServer;
import org.handfast.net.TlsServerBuilder;
import org.handfast.pki.PathVerifier;
import org.handfast.protocol.registry.NamedGroup;
import org.handfast.protocol.registry.ProtocolVersion;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// What our default policy does with a peer that has but TLS 1.2: groups, keys of all kinds, and
/// application protocols. Suites and sessions are looked at in the package `tls12`.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class KeysAndGroups {
  private static final int SOME_BYTES = 10_000;

  private final TestCertificates certificates = TestCertificates.shared();
  // A client that has not the curve of an ECDSA key cannot be shown it (RFC 8422 5.1).
  private final Leaf leaf = certificates.leaf(KeyKind.RSA);
  private final Peer peer;
  private final Set<KeyKind> kinds;

  /// @param peer which has TLS 1.2 alone
  /// @param kinds of keys that it and we have
  KeysAndGroups(Peer peer, Set<KeyKind> kinds) {
    this.peer = peer;
    this.kinds = kinds;
  }

  @DisplayName("our client at their server")
  @ParameterizedTest(name = "with {0}")
  @MethodSource("groups")
  void ourClientUses(NamedGroup group) throws Exception {
    try (Encounter encounter =
        Encounter.ofOurClient(client().policy(only(group)), peer, Terms.presenting(leaf))) {
      encounter.exchange(SOME_BYTES);
      assertThat(tls12(encounter).group()).contains(group);
    }
  }

  @DisplayName("their client at our server")
  @ParameterizedTest(name = "with {0}")
  @MethodSource("groups")
  void theirClientUses(NamedGroup group) throws Exception {
    try (Encounter encounter =
        Encounter.ofTheirClient(peer, Terms.anonymous(), server(leaf).policy(only(group)))) {
      encounter.exchange(SOME_BYTES);
      assertThat(tls12(encounter).group()).contains(group);
    }
  }

  @DisplayName("both sides prove themselves, our client to their server")
  @ParameterizedTest(name = "with keys of {0}")
  @MethodSource("kinds")
  void ourClientProves(KeyKind kind) throws Exception {
    Leaf own = certificates.leaf(kind);
    TlsClient identified = TlsClient.trusting(certificates.trust()).identifiedBy(own.credentials());
    try (Encounter encounter =
        Encounter.ofOurClient(identified, peer, Terms.presenting(own).verifyingClients())) {
      encounter.exchange(SOME_BYTES);
      requireProofs(tls12(encounter), own);
    }
  }

  @DisplayName("both sides prove themselves, their client to our server")
  @ParameterizedTest(name = "with keys of {0}")
  @MethodSource("kinds")
  void theirClientProves(KeyKind kind) throws Exception {
    Leaf own = certificates.leaf(kind);
    TlsServerBuilder verifying =
        server(own)
            .clientAuthentication(
                ClientAuthentication.NEED,
                PathVerifier.trusting(certificates.trust()).forClients());
    try (Encounter encounter = Encounter.ofTheirClient(peer, Terms.presenting(own), verifying)) {
      encounter.exchange(SOME_BYTES);
      requireProofs(tls12(encounter), own);
    }
  }

  @Test
  @DisplayName("application protocols, in both roles")
  void agreesOnProtocol() throws Exception {
    TlsClient client = client().applicationProtocols("h2", "http/1.1");
    Terms theirs = Terms.presenting(leaf).protocols("http/1.1");
    try (Encounter encounter = Encounter.ofOurClient(client, peer, theirs)) {
      assertThat(tls12(encounter).applicationProtocol()).contains("http/1.1");
      encounter.exchange(SOME_BYTES);
    }
    TlsServerBuilder server = server(leaf).applicationProtocols("http/1.1");
    Terms asking = Terms.anonymous().protocols("h2", "http/1.1");
    try (Encounter encounter = Encounter.ofTheirClient(peer, asking, server)) {
      assertThat(tls12(encounter).applicationProtocol()).contains("http/1.1");
      encounter.exchange(SOME_BYTES);
    }
  }

  static Stream<NamedGroup> groups() {
    return Stream.of(
        NamedGroup.X25519, NamedGroup.SECP256R1, NamedGroup.SECP384R1, NamedGroup.SECP521R1);
  }

  Stream<KeyKind> kinds() {
    return kinds.stream();
  }

  private TlsClient client() {
    return TlsClient.trusting(certificates.trust()).anonymous();
  }

  private static TlsServerBuilder server(Leaf own) {
    return TlsServer.identifiedBy(own.credentials());
  }

  private static Policy only(NamedGroup group) {
    return Policy.MODERN_2026.withGroups(List.of(group));
  }

  private static Negotiated tls12(Encounter encounter) {
    Negotiated negotiated = encounter.ours().negotiated();
    assertThat(negotiated.version()).contains(ProtocolVersion.TLS_1_2);
    assertThat(negotiated.hasExtendedMasterSecret()).isTrue();
    return negotiated;
  }

  private static void requireProofs(Negotiated negotiated, Leaf leaf) {
    assertThat(negotiated.peer().orElseThrow().endEntity()).isEqualTo(leaf.certificate());
    assertThat(negotiated.peerScheme()).isPresent();
    assertThat(negotiated.ownScheme()).isPresent();
  }
}
