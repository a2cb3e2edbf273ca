package org.handfast.cli.connect;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import org.handfast.cli.authority.TestCertificates;
import org.handfast.cli.terminal.ExitCode;
import org.handfast.cli.terminal.SmallFiles;
import org.handfast.engine.config.Resumption;
import org.handfast.engine.crypto.HashAlgorithm;
import org.handfast.engine.session.EarlyDataAcceptance;
import org.handfast.engine.session.ExternalPsk;
import org.handfast.engine.session.ExternalPsks;
import org.handfast.jca.JcaCryptoProvider;
import org.handfast.net.TlsServer;
import org.handfast.net.TlsServerBuilder;
import org.handfast.pki.Identity;
import org.handfast.protocol.wire.Bytes;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/// Connections that begin from a file that an earlier one left, or from a key in a file.
@Timeout(60)
final class ResumeTest {
  private static final String KEY = "00112233445566778899aabbccddeeff";

  @TempDir private Path folder;
  private TestCertificates certificates;

  @BeforeEach
  void issue() throws Exception {
    certificates = TestCertificates.issuedAt(Instant.now(), folder);
  }

  @Test
  void aSavedSessionIsResumed() throws Exception {
    Path session = folder.resolve("session");
    try (TlsServer server = server().listen(anyPort(), _ -> {})) {
      Result first = connect(server, "--save-session", session.toString());
      assertThat(first.output()).contains("\"resumed\": false");
      assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(session)))
          .isEqualTo("rw-------");
      assertThat(Files.readAllLines(session))
          .hasSize(4)
          .startsWith("handfast-session 3", "verified localhost:" + port(server));
      Result second =
          connect(server, "--resume", session.toString(), "--save-session", session.toString());
      assertThat(second.exitCode()).isEqualTo(ExitCode.OK);
      assertThat(second.output())
          .contains("\"resumed\": true", "\"verified\": true", "\"earlyData\": \"not-offered\"")
          .contains("\"names\": [\"localhost\"");
      assertThat(connect(server, "--resume", session.toString()).output())
          .contains("\"resumed\": true");
    }
  }

  @Test
  void aSessionOfAServerThatIsNotTrustedIsNotResumed() throws Exception {
    Path session = folder.resolve("session");
    try (TlsServer server = server().listen(anyPort(), _ -> {})) {
      Result saving =
          run("localhost:" + port(server), "--insecure", "--save-session", session.toString());
      assertThat(saving.exitCode()).isEqualTo(ExitCode.OK);
      Result trusting = run("localhost:" + port(server), "--resume", session.toString());
      assertThat(trusting.exitCode()).isEqualTo(ExitCode.UNTRUSTED);
      assertThat(trusting.output()).contains("saved under --insecure");
      Result other = connect(server, "--resume", session.toString(), "--sni", "other.example");
      assertThat(other.exitCode()).isEqualTo(ExitCode.UNTRUSTED);
      Result knowing =
          run("localhost:" + port(server), "--insecure", "--resume", session.toString());
      assertThat(knowing.output()).contains("\"resumed\": true", "\"verified\": false");
    }
  }

  @Test
  void aSessionForAnotherNameIsNotResumed() throws Exception {
    Path session = folder.resolve("session");
    try (TlsServer server = server().listen(anyPort(), _ -> {})) {
      connect(server, "--save-session", session.toString());
      Result other = connect(server, "--resume", session.toString(), "--sni", "other.example");
      assertThat(other.exitCode()).isEqualTo(ExitCode.WRONG_NAME);
      assertThat(other.output()).contains("saved session would not be trusted now");
    }
  }

  @Test
  void aSessionIsForItsOwnServer() throws Exception {
    Path session = folder.resolve("session");
    try (TlsServer server = server().listen(anyPort(), _ -> {});
        TlsServer other = server().listen(anyPort(), _ -> {})) {
      connect(server, "--save-session", session.toString());
      Result result = connect(other, "--resume", session.toString());
      assertThat(result.exitCode()).isEqualTo(ExitCode.OK);
      assertThat(result.output())
          .contains("\"resumed\": false", "belongs to localhost:" + port(server));
    }
  }

  @Test
  void aServerThatDoesNotKnowTheSessionIsSaid() throws Exception {
    Path session = folder.resolve("session");
    try (TlsServer first = server().listen(anyPort(), _ -> {});
        TlsServer second = server().listen(anyPort(), _ -> {})) {
      connect(first, "--save-session", session.toString());
      String moved = Files.readString(session).replace(":" + port(first), ":" + port(second));
      Files.writeString(session, moved);
      assertThat(connect(second, "--resume", session.toString()).output())
          .contains("\"notResumed\": \"the server did not take the session\"");
    }
  }

  @Test
  void earlyDataThatIsNotAcceptedFails() throws Exception {
    Path session = folder.resolve("session");
    Path early = Files.writeString(folder.resolve("early"), "ping");
    try (TlsServer server = server().listen(anyPort(), _ -> {})) {
      connect(server, "--save-session", session.toString());
      Result result =
          connect(server, "--resume", session.toString(), "--early-data", early.toString());
      assertThat(result.exitCode()).isEqualTo(ExitCode.EARLY_DATA_LOST);
      assertThat(result.output())
          .contains("\"ok\": false", "\"cause\": \"early-data\"", "allowed none")
          .contains("\"resumed\": true", "\"earlyData\": \"not-offered\"");
    }
  }

  @Test
  void aSessionIsKeptInRegularFilesOnly() throws Exception {
    Path link = Files.createSymbolicLink(folder.resolve("link"), folder.resolve("elsewhere"));
    for (Path place : List.of(link, folder, folder.resolve("none/session"))) {
      Result result = run("a", "--insecure", "--save-session", place.toString());
      assertThat(result.exitCode()).isEqualTo(ExitCode.FAILED);
      assertThat(result.output()).contains("\"cause\": \"save-session\"", place.toString());
    }
    assertThat(link).isSymbolicLink();
  }

  @Test
  void earlyDataIsSentWhereItIsTaken() throws Exception {
    Path session = folder.resolve("session");
    Path early = Files.writeString(folder.resolve("early"), "ping");
    BlockingQueue<String> got = new LinkedBlockingQueue<>();
    Resumption taking =
        Resumption.ownKeys(JcaCryptoProvider.jdkOnly())
            .earlyData(
                new EarlyDataAcceptance(
                    100, EarlyDataAcceptance.DEFAULT_FRESHNESS, (_, _) -> true));
    TlsServer.Handler handler =
        channel ->
            got.add(new String(channel.earlyData().readAllBytes(), StandardCharsets.US_ASCII));
    try (TlsServer server = server().resumption(taking).listen(anyPort(), handler)) {
      connect(server, "--save-session", session.toString());
      Result second =
          connect(server, "--resume", session.toString(), "--early-data", early.toString());
      assertThat(second.output()).contains("\"earlyData\": \"accepted\"");
      assertThat(List.of(got.take(), got.take())).containsExactly("", "ping");
      Path large = Files.writeString(folder.resolve("large"), "x".repeat(101));
      Result third =
          connect(server, "--resume", session.toString(), "--early-data", large.toString());
      assertThat(third.exitCode()).isEqualTo(ExitCode.USAGE);
      assertThat(third.output()).contains("allows 100 bytes, and the file has 101");
    }
  }

  @Test
  void anExternalKeyFromAFileIsProof() throws Exception {
    Path keys = Files.writeString(folder.resolve("keys"), "# ours\nme:" + KEY + "\n");
    ExternalPsk known =
        ExternalPsk.plain(
            Bytes.of((byte) 'm', (byte) 'e'), HexFormat.of().parseHex(KEY), HashAlgorithm.SHA256);
    try (known;
        TlsServer server =
            server().externalPsks(ExternalPsks.of(List.of(known))).listen(anyPort(), _ -> {})) {
      for (String[] options :
          new String[][] {{"--psk-file", keys.toString()}, {"--psk", "me:" + KEY}}) {
        assertThat(connect(server, options).output())
            .contains("\"psk\": \"me\"", "\"verified\": true", "\"chain\": []");
      }
      Path session = folder.resolve("session");
      String[] saving = {"--psk", "me:" + KEY, "--save-session", session.toString()};
      assertThat(connect(server, saving).exitCode()).isEqualTo(ExitCode.OK);
      assertThat(session).doesNotExist();
    }
  }

  @Test
  void badFilesAreRefused() throws Exception {
    assertBadSession("first line", "");
    assertBadSession("first line", "handfast-session 1\na\nb\n");
    assertBadSession("four lines", "handfast-session 3\n");
    assertBadSession("second line", "handfast-session 3\na:1\n!\n!\n");
    assertBadSession("Base64", "handfast-session 3\nverified a:1\nticket !\n!\n");
    assertBadSession("neither ticket", "handfast-session 3\nverified a:1\nAAAA\nAAAA\n");
    assertBadSession("no session", "handfast-session 3\nunverified a:1\nticket AAAA\nAAAA\n");
    assertThat(run("a", "--early-data", "x").exitCode()).isEqualTo(ExitCode.USAGE);
    assertThat(run("a", "--resume", "none").output())
        .contains("bad-session", "there is no file none");
    assertThat(run("a", "--alpn", "").exitCode()).isEqualTo(ExitCode.USAGE);
    for (String key : new String[] {"me", "me:xy", "me:00", ":" + KEY}) {
      Result result = run("a", "--psk", key);
      assertThat(result.exitCode()).isEqualTo(ExitCode.BAD_IDENTITY);
      assertThat(result.output()).doesNotContain(KEY);
    }
  }

  @Test
  void aKeyThatIsNotTakenIsMentioned() throws Exception {
    try (TlsServer server = server().listen(anyPort(), _ -> {})) {
      Result result = run("localhost:" + port(server), "--psk", "me:" + KEY);
      assertThat(result.exitCode()).isEqualTo(ExitCode.UNTRUSTED);
      assertThat(result.output()).contains("took no pre-shared key: check identity and key");
    }
  }

  @Test
  void keysInAFileHaveLabelsOfTheirOwn() throws Exception {
    Path twice = Files.writeString(folder.resolve("twice"), "a:" + KEY + "\na:" + KEY + "\n");
    Path none = Files.writeString(folder.resolve("none"), "# nothing\n");
    Path large = Files.write(folder.resolve("large"), new byte[SmallFiles.MOST_BYTES + 1]);
    assertBadKeys(twice, "twice, line 2: a key with this identity");
    assertBadKeys(none, "there is no key in");
    assertBadKeys(large, "has more than 1048576 bytes");
    assertBadKeys(folder.resolve("missing"), "--psk-file: there is no file");
  }

  private static void assertBadKeys(Path file, String words) {
    Result result = run("a", "--insecure", "--psk-file", file.toString());
    assertThat(result.exitCode()).isEqualTo(ExitCode.BAD_IDENTITY);
    assertThat(result.output()).contains(words).doesNotContain(KEY);
  }

  private void assertBadSession(String words, String content) throws Exception {
    Path file = Files.writeString(folder.resolve("bad"), content);
    Result result = run("a", "--resume", file.toString());
    assertThat(result.exitCode()).isEqualTo(ExitCode.USAGE);
    assertThat(result.output()).contains("\"cause\": \"bad-session\"", words);
  }

  private TlsServerBuilder server() throws Exception {
    return TlsServer.identifiedBy(Identity.pem(certificates.certificate(), certificates.key()));
  }

  private static InetSocketAddress anyPort() {
    return new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
  }

  private static int port(TlsServer server) {
    return server.address().getPort();
  }

  private Result connect(TlsServer server, String... options) {
    List<String> all = new ArrayList<>(List.of("--cacert", certificates.authority().toString()));
    all.addAll(List.of(options));
    return run("localhost:" + port(server), all.toArray(String[]::new));
  }

  private static Result run(String target, String... options) {
    List<String> arguments = new ArrayList<>(List.of(target, "--json"));
    arguments.addAll(List.of(options));
    StringWriter output = new StringWriter();
    int exitCode =
        new CommandLine(new ConnectCommand())
            .setOut(new PrintWriter(output))
            .setErr(new PrintWriter(new StringWriter()))
            .execute(arguments.toArray(String[]::new));
    return new Result(exitCode, output.toString());
  }

  private record Result(int exitCode, String output) {}
}
