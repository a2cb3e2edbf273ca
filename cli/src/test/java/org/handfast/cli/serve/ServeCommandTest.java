package org.handfast.cli.serve;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.ConnectException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Random;
import org.handfast.cli.authority.TestCertificates;
import org.handfast.cli.terminal.CommandFailure;
import org.handfast.cli.terminal.ExitCode;
import org.handfast.net.TlsChannel;
import org.handfast.pki.Trust;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
final class ServeCommandTest {
  private static final String LAST = "Host: localhost\r\nConnection: close\r\n\r\n";

  @TempDir private Path folder;

  @Test
  void thePageTellsAboutItsConnection() throws Exception {
    try (RunningServe serve = RunningServe.anywhere(folder)) {
      assertThat(get(serve, "GET / HTTP/1.1\r\n" + LAST))
          .startsWith("HTTP/1.1 200 OK\r\n")
          .contains("Content-Type: text/plain; charset=utf-8\r\n")
          .containsPattern("protocol +TLS 1.3")
          .containsPattern("cipher suite +TLS_AES_128_GCM_SHA256")
          .containsPattern("key exchange +X25519MLKEM768 \\(post-quantum")
          .containsPattern("signature +ecdsa_secp256r1_sha256")
          .containsPattern("server name +localhost")
          .containsPattern("application +http/1.1")
          .containsPattern("resumed +no")
          .containsPattern("AES-GCM +SunJCE");
    }
  }

  @Test
  void aBrowserGetsHtmlThatNeedsNothingElse() throws Exception {
    try (RunningServe serve = RunningServe.anywhere(folder)) {
      assertThat(get(serve, "GET / HTTP/1.1\r\nAccept: text/html,*/*\r\n" + LAST))
          .contains("Content-Type: text/html; charset=utf-8\r\n", "Content-Security-Policy: ")
          .contains("You are connected by TLS 1.3", "post-quantum key exchange", "SunJCE")
          .doesNotContain("{{", "http://", "src=", "<script");
    }
  }

  @Test
  void aProgramGetsJson() throws Exception {
    try (RunningServe serve = RunningServe.anywhere(folder)) {
      assertThat(get(serve, "GET /?format=json HTTP/1.1\r\n" + LAST))
          .contains("Content-Type: application/json\r\n")
          .contains("\"protocol\": \"TLS 1.3\"", "\"postQuantum\": true", "\"resumed\": false");
    }
  }

  @Test
  void aConnectionCarriesOneRequestAfterTheOther() throws Exception {
    try (RunningServe serve = RunningServe.anywhere(folder)) {
      String head = "HEAD / HTTP/1.1\r\nHost: localhost\r\n\r\n";
      String missing = "GET /missing HTTP/1.1\r\nHost: localhost\r\n\r\n";
      assertThat(get(serve, head + missing + "POST / HTTP/1.1\r\n" + LAST))
          .containsSubsequence(
              "HTTP/1.1 200 OK", "HTTP/1.1 404", "HTTP/1.1 405", "Allow: GET, HEAD");
    }
  }

  @Test
  void secretsAreLoggedIfAskedForAndItIsSaid() throws Exception {
    Path log = folder.resolve("keys");
    try (RunningServe serve = RunningServe.anywhere(folder, "--keylog", log.toString())) {
      assertThat(serve.log()).contains("warning: --keylog: ", "secrets go to " + log);
      String page = get(serve, "GET / HTTP/1.1\r\n" + LAST);
      assertThat(page).startsWith("HTTP/1.1 200 OK");
      assertThat(Files.readAllLines(log))
          .hasSize(5)
          .anyMatch(line -> line.matches("CLIENT_TRAFFIC_SECRET_0 [0-9a-f]{64} [0-9a-f]{64}"));
    }
  }

  @Test
  void nonsenseIsAnsweredAndEndsTheConnection() throws Exception {
    try (RunningServe serve = RunningServe.anywhere(folder)) {
      assertThat(get(serve, "what?\r\n\r\n")).startsWith("HTTP/1.1 400");
    }
  }

  @Test
  void itSaysHowToReachIt() throws Exception {
    try (RunningServe serve = RunningServe.anywhere(folder)) {
      assertThat(serve.output())
          .startsWith("https://localhost:" + serve.port())
          .contains(
              "curl --cacert "
                  + folder.resolve("ca.pem")
                  + " https://localhost:"
                  + serve.port()
                  + "/")
          .contains("made just now");
    }
    try (RunningServe again = RunningServe.anywhere(folder)) {
      assertThat(again.output())
          .contains("from your own authority")
          .doesNotContain("made just now");
    }
  }

  @Test
  void closeEndsIdleConnectionsInOrder() throws Exception {
    RunningServe serve = RunningServe.anywhere(folder);
    TlsChannel channel = serve.connect();
    channel
        .output()
        .write("GET / HTTP/1.1\r\nHost: localhost\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
    byte[] start = channel.input().readNBytes(15);
    serve.close();
    assertThat(start).asString().isEqualTo("HTTP/1.1 200 OK");
    // To the end without an exception: it was said in order.
    assertThat(channel.input().readAllBytes()).isNotEmpty();
    channel.close();
    assertThatThrownBy(serve::connect).isInstanceOf(ConnectException.class);
  }

  @Test
  void servesTheFilesOfAFolder() throws Exception {
    Path files = Files.createDirectories(folder.resolve("files"));
    byte[] large = new byte[3_000_000];
    new Random(1).nextBytes(large);
    Files.write(files.resolve("large.bin"), large);
    try (RunningServe serve =
            RunningServe.anywhere(folder.resolve("data"), "--dir", files.toString());
        TlsChannel channel = serve.connect()) {
      channel
          .output()
          .write(("GET /large.bin HTTP/1.1\r\n" + LAST).getBytes(StandardCharsets.US_ASCII));
      byte[] all = channel.input().readAllBytes();
      assertThat(Arrays.copyOfRange(all, all.length - large.length, all.length)).isEqualTo(large);
    }
  }

  @Test
  void presentsTheCertificateItIsGiven() throws Exception {
    TestCertificates given = TestCertificates.issuedAt(Instant.now(), folder);
    Path data = folder.resolve("data");
    try (RunningServe serve =
            RunningServe.anywhere(
                data, "--cert", given.certificate().toString(), "--key", given.key().toString());
        TlsChannel channel = serve.connect(Trust.pem(given.authority()))) {
      assertThat(channel.negotiated().peer()).isPresent();
      assertThat(data).doesNotExist();
      assertThat(serve.output()).contains("CN=localhost");
    }
  }

  @Test
  void aPortInUseIsSaidInOneLine() throws Exception {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.ofLiteral("127.0.0.1"))) {
      String port = Integer.toString(taken.getLocalPort());
      assertFails(ExitCode.CANNOT_LISTEN, "port " + port + " is in use", "--port", port);
    }
  }

  @Test
  void anUnreadableKeyIsSaidInOneLine() throws Exception {
    TestCertificates given = TestCertificates.issuedAt(Instant.now(), folder);
    Path nowhere = folder.resolve("nowhere.pem");
    String certificate = given.certificate().toString();
    assertFails(
        ExitCode.BAD_IDENTITY,
        "there is no file " + nowhere,
        "--cert",
        certificate,
        "--key",
        nowhere.toString());
  }

  @Test
  void aKeyOfAnotherCertificateIsSaidInOneLine() throws Exception {
    TestCertificates one = TestCertificates.issuedAt(Instant.now(), folder);
    Path other = Files.createDirectories(folder.resolve("other"));
    TestCertificates two = TestCertificates.issuedAt(Instant.now(), other);
    assertFails(
        ExitCode.BAD_IDENTITY,
        "belongs to the private key",
        "--cert",
        one.certificate().toString(),
        "--key",
        two.key().toString());
  }

  @Test
  void anExpiredCertificateIsSaidInOneLine() throws Exception {
    Instant past = Instant.now().minus(Duration.ofDays(100));
    TestCertificates given = TestCertificates.issuedAt(past, folder);
    assertFails(
        ExitCode.BAD_IDENTITY,
        "expired",
        "--cert",
        given.certificate().toString(),
        "--key",
        given.key().toString());
  }

  @Test
  void contradictionsAreUsageErrors() throws Exception {
    assertFails(ExitCode.USAGE, "--key needs the certificate", "--key", "k.pem");
    assertFails(ExitCode.USAGE, "leave --cert", "--keystore", "s.p12", "--cert", "c.pem");
    assertFails(ExitCode.USAGE, "--cert FILE", "--ocsp", "fetch");
    assertFails(ExitCode.USAGE, "no folder", "--dir", folder.resolve("nowhere").toString());
    assertFails(ExitCode.USAGE, "has no port", "--to", "localhost");
    assertFails(ExitCode.USAGE, "there is no port 99999", "--port", "99999");
    assertFails(ExitCode.USAGE, "there is no port -1", "--port=-1");
    String key = "me:00112233445566778899aabbccddeeff";
    assertFails(ExitCode.USAGE, "a key is not enough", "--client-ca", "ca.pem", "--psk", key);
    assertFails(ExitCode.BAD_IDENTITY, "--client-ca: there is no file", "--client-ca", "no.pem");
    assertFails(
        ExitCode.BAD_IDENTITY, "--ticket-key-file: there is no file", "--ticket-key-file", "none");
  }

  @Test
  void itsOwnVisitIsNobodys() throws Exception {
    TestCertificates given = TestCertificates.issuedAt(Instant.now(), folder);
    int nobody;
    try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      nobody = free.getLocalPort();
    }
    assertQuietStart("--client-ca", given.authority().toString());
    assertQuietStart("--to", "127.0.0.1:" + nobody);
  }

  private void assertQuietStart(String... options) throws Exception {
    RunningServe serve = RunningServe.anywhere(folder.resolve("data"), options);
    try (serve) {
      serve.warmUp();
    }
    assertThat(serve.log()).isEmpty();
  }

  private void assertFails(int exitCode, String words, String... options) {
    assertThatThrownBy(() -> new RunningServe(folder.resolve("data"), options).close())
        .isInstanceOfSatisfying(
            CommandFailure.class,
            e -> {
              assertThat(e.exitCode()).isEqualTo(exitCode);
              assertThat(e).message().contains(words).doesNotContain("\n");
            });
  }

  private static String get(RunningServe serve, String requests) throws Exception {
    try (TlsChannel channel = serve.connect()) {
      channel.output().write(requests.getBytes(StandardCharsets.US_ASCII));
      return new String(channel.input().readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
