package org.handfast.interop;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import org.handfast.interop.fixture.ChildProcess;
import org.handfast.interop.fixture.KeyKind;
import org.handfast.interop.fixture.Leaf;
import org.handfast.interop.fixture.Needs;
import org.handfast.interop.fixture.OurServer;
import org.handfast.interop.fixture.PeerProgram;
import org.handfast.interop.fixture.TestCertificates;
import org.handfast.interop.peer.GoPeer;
import org.handfast.interop.peer.OpenSslPeer;
import org.handfast.interop.peer.Terms;
import org.handfast.net.TlsChannel;
import org.handfast.net.TlsClient;
import org.handfast.net.TlsServer;
import org.handfast.protocol.wire.Bytes;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/// Peers export what we do (RFC 9846 7.5).
@DisplayName("Exporters")
final class ExporterTest {
  private static final String LABEL = "EXPERIMENTAL handfast";
  private static final Bytes CONTEXT = Bytes.owning("context".getBytes(StandardCharsets.US_ASCII));
  private static final String OPENSSL_VALUE = "    Keying material: ";

  private final TestCertificates certificates = TestCertificates.shared();
  private final Leaf leaf = certificates.leaf(KeyKind.P256);
  private final TlsClient client = TlsClient.trusting(certificates.trust()).anonymous();

  @Test
  @Needs(PeerProgram.OPENSSL)
  @DisplayName("OpenSSL's server")
  void openSslServer() throws Exception {
    OpenSslPeer peer = new OpenSslPeer("-keymatexport", LABEL, "-keymatexportlen", "100");
    try (Encounter encounter = Encounter.ofOurClient(client, peer, Terms.presenting(leaf))) {
      BufferedReader said =
          new BufferedReader(
              new InputStreamReader(encounter.theirs().in(), StandardCharsets.US_ASCII));
      String line = said.readLine();
      while (!line.startsWith(OPENSSL_VALUE)) {
        line = said.readLine();
      }
      assertThat(line).isEqualTo(OPENSSL_VALUE + exported(encounter.ours(), Bytes.EMPTY));
    }
  }

  @Test
  @Needs(PeerProgram.OPENSSL)
  @DisplayName("OpenSSL's client, and the channel binding")
  void openSslClient() throws Exception {
    try (OurServer server = OurServer.start(TlsServer.identifiedBy(leaf.credentials()));
        ChildProcess theirs = openSslClient(server)) {
      TlsChannel ours = server.accept();
      String line = theirs.line();
      while (!line.startsWith(OPENSSL_VALUE)) {
        line = theirs.line();
      }
      assertThat(line)
          .isEqualTo(
              OPENSSL_VALUE
                  + HexFormat.of().withUpperCase().formatHex(ours.channelBinding().toArray()));
    }
  }

  private static ChildProcess openSslClient(OurServer server) throws IOException {
    return ChildProcess.start(
        List.of(
            PeerProgram.OPENSSL.path(),
            "s_client",
            "-connect",
            "127.0.0.1:" + server.address().getPort(),
            "-keymatexport",
            "EXPORTER-Channel-Binding",
            "-keymatexportlen",
            "32"));
  }

  @Test
  @Needs(PeerProgram.GO)
  @DisplayName("Go's server, with a context")
  void goServer() throws Exception {
    GoPeer peer = new GoPeer("-export", LABEL);
    try (Encounter encounter = Encounter.ofOurClient(client, peer, Terms.presenting(leaf))) {
      String ours = exported(encounter.ours(), CONTEXT);
      encounter.partByOurWord();
      assertThat(encounter.theirs().lastWords()).containsIgnoringCase(ours);
    }
  }

  @Test
  @Needs(PeerProgram.GO)
  @DisplayName("Go's client, with a context")
  void goClient() throws Exception {
    try (Encounter encounter =
        Encounter.ofTheirClient(
            new GoPeer("-export", LABEL),
            Terms.anonymous(),
            TlsServer.identifiedBy(leaf.credentials()))) {
      String ours = exported(encounter.ours(), CONTEXT);
      encounter.partByTheirWord();
      assertThat(encounter.theirs().lastWords()).containsIgnoringCase(ours);
    }
  }

  private static String exported(TlsChannel channel, Bytes context) {
    return HexFormat.of().withUpperCase().formatHex(channel.export(LABEL, context, 100));
  }
}
