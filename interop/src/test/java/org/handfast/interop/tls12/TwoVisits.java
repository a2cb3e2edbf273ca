package org.handfast.interop.tls12;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.handfast.engine.Side;
import org.handfast.engine.config.Policy;
import org.handfast.engine.config.ServerConfig;
import org.handfast.engine.failure.PeerViolation;
import org.handfast.engine.failure.Tls12Violation;
import org.handfast.engine.trust.ClientAuthentication;
import org.handfast.interop.fixture.KeyKind;
import org.handfast.interop.fixture.TestCertificates;
import org.handfast.jca.JcaCryptoProvider;
import org.handfast.net.TlsChannel;
import org.handfast.net.TlsClient;
import org.handfast.net.TlsIOException;
import org.handfast.pki.PathVerifier;
import org.handfast.pki.PeerName;
import org.handfast.protocol.registry.CipherSuite;
import org.handfast.protocol.registry.ProtocolVersion;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// What every peer and we do with each other in TLS 1.2, in both roles: a full handshake, and the
/// session of it again.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class TwoVisits {
  /// Every peer has it, and every policy.
  static final CipherSuite COMMON = CipherSuite.TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256;

  private static final PeerName NAME = PeerName.parse("localhost");

  final TestCertificates certificates = TestCertificates.shared();
  final Neighbour peer;
  private final Hosts hosts;

  TwoVisits(Neighbour peer) {
    this.peer = peer;
    this.hosts = new Hosts(peer);
  }

  @DisplayName("our client comes to their server, and comes back")
  @ParameterizedTest(name = "{0}")
  @MethodSource("atTheirs")
  void ourClient(Course course) throws Exception {
    WatchedSessions sessions = new WatchedSessions();
    TlsClient client = client(course).sessions(sessions);
    Host host = hosts.with(course.traits());
    visit(client, host, course, Word.NO);
    visit(client, host, course, Word.YES);
    assertThat(sessions.offered()).containsExactly(course.label());
  }

  @DisplayName("their client comes to our server, and comes back")
  @ParameterizedTest(name = "{0}")
  @MethodSource("atOurs")
  void theirClient(Course course) throws Exception {
    WatchedResumption resumption = new WatchedResumption(JcaCryptoProvider.installed());
    ServerConfig config =
        config(course)
            .resumption(
                course.has(Trait.TICKET) || peer.heeds().contains(Trait.TICKET)
                    ? resumption.withTickets()
                    : resumption.withoutTickets())
            .build();
    try (OurHost ours = OurHost.open(config, TwoVisits::echo)) {
      List<Said> theirs = peer.visit(course, ours.port());
      assertThat(theirs).hasSize(2);
      requireSaid(ours.next(), theirs.getFirst(), Side.SERVER, course, Word.NO);
      requireSaid(ours.next(), theirs.getLast(), Side.SERVER, course, Word.YES);
      assertThat(resumption.found()).containsExactly(course.label());
    }
  }

  @Test
  @DisplayName("with the default policies of both sides: their server has TLS 1.3, and it is taken")
  void ourClientTakesTls13() throws Exception {
    Host host = hosts.with(modern(Trait.TLS_1_3).traits());
    assertThat(versions(Policy.MODERN_2026, host)).containsOnly(ProtocolVersion.TLS_1_3.toString());
    assertThat(versions(Policy.CLASSIC_2026, host))
        .containsOnly(ProtocolVersion.TLS_1_3.toString());
  }

  @Test
  @DisplayName("with our default policy: their server has but TLS 1.2, and that is taken")
  void ourClientTakesTls12() throws Exception {
    Host host = hosts.with(modern().traits());
    assertThat(versions(Policy.MODERN_2026, host)).containsOnly(ProtocolVersion.TLS_1_2.toString());
  }

  @Test
  @DisplayName("with our default policy: their client gets the best version that it has")
  void theirClientGetsTheBest() throws Exception {
    assertThat(visited(modern(Trait.TLS_1_3))).containsOnly(ProtocolVersion.TLS_1_3.toString());
    assertThat(visited(modern())).containsOnly(ProtocolVersion.TLS_1_2.toString());
  }

  @AfterAll
  void closeAll() throws Exception {
    hosts.close();
    peer.close();
  }

  /// For peers that can do without an extended master secret.
  final void plainMasterSecretIsRefused() throws Exception {
    Host host = hosts.with(Set.of());
    assertThatThrownBy(() -> anonymous(Policy.MODERN_2026).connect("127.0.0.1", host.port(COMMON), NAME))
        .isInstanceOfSatisfying(TlsIOException.class, TwoVisits::requireMissing);
    try (OurHost ours = OurHost.open(OurHost.keys().build(), TwoVisits::echo)) {
      assertThatThrownBy(() -> peer.visit(Course.of(COMMON), ours.port()))
          .isInstanceOfAny(IOException.class, AssertionError.class);
      assertThat(ours.failure())
          .isInstanceOfSatisfying(TlsIOException.class, TwoVisits::requireMissing);
    }
  }

  Stream<Course> atTheirs() throws Exception {
    return peer.asServer().courses();
  }

  Stream<Course> atOurs() throws Exception {
    return peer.asClient().courses();
  }

  private void visit(TlsClient client, Host host, Course course, Word resumed) throws Exception {
    try (TlsChannel ours = client.connect("127.0.0.1", host.port(course.suite()), NAME)) {
      Said theirs = host.talk(ours);
      requireSaid(Said.of(ours.negotiated()), theirs, Side.CLIENT, course, resumed);
    }
  }

  private void requireSaid(Said ours, Said theirs, Side our, Course course, Word resumed) {
    Said expected = course.expected(resumed);
    ours.require(expected, our, "our " + course);
    theirs.require(expected, our == Side.CLIENT ? Side.SERVER : Side.CLIENT, "their " + course);
  }

  private TlsClient client(Course course) {
    TlsClient.Trusting trusting = TlsClient.trusting(certificates.trust());
    TlsClient client =
        course.has(Trait.CLIENT_CERTIFICATE)
            ? trusting.identifiedBy(certificates.leaf(KeyKind.P256).credentials())
            : trusting.anonymous();
    return client.policy(course.policy(peer.heeds()));
  }

  private ServerConfig.Builder config(Course course) {
    ServerConfig.Builder builder = OurHost.keys().policy(course.policy(peer.heeds()));
    return course.has(Trait.CLIENT_CERTIFICATE)
        ? builder.clientAuthentication(
            ClientAuthentication.NEED, PathVerifier.trusting(certificates.trust()).forClients())
        : builder;
  }

  private TlsClient anonymous(Policy policy) {
    return TlsClient.trusting(certificates.trust()).anonymous().policy(policy);
  }

  /// What the default policy of a peer is like, but without a certificate of the client's.
  private Course modern(Trait... more) {
    Set<Trait> traits = new HashSet<>(Set.of(more));
    traits.addAll(Set.of(Trait.EXTENDED_MASTER_SECRET, Trait.ENCRYPT_THEN_MAC, Trait.TICKET));
    return new Course(COMMON, traits);
  }

  /// What both say the version is.
  private List<String> versions(Policy policy, Host host) throws Exception {
    try (TlsChannel ours = anonymous(policy).connect("127.0.0.1", host.port(COMMON), NAME)) {
      return List.of(host.talk(ours).version(), Said.of(ours.negotiated()).version());
    }
  }

  private List<String> visited(Course course) throws Exception {
    try (OurHost ours = OurHost.open(OurHost.keys().build(), TwoVisits::echo)) {
      List<Said> theirs = peer.visit(course, ours.port());
      return Stream.of(theirs.getFirst(), theirs.getLast(), ours.next(), ours.next())
          .map(Said::version)
          .toList();
    }
  }

  private static void echo(TlsChannel channel) throws IOException {
    Talk.echo(channel.input(), channel.output());
  }

  // RFC 7627 5.2 and 5.3.
  private static void requireMissing(TlsIOException failure) {
    assertThat(failure.failure())
        .isInstanceOfSatisfying(
            PeerViolation.class,
            violation ->
                assertThat(violation.violation())
                    .isEqualTo(Tls12Violation.EXTENDED_MASTER_SECRET_MISSING));
  }
}
