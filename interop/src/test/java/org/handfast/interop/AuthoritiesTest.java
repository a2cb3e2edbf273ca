package org.handfast.interop;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.channels.SocketChannel;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.security.auth.x500.X500Principal;
import org.handfast.engine.TlsConnection;
import org.handfast.engine.config.ClientConfig;
import org.handfast.engine.config.ConfigSource;
import org.handfast.engine.config.ServerConfig;
import org.handfast.engine.trust.ClientAuthentication;
import org.handfast.interop.fixture.ChildProcess;
import org.handfast.interop.fixture.KeyKind;
import org.handfast.interop.fixture.Leaf;
import org.handfast.interop.fixture.Needs;
import org.handfast.interop.fixture.PeerProgram;
import org.handfast.interop.fixture.TestCertificates;
import org.handfast.interop.peer.GoPeer;
import org.handfast.interop.peer.Peer;
import org.handfast.interop.peer.Terms;
import org.handfast.jca.JcaCryptoProvider;
import org.handfast.net.Timeouts;
import org.handfast.net.TlsChannel;
import org.handfast.pki.PathVerifier;
import org.handfast.pki.PeerName;
import org.handfast.protocol.wire.Bytes;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/// Either side says whose certificates it would believe, and the other one may choose by it.
@DisplayName("RFC 9846 4.3.4: certificate_authorities")
final class AuthoritiesTest {
  private static final Pattern PORT = Pattern.compile("ACCEPT .*:(\\d+)");

  private final TestCertificates certificates = TestCertificates.shared();
  private final Leaf leaf = certificates.leaf(KeyKind.P256);
  private final Bytes root =
      Bytes.owning(certificates.root().getSubjectX500Principal().getEncoded());

  /// Go's client presents nothing that the named authorities have not issued.
  @Test
  @Needs(PeerProgram.GO)
  @DisplayName("Go's client chooses its certificate by the authorities that our server names")
  void goClient() throws Exception {
    assertThat(presented(new GoPeer(), root)).isTrue();
    assertThat(presented(new GoPeer(), stranger())).isFalse();
  }

  @Test
  @Needs(PeerProgram.OPENSSL)
  @DisplayName("OpenSSL's server reads the authorities that our client names")
  void openSslServer() throws Exception {
    ClientConfig config =
        ClientConfig.with(JcaCryptoProvider.installed())
            .trusting(
                PathVerifier.trusting(certificates.trust()).forServer(PeerName.parse("localhost")))
            .anonymous()
            .authorities(List.of(root))
            .build();
    try (ChildProcess theirs = startOpenSsl();
        SocketChannel socket = SocketChannel.open(address(theirs));
        TlsChannel ours =
            new TlsChannel(TlsConnection.client(config, "localhost"), socket, Timeouts.DEFAULT)) {
      ours.handshake();
      String line = theirs.line();
      while (!line.startsWith("Acceptable server certificate CA names")) {
        line = theirs.line();
      }
      assertThat(theirs.line()).isEqualTo("CN = Handfast interop root");
    }
  }

  private ChildProcess startOpenSsl() throws IOException {
    return ChildProcess.start(
        List.of(
            PeerProgram.OPENSSL.path(),
            "s_server",
            "-accept",
            "127.0.0.1:0",
            "-cert",
            leaf.chainFile().toString(),
            "-key",
            leaf.keyFile().toString()));
  }

  private static InetSocketAddress address(ChildProcess server) throws IOException {
    Matcher matcher = PORT.matcher(server.line());
    while (!matcher.matches()) {
      matcher = PORT.matcher(server.line());
    }
    return new InetSocketAddress(
        InetAddress.getLoopbackAddress(), Integer.parseInt(matcher.group(1)));
  }

  private Bytes stranger() {
    return Bytes.owning(new X500Principal("CN=nobody here").getEncoded());
  }

  private boolean presented(Peer peer, Bytes authority) throws Exception {
    ServerConfig config =
        ServerConfig.with(JcaCryptoProvider.installed())
            .identifiedBy(leaf.credentials())
            .clientAuthentication(
                ClientAuthentication.WANT, PathVerifier.trusting(certificates.trust()).forClients())
            .authorities(List.of(authority))
            .build();
    try (Encounter encounter =
        Encounter.ofClientAtConnection(
            peer, Terms.presenting(leaf), TlsConnection.server(ConfigSource.always(config)))) {
      encounter.exchangeText(1000);
      return encounter.ours().negotiated().peer().isPresent();
    }
  }
}
