package org.handfast.interop.resumption;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.handfast.engine.Negotiated;
import org.handfast.engine.config.Policy;
import org.handfast.interop.fixture.KeyKind;
import org.handfast.interop.fixture.TestCertificates;
import org.handfast.interop.fixture.Together;
import org.handfast.interop.peer.NettyEnd;
import org.handfast.interop.peer.NettyPeer;
import org.handfast.interop.peer.NettyServer;
import org.handfast.interop.peer.Terms;
import org.handfast.net.TlsClient;
import org.handfast.protocol.registry.NamedGroup;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// Sessions between BoringSSL, as Netty drives it, and us (RFC 9846 2.2). Netty has no early data.
@Timeout(120)
final class BoringSslResumptionTest {
  private final NettyPeer peer = new NettyPeer();

  @Test
  @DisplayName("their client resumes")
  void theirClientResumes() throws Exception {
    try (Visited server = new Visited(Visited.builder())) {
      assertThat(theirVisit(server, Terms.anonymous()).isResumed()).isFalse();
      assertThat(theirVisit(server, Terms.anonymous()).isResumed()).isTrue();
      assertThat(theirVisit(server, Terms.anonymous()).isResumed()).isTrue();
    }
  }

  @Test
  @DisplayName("their client resumes after our HelloRetryRequest")
  void theirClientResumesAfterARetry() throws Exception {
    Policy onlyP384 = Policy.MODERN_2026.withGroups(List.of(NamedGroup.SECP384R1));
    try (Visited server = new Visited(Visited.builder().policy(onlyP384))) {
      assertThat(theirVisit(server, Terms.anonymous()).isResumed()).isFalse();
      Negotiated second = theirVisit(server, Terms.anonymous());
      assertThat(second.isRetried()).isTrue();
      assertThat(second.isResumed()).isTrue();
    }
  }

  @Test
  @DisplayName("our client resumes")
  void ourClientResumes() throws Exception {
    TlsClient client = Ours.client();
    try (NettyServer server = peer.serve(terms())) {
      assertThat(ourVisit(client, server).isResumed()).isFalse();
      assertThat(ourVisit(client, server).isResumed()).isTrue();
      assertThat(ourVisit(client, server).isResumed()).isTrue();
    }
  }

  @Test
  @DisplayName("our client resumes after their HelloRetryRequest")
  void ourClientResumesAfterARetry() throws Exception {
    TlsClient client = Ours.client();
    try (NettyServer server = peer.serve(terms().groups(NamedGroup.SECP384R1))) {
      assertThat(ourVisit(client, server).isRetried()).isTrue();
      Negotiated second = ourVisit(client, server);
      assertThat(second.isRetried()).isTrue();
      assertThat(second.isResumed()).isTrue();
    }
  }

  private static Terms terms() {
    return Terms.presenting(TestCertificates.shared().leaf(KeyKind.P256));
  }

  /// Their client comes to our server, and reads to the end: the tickets have come by then.
  private Negotiated theirVisit(Visited server, Terms terms) throws Exception {
    try (NettyEnd theirs = peer.connect(terms, server.address())) {
      assertThat(theirs.in().readAllBytes())
          .isEqualTo(Visited.GREETING.getBytes(StandardCharsets.US_ASCII));
      return server.next().negotiated();
    }
  }

  /// Our client comes to their server, which closes when it has read to the end.
  private static Negotiated ourVisit(TlsClient client, NettyServer server) throws Exception {
    Together<Negotiated> ours = Together.begin(() -> Ours.visit(client, server.port()));
    try (NettyEnd theirs = server.accept()) {
      assertThat(theirs.in().readAllBytes()).isNotEmpty();
    }
    return ours.join();
  }
}
