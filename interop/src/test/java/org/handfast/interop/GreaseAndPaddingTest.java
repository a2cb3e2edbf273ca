package org.handfast.interop;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.Security;
import java.util.stream.Stream;
import org.handfast.engine.TlsConnection;
import org.handfast.engine.config.ClientConfig;
import org.handfast.engine.config.ConfigSource;
import org.handfast.engine.config.Grease;
import org.handfast.engine.config.PaddingPolicy;
import org.handfast.engine.config.ServerConfig;
import org.handfast.interop.fixture.KeyKind;
import org.handfast.interop.fixture.Leaf;
import org.handfast.interop.fixture.Needs;
import org.handfast.interop.fixture.PeerProgram;
import org.handfast.interop.fixture.TestCertificates;
import org.handfast.interop.peer.BouncyCastlePeer;
import org.handfast.interop.peer.ConscryptPeer;
import org.handfast.interop.peer.GnuTlsPeer;
import org.handfast.interop.peer.GoPeer;
import org.handfast.interop.peer.JssePeer;
import org.handfast.interop.peer.NettyPeer;
import org.handfast.interop.peer.OpenSslPeer;
import org.handfast.interop.peer.Peer;
import org.handfast.interop.peer.Terms;
import org.handfast.jca.JcaCryptoProvider;
import org.handfast.pki.PathVerifier;
import org.handfast.pki.PeerName;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Values that mean nothing (RFC 8701), in an order of chance, and records that are longer than
/// what is in them (RFC 9846 5.4): no peer may notice.
@DisplayName("GREASE and padding")
final class GreaseAndPaddingTest {
  private static final PaddingPolicy PADDING = PaddingPolicy.toMultipleOf(512);

  private final TestCertificates certificates = TestCertificates.shared();
  private final Leaf leaf = certificates.leaf(KeyKind.RSA);

  @ParameterizedTest
  @MethodSource("libraries")
  void libraries(Peer peer) throws Exception {
    meet(peer);
  }

  @Test
  @Needs(PeerProgram.OPENSSL)
  void openSsl() throws Exception {
    meet(new OpenSslPeer());
  }

  @Test
  @Needs({PeerProgram.GNUTLS_CLI, PeerProgram.GNUTLS_SERV})
  void gnuTls() throws Exception {
    meet(new GnuTlsPeer());
  }

  @Test
  @Needs(PeerProgram.GO)
  void go() throws Exception {
    meet(new GoPeer());
  }

  static Stream<Peer> libraries() {
    return Stream.of(
        new JssePeer(Security.getProvider("SunJSSE")),
        new BouncyCastlePeer(),
        new ConscryptPeer(),
        new NettyPeer());
  }

  private void meet(Peer peer) throws Exception {
    // The client draws its values and its order anew each time.
    for (int i = 0; i < 5; i++) {
      try (Encounter encounter =
          Encounter.ofOurConnection(client(), peer, Terms.presenting(leaf))) {
        encounter.exchange(20_000);
        assertThat(encounter.ours().negotiated().isResumed()).isFalse();
      }
    }
    try (Encounter encounter = Encounter.ofClientAtConnection(peer, Terms.anonymous(), server())) {
      encounter.exchangeText(20_000);
    }
  }

  private TlsConnection client() {
    ClientConfig config =
        ClientConfig.with(JcaCryptoProvider.installed())
            .trusting(
                PathVerifier.trusting(certificates.trust()).forServer(PeerName.parse("localhost")))
            .anonymous()
            .grease(Grease.INCLUDED)
            .padding(PADDING)
            .build();
    return TlsConnection.client(config, "localhost");
  }

  private TlsConnection server() {
    return TlsConnection.server(
        ConfigSource.always(
            ServerConfig.with(JcaCryptoProvider.installed())
                .identifiedBy(leaf.credentials())
                .padding(PADDING)
                .build()));
  }
}
