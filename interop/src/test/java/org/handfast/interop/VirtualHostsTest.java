package org.handfast.interop;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.handfast.engine.TlsConnection;
import org.handfast.engine.config.ConfigSource;
import org.handfast.engine.config.ServerConfig;
import org.handfast.engine.trust.ClientAuthentication;
import org.handfast.engine.trust.VerifiedPeer;
import org.handfast.interop.fixture.KeyKind;
import org.handfast.interop.fixture.Leaf;
import org.handfast.interop.fixture.Needs;
import org.handfast.interop.fixture.PeerProgram;
import org.handfast.interop.fixture.TestCertificates;
import org.handfast.interop.peer.GnuTlsPeer;
import org.handfast.interop.peer.GoPeer;
import org.handfast.interop.peer.NettyPeer;
import org.handfast.interop.peer.OpenSslPeer;
import org.handfast.interop.peer.Peer;
import org.handfast.interop.peer.Terms;
import org.handfast.jca.JcaCryptoProvider;
import org.handfast.pki.PathVerifier;
import org.handfast.protocol.extension.ServerName;
import org.handfast.protocol.wire.Bytes;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/// One host of our server is for everybody, the other one for clients with a certificate: the
/// server knows which it is before it asks. Netty names no host without a dot.
@DisplayName("Virtual hosts, each with its certificate and its clients")
final class VirtualHostsTest {
  private static final String MEMBERS = "members.test";

  private final TestCertificates certificates = TestCertificates.shared();
  private final Leaf everybodys = certificates.leaf(KeyKind.P256);
  private final Leaf members = certificates.named(MEMBERS);
  private final Leaf client = certificates.leaf(KeyKind.RSA);

  @Test
  @Needs(PeerProgram.OPENSSL)
  void openSsl() throws Exception {
    visitBoth(new OpenSslPeer());
  }

  @Test
  @Needs(PeerProgram.GNUTLS_CLI)
  void gnuTls() throws Exception {
    visitBoth(new GnuTlsPeer());
  }

  @Test
  @Needs(PeerProgram.GO)
  void go() throws Exception {
    visitBoth(new GoPeer());
  }

  @Test
  void boringSsl() throws Exception {
    visitBoth(new NettyPeer());
  }

  private void visitBoth(Peer peer) throws Exception {
    visit(peer, "localhost", everybodys, Optional.empty());
    visit(peer, MEMBERS, members, Optional.of(client));
  }

  private void visit(Peer peer, String host, Leaf own, Optional<Leaf> theirs) throws Exception {
    Terms terms = Terms.presenting(client).asking(host);
    try (Encounter encounter =
        Encounter.ofClientAtConnection(peer, terms, TlsConnection.server(hosts()))) {
      assertThat(encounter.ours().negotiated().credential().orElseThrow().chain())
          .containsExactly(Bytes.owning(own.certificate().getEncoded()));
      assertThat(encounter.ours().negotiated().peer().map(VerifiedPeer::endEntity))
          .isEqualTo(theirs.map(Leaf::certificate));
      encounter.exchangeText(1000);
    }
  }

  private ConfigSource hosts() {
    ServerConfig open = with(everybodys).build();
    ServerConfig closed =
        with(members)
            .clientAuthentication(
                ClientAuthentication.NEED, PathVerifier.trusting(certificates.trust()).forClients())
            .build();
    return hello -> {
      String name =
          hello.extensions().find(ServerName.class).map(ServerName::text).orElse("localhost");
      return name.equals(MEMBERS) ? closed : open;
    };
  }

  private static ServerConfig.Builder with(Leaf leaf) {
    return ServerConfig.with(JcaCryptoProvider.installed()).identifiedBy(leaf.credentials());
  }
}
