package org.handfast.interop.tls12;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.handfast.engine.Side;
import org.handfast.engine.config.Policy;
import org.handfast.engine.failure.PeerViolation;
import org.handfast.engine.failure.Tls12Violation;
import org.handfast.net.TlsChannel;
import org.handfast.net.TlsClient;
import org.handfast.net.TlsIOException;
import org.handfast.pki.PeerName;
import org.handfast.protocol.registry.ProtocolVersion;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// The same in both roles.
abstract class TwoVisits extends TheirVisits {
  private static final PeerName NAME = PeerName.parse("localhost");

  private final Neighbour peer;
  private final Hosts hosts;

  TwoVisits(Neighbour peer) {
    super(peer);
    this.peer = peer;
    this.hosts = new Hosts(peer);
  }

  @DisplayName("our client comes to their server, and comes back")
  @ParameterizedTest(name = "{0}")
  @MethodSource("atTheirs")
  void ourClient(Course course) throws Exception {
    WatchedSessions sessions = new WatchedSessions();
    TlsClient client = OurSide.client(course, peer.heeds()).sessions(sessions);
    Host host = hosts.with(course.traits());
    visit(client, host, course, Word.NO);
    visit(client, host, course, Word.YES);
    assertThat(sessions.offered()).containsExactly(course.label());
  }

  @Test
  @DisplayName("both of our policies: their server has TLS 1.3 too, and that is taken")
  void ourClientTakesTls13() throws Exception {
    Host host = hosts.with(OurSide.modern(Trait.TLS_1_3).traits());
    assertThat(versions(Policy.MODERN_2026, host)).containsOnly(ProtocolVersion.TLS_1_3.toString());
    assertThat(versions(Policy.CLASSIC_2026, host))
        .containsOnly(ProtocolVersion.TLS_1_3.toString());
  }

  @Test
  @DisplayName("with our default policy: their server has but TLS 1.2, and that is taken")
  void ourClientTakesTls12() throws Exception {
    Host host = hosts.with(OurSide.modern().traits());
    assertThat(versions(Policy.MODERN_2026, host)).containsOnly(ProtocolVersion.TLS_1_2.toString());
  }

  @AfterAll
  final void closeHosts() {
    hosts.close();
  }

  /// For peers that can do without an extended master secret: our default policy refuses them (RFC
  /// 7627 5.2, 5.3).
  final void plainMasterSecretIsRefused() throws Exception {
    TlsClient modern = OurSide.client(Policy.MODERN_2026);
    int port = hosts.with(Set.of()).port(OurSide.COMMON);
    requireMissing(catchThrowable(() -> modern.connect("127.0.0.1", port, NAME)));
    requireMissing(refusal(Course.of(OurSide.COMMON)));
  }

  Stream<Course> atTheirs() throws Exception {
    return peer.asServer().courses();
  }

  private static void visit(TlsClient client, Host host, Course course, Word resumed)
      throws Exception {
    try (TlsChannel ours = client.connect("127.0.0.1", host.port(course.suite()), NAME)) {
      Said theirs = host.talk(ours);
      OurSide.require(course, resumed, Side.CLIENT, Said.of(ours.negotiated()), theirs);
    }
  }

  /// What both say the version is.
  private static List<String> versions(Policy policy, Host host) throws Exception {
    int port = host.port(OurSide.COMMON);
    try (TlsChannel ours = OurSide.client(policy).connect("127.0.0.1", port, NAME)) {
      return List.of(host.talk(ours).version(), Said.of(ours.negotiated()).version());
    }
  }

  private static void requireMissing(Throwable failure) {
    assertThat(failure)
        .isInstanceOfSatisfying(
            TlsIOException.class,
            tls ->
                assertThat(tls.failure())
                    .isInstanceOfSatisfying(
                        PeerViolation.class,
                        violation ->
                            assertThat(violation.violation())
                                .isEqualTo(Tls12Violation.EXTENDED_MASTER_SECRET_MISSING)));
  }
}
