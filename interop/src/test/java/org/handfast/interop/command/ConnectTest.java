package org.handfast.interop.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.handfast.interop.fixture.ChildProcess;
import org.handfast.interop.fixture.Flaw;
import org.handfast.interop.fixture.KeyKind;
import org.handfast.interop.fixture.Leaf;
import org.handfast.interop.fixture.Needs;
import org.handfast.interop.fixture.Payload;
import org.handfast.interop.fixture.PeerProgram;
import org.handfast.interop.fixture.TestCertificates;
import org.handfast.interop.fixture.Together;
import org.handfast.interop.peer.Nginx;
import org.handfast.interop.peer.OpenSslPeer;
import org.handfast.interop.peer.PeerEnd;
import org.handfast.interop.peer.PeerServer;
import org.handfast.interop.peer.Ports;
import org.handfast.interop.peer.Terms;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("handfast connect")
@Needs(PeerProgram.OPENSSL)
final class ConnectTest {
  private static final int REFUSED = 4;
  private static final int HANDSHAKE_FAILED = 7;
  private static final int CUT = 8;

  private final TestCertificates certificates = TestCertificates.shared();
  private final Leaf leaf = certificates.leaf(KeyKind.P256);
  private final OpenSslPeer peer = new OpenSslPeer();

  @TempDir Path data;

  @Test
  @DisplayName("streams any bytes both ways, with openssl s_server")
  void streams() throws Exception {
    Payload forth = Payload.binary(1 << 20, 1);
    Payload back = Payload.binary(1 << 20, 2);
    try (PeerServer server = peer.serve(Terms.presenting(leaf));
        ChildProcess connect = new Handfast(data).connect(server.port());
        PeerEnd theirs = server.accept()) {
      Together<Void> sent = sending(forth, connect.input());
      Together<Void> answered = sending(back, theirs.out());
      Together<String> received = Together.begin(() -> back.receive(connect.output()));
      assertThat(forth.receive(theirs.in())).isEqualTo(forth.digest());
      assertThat(received.join()).isEqualTo(back.digest());
      sent.join();
      answered.join();
      connect.input().close();
      assertThat(connect.rest()).isEmpty();
      assertThat(connect.exitCode()).isZero();
      assertThat(connect.complaints().complete())
          .contains("OK", "localhost", "TLS 1.3", "TLS_", "x25519", "ecdsa_secp256r1_sha256");
    }
  }

  @Test
  @DisplayName("takes nothing that is typed for a command")
  void noCommands() throws Exception {
    byte[] typed = "Q\nR\nK\n^rekey^\n".getBytes(StandardCharsets.US_ASCII);
    try (PeerServer server = peer.serve(Terms.presenting(leaf));
        ChildProcess connect = new Handfast(data).connect(server.port());
        PeerEnd theirs = server.accept()) {
      connect.input().write(typed);
      connect.input().flush();
      assertThat(theirs.in().readNBytes(typed.length)).isEqualTo(typed);
    }
  }

  @Test
  @Needs(PeerProgram.NGINX)
  @DisplayName("gets a page from nginx")
  void nginx() throws Exception {
    try (Nginx nginx = Nginx.start(leaf);
        ChildProcess connect = new Handfast(data).connect(nginx.port())) {
      connect.input().write("GET / HTTP/1.0\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
      connect.input().flush();
      assertThat(connect.rest()).contains("200 OK").contains(" localhost NONE");
      assertThat(connect.exitCode()).isZero();
    }
  }

  @DisplayName("refuses a server, each time in its own words and with its own exit code")
  @ParameterizedTest(name = "{0}: {1}, {2}")
  @CsvSource({
    "UNKNOWN_AUTHORITY, 6, no trusted authority vouches for it",
    "WRONG_NAME, 11, it was issued for another name",
    "EXPIRED, 12, it is not valid now",
  })
  void refuses(Flaw flaw, int exitCode, String words) throws Exception {
    try (PeerServer server = peer.serve(Terms.presenting(certificates.flawed(flaw)));
        ChildProcess connect = new Handfast(data).connect(server.port())) {
      assertThat(connect.exitCode()).isEqualTo(exitCode);
      assertThat(connect.complaints().complete()).contains(words).contains("try: ");
      assertThat(connect.rest()).isEmpty();
      assertThat(server.lastWords()).contains(peer.words(flaw.reason().alert()));
    }
  }

  @Test
  @DisplayName("goes on with --insecure, and says loudly what it skipped")
  void insecure() throws Exception {
    Terms terms = Terms.presenting(certificates.flawed(Flaw.EXPIRED));
    try (PeerServer server = peer.serve(terms);
        ChildProcess connect = new Handfast(data).connect(server.port(), "--insecure");
        PeerEnd theirs = server.accept()) {
      connect.input().write('x');
      connect.input().flush();
      assertThat(theirs.in().read()).isEqualTo('x');
      connect.input().close();
      assertThat(connect.exitCode()).isZero();
      assertThat(connect.complaints().complete())
          .contains("INSECURE", "did not prove to be localhost", "--insecure skipped this");
    }
  }

  @Test
  @DisplayName("says that the stream was cut")
  void cut() throws Exception {
    try (PeerServer server = peer.serve(Terms.presenting(leaf));
        ChildProcess connect = new Handfast(data).connect(server.port());
        PeerEnd theirs = server.accept()) {
      theirs.out().write("half a mess".getBytes(StandardCharsets.US_ASCII));
      theirs.out().flush();
      assertThat(connect.output().readNBytes(11)).asString().isEqualTo("half a mess");
      theirs.finish();
      assertThat(connect.exitCode()).isEqualTo(CUT);
    }
  }

  @Test
  @DisplayName("says that nobody listens")
  void nobodyListens() throws Exception {
    try (ChildProcess connect = new Handfast(data).connect(Ports.free())) {
      assertThat(connect.exitCode()).isEqualTo(REFUSED);
    }
  }

  @Test
  @DisplayName("says that the server wants a certificate, and presents one")
  void clientCertificate() throws Exception {
    Terms demanding = Terms.presenting(leaf).verifyingClients();
    try (PeerServer server = peer.serve(demanding);
        ChildProcess connect = new Handfast(data).connect(server.port())) {
      assertThat(connect.exitCode()).isEqualTo(HANDSHAKE_FAILED);
      assertThat(connect.complaints().complete()).contains("--cert");
    }
    String[] own = {"--cert", leaf.chainFile().toString(), "--key", leaf.keyFile().toString()};
    try (PeerServer server = peer.serve(demanding);
        ChildProcess connect = new Handfast(data).connect(server.port(), own);
        PeerEnd theirs = server.accept()) {
      connect.input().close();
      assertThat(connect.exitCode()).isZero();
      assertThat(theirs.facts().suite()).isNotEmpty();
    }
  }

  @Test
  @DisplayName("offers what it is told to, and tells it as JSON")
  void json() throws Exception {
    String[] options = {
      "--json",
      "--alpn",
      "http/1.1",
      "--groups",
      "secp384r1",
      "--suites",
      "TLS_CHACHA20_POLY1305_SHA256"
    };
    try (PeerServer server = peer.serve(Terms.presenting(leaf).protocols("http/1.1"));
        ChildProcess connect = new Handfast(data).connect(server.port(), options);
        PeerEnd theirs = server.accept()) {
      assertThat(connect.rest()).contains("secp384r1", "TLS_CHACHA20_POLY1305_SHA256", "http/1.1");
      assertThat(connect.exitCode()).isZero();
      assertThat(theirs.facts().group()).isEqualTo("secp384r1");
      assertThat(theirs.facts().protocol()).isEqualTo("http/1.1");
    }
  }

  private static Together<Void> sending(Payload payload, OutputStream out) {
    return Together.begin(
        () -> {
          payload.send(out);
          return null;
        });
  }
}
