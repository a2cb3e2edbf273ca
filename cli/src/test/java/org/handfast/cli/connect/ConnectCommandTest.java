package org.handfast.cli.connect;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import org.handfast.cli.authority.TestCertificates;
import org.handfast.cli.terminal.ExitCode;
import org.handfast.engine.trust.ClientAuthentication;
import org.handfast.engine.trust.PeerVerifier;
import org.handfast.engine.trust.VerifiedPeer;
import org.handfast.net.TlsServer;
import org.handfast.net.TlsServerBuilder;
import org.handfast.pki.Certificates;
import org.handfast.pki.Identity;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/// The command in JSON mode, which leaves standard input and output alone.
@Timeout(60)
final class ConnectCommandTest {
  @TempDir private Path folder;
  private TestCertificates certificates;

  @BeforeEach
  void issue() throws Exception {
    certificates = TestCertificates.issuedAt(Instant.now(), folder);
  }

  @Test
  void aServerThatIsAllRightIsReported() throws Exception {
    try (TlsServer server =
        server(certificates).applicationProtocols("h2", "x").listen(anyPort(), _ -> {})) {
      Result result =
          connect(
              "localhost:" + port(server),
              "--cacert",
              certificates.authority().toString(),
              "--alpn",
              "x,h2");
      assertThat(result.exitCode()).isEqualTo(ExitCode.OK);
      assertThat(result.output())
          .contains("\"ok\": true", "\"verified\": true", "\"protocol\": \"TLSv1.3\"")
          .contains("\"group\": \"X25519MLKEM768\"", "\"postQuantum\": true")
          .contains("\"applicationProtocol\": \"h2\"", "\"serverName\": \"localhost\"")
          .contains("\"names\": [\"localhost\", \"127.0.0.1\", \"::1\"]", "\"daysLeft\": 89")
          .hasLineCount(1);
    }
  }

  @Test
  void whatIsOfferedCanBeChosen() throws Exception {
    try (TlsServer server = server(certificates).listen(anyPort(), _ -> {})) {
      assertThat(
              connect(
                      "127.0.0.1:" + port(server),
                      "--cacert",
                      certificates.authority().toString(),
                      "--groups",
                      "SECP384R1",
                      "--suites",
                      "TLS_CHACHA20_POLY1305_SHA256")
                  .output())
          .contains("\"group\": \"secp384r1\"", "\"suite\": \"TLS_CHACHA20_POLY1305_SHA256\"")
          .contains("\"postQuantum\": false")
          .doesNotContain("serverName");
    }
  }

  @Test
  void secretsAreLoggedIfAskedForAndItIsSaid() throws Exception {
    Path log = folder.resolve("keys");
    try (TlsServer server = server(certificates).listen(anyPort(), _ -> {})) {
      Result result =
          connect(
              "localhost:" + port(server),
              "--cacert",
              certificates.authority().toString(),
              "--keylog",
              log.toString());
      assertThat(result.exitCode()).isEqualTo(ExitCode.OK);
      assertThat(result.errors()).contains("warning: --keylog: ", log.toString()).hasLineCount(1);
      assertThat(Files.readAllLines(log))
          .hasSize(5)
          .anyMatch(line -> line.matches("EXPORTER_SECRET [0-9a-f]{64} [0-9a-f]{64}"));
    }
  }

  @Test
  void aKeyLogThatCannotBeWrittenIsAFailure() throws Exception {
    assertFails(
        connect("localhost", "--keylog", folder.resolve("no/keys").toString()),
        ExitCode.FAILED,
        "key-log",
        "cannot write");
  }

  @Test
  void anUnknownAuthorityIsUntrusted() throws Exception {
    try (TlsServer server = server(certificates).listen(anyPort(), _ -> {})) {
      assertFails(
          connect("localhost:" + port(server)), ExitCode.UNTRUSTED, "untrusted", "--cacert FILE");
    }
  }

  @Test
  void anotherNameIsUntrusted() throws Exception {
    try (TlsServer server = server(certificates).listen(anyPort(), _ -> {})) {
      assertFails(
          connect(
              "127.0.0.1:" + port(server),
              "--cacert",
              certificates.authority().toString(),
              "--sni",
              "example.org"),
          ExitCode.WRONG_NAME,
          "untrusted",
          "issued for another name");
    }
  }

  @Test
  void anExpiredCertificateIsUntrusted() throws Exception {
    TestCertificates old =
        TestCertificates.issuedAt(Instant.now().minus(Duration.ofDays(100)), folder);
    try (TlsServer server = server(old).listen(anyPort(), _ -> {})) {
      assertFails(
          connect("localhost:" + port(server), "--cacert", old.authority().toString()),
          ExitCode.EXPIRED,
          "untrusted",
          "not valid now");
    }
  }

  @Test
  void insecureSaysWhatItSkipped() throws Exception {
    try (TlsServer server = server(certificates).listen(anyPort(), _ -> {})) {
      Result result = connect("localhost:" + port(server), "--insecure");
      assertThat(result.exitCode()).isEqualTo(ExitCode.OK);
      assertThat(result.output())
          .contains(
              "\"verified\": false", "\"objection\": ", "no trusted authority vouches for it");
    }
  }

  @Test
  void aClientCertificateIsPresented() throws Exception {
    BlockingQueue<VerifiedPeer> clients = new LinkedBlockingQueue<>();
    PeerVerifier anybody =
        presented -> new VerifiedPeer(Certificates.parse(presented.certificates()));
    try (TlsServer server =
        server(certificates)
            .clientAuthentication(ClientAuthentication.NEED, anybody)
            .listen(anyPort(), channel -> clients.add(channel.negotiated().peer().orElseThrow()))) {
      Result result =
          connect(
              "localhost:" + port(server),
              "--cacert",
              certificates.authority().toString(),
              "--cert",
              certificates.certificate().toString(),
              "--key",
              certificates.key().toString());
      assertThat(result.output()).contains("\"clientCertificate\": true");
      assertThat(clients.take().chain()).hasSize(1);
    }
  }

  @Test
  void nobodyThereIsRefused() throws Exception {
    int port;
    try (ServerSocket closed = new ServerSocket(0, 1, InetAddress.ofLiteral("127.0.0.1"))) {
      port = closed.getLocalPort();
    }
    assertFails(connect("127.0.0.1:" + port), ExitCode.REFUSED, "refused", "is the server running");
  }

  @Test
  void aHostThatIsNoneIsUnknown() {
    assertFails(connect("no.such.host.invalid"), ExitCode.UNKNOWN_HOST, "unknown-host", "spelling");
  }

  @Test
  void aServerThatSpeaksSomethingElseFailsTheHandshake() throws Exception {
    try (ServerSocket plain = new ServerSocket(0, 1, InetAddress.ofLiteral("127.0.0.1"))) {
      Thread.ofVirtual().start(() -> greet(plain));
      assertFails(
          connect("127.0.0.1:" + plain.getLocalPort()),
          ExitCode.HANDSHAKE_FAILED,
          "handshake-failed",
          "does not speak TLS");
    }
  }

  @Test
  void aServerThatHangsUpFailsTheHandshake() throws Exception {
    try (ServerSocket plain = new ServerSocket(0, 1, InetAddress.ofLiteral("127.0.0.1"))) {
      Thread.ofVirtual().start(() -> hangUp(plain));
      assertFails(
          connect("127.0.0.1:" + plain.getLocalPort()),
          ExitCode.HANDSHAKE_FAILED,
          "handshake-failed",
          "hung up");
    }
  }

  @Test
  void whatIsNotUnderstoodIsAUsageError() {
    assertFails(connect("a..b"), ExitCode.USAGE, "usage", "no DNS name");
    assertFails(connect("a:0"), ExitCode.USAGE, "usage", "no port 0");
    assertFails(connect("a", "--groups", "x25518"), ExitCode.USAGE, "usage", "x25519");
    assertFails(connect("a", "--key", "k.pem"), ExitCode.USAGE, "usage", "--cert FILE");
    assertFails(
        connect("a", "--cacert", "no.pem"), ExitCode.BAD_IDENTITY, "bad-identity", "no.pem");
  }

  private static Result connect(String target, String... options) {
    List<String> arguments = new ArrayList<>(List.of(target, "--json"));
    arguments.addAll(List.of(options));
    StringWriter output = new StringWriter();
    StringWriter errors = new StringWriter();
    int exitCode =
        new CommandLine(new ConnectCommand())
            .setOut(new PrintWriter(output))
            .setErr(new PrintWriter(errors))
            .execute(arguments.toArray(String[]::new));
    return new Result(exitCode, output.toString(), errors.toString());
  }

  private static void assertFails(Result result, int exitCode, String cause, String words) {
    assertThat(result.output())
        .contains("\"ok\": false", "\"cause\": \"" + cause + "\"", words)
        .hasLineCount(1);
    assertThat(result.exitCode()).isEqualTo(exitCode);
  }

  private record Result(int exitCode, String output, String errors) {}

  private static TlsServerBuilder server(TestCertificates files) throws Exception {
    return TlsServer.identifiedBy(Identity.pem(files.certificate(), files.key()));
  }

  private static InetSocketAddress anyPort() throws IOException {
    return new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), 0);
  }

  private static int port(TlsServer server) {
    return server.address().getPort();
  }

  private static void greet(ServerSocket plain) {
    try (Socket socket = plain.accept()) {
      socket.getOutputStream().write("220 mail ready\r\n".getBytes(StandardCharsets.US_ASCII));
      socket.getInputStream().readAllBytes();
    } catch (IOException _) {
      // The client has seen enough.
    }
  }

  private static void hangUp(ServerSocket plain) {
    try (Socket socket = plain.accept()) {
      socket.getInputStream().read();
      socket.getInputStream().skipNBytes(socket.getInputStream().available());
    } catch (IOException _) {
      // The client has gone first.
    }
  }
}
