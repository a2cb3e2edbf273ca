package org.handfast.interop;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.handfast.interop.fixture.KeyKind;
import org.handfast.interop.fixture.Leaf;
import org.handfast.interop.fixture.Needs;
import org.handfast.interop.fixture.PeerProgram;
import org.handfast.interop.fixture.TestCertificates;
import org.handfast.interop.peer.GoPeer;
import org.handfast.interop.peer.OpenSslPeer;
import org.handfast.interop.peer.Peer;
import org.handfast.interop.peer.Terms;
import org.handfast.net.KeyLogFile;
import org.handfast.net.TlsClient;
import org.handfast.net.TlsServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The peer's key log of a connection has the lines that ours has (RFC 9850).
@DisplayName("Key logs")
final class KeyLogTest {
  private final TestCertificates certificates = TestCertificates.shared();
  private final Leaf leaf = certificates.leaf(KeyKind.P256);

  @TempDir private Path folder;
  private KeyLogFile log;

  @BeforeEach
  void open() throws IOException {
    log =
        KeyLogFile.appendingTo(
            ourFile(),
            failure -> {
              throw new AssertionError(failure);
            });
  }

  @AfterEach
  void close() throws IOException {
    log.close();
  }

  @Test
  @Needs(PeerProgram.OPENSSL)
  @DisplayName("OpenSSL's server")
  void openSslServer() throws Exception {
    agreesWithTheirServer(new OpenSslPeer("-keylogfile", theirFile().toString()));
    assertThat(lines(theirFile())).containsExactlyInAnyOrderElementsOf(lines(ourFile())).hasSize(5);
  }

  @Test
  @Needs(PeerProgram.OPENSSL)
  @DisplayName("OpenSSL's client")
  void openSslClient() throws Exception {
    agreesWithTheirClient(new OpenSslPeer("-keylogfile", theirFile().toString()));
    assertThat(lines(theirFile())).containsExactlyInAnyOrderElementsOf(lines(ourFile())).hasSize(5);
  }

  @Test
  @Needs(PeerProgram.GO)
  @DisplayName("Go's server, which logs no exporter secret")
  void goServer() throws Exception {
    agreesWithTheirServer(new GoPeer("-keylog", theirFile().toString()));
    assertThat(lines(theirFile())).isSubsetOf(lines(ourFile())).hasSize(4);
  }

  @Test
  @Needs(PeerProgram.GO)
  @DisplayName("Go's client, which logs no exporter secret")
  void goClient() throws Exception {
    agreesWithTheirClient(new GoPeer("-keylog", theirFile().toString()));
    assertThat(lines(theirFile())).isSubsetOf(lines(ourFile())).hasSize(4);
  }

  private void agreesWithTheirServer(Peer peer) throws Exception {
    TlsClient client = TlsClient.trusting(certificates.trust()).anonymous().keyLog(log);
    try (Encounter encounter = Encounter.ofOurClient(client, peer, Terms.presenting(leaf))) {
      encounter.exchange(1);
    }
  }

  private void agreesWithTheirClient(Peer peer) throws Exception {
    try (Encounter encounter =
        Encounter.ofTheirClient(
            peer, Terms.anonymous(), TlsServer.identifiedBy(leaf.credentials()).keyLog(log))) {
      encounter.exchange(1);
    }
  }

  private Path ourFile() {
    return folder.resolve("ours");
  }

  private Path theirFile() {
    return folder.resolve("theirs");
  }

  private static List<String> lines(Path file) throws IOException {
    return Files.readAllLines(file).stream().filter(line -> !line.startsWith("#")).toList();
  }
}
