package org.handfast.cli.connect;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.handfast.cli.authority.TestCertificates;
import org.handfast.cli.terminal.ExitCode;
import org.handfast.engine.config.Policy;
import org.handfast.engine.config.Resumption;
import org.handfast.engine.crypto.CryptoProvider;
import org.handfast.engine.session.ServerSessionCache;
import org.handfast.engine.session.Tickets;
import org.handfast.jca.JcaCryptoProvider;
import org.handfast.net.TlsServer;
import org.handfast.net.TlsServerBuilder;
import org.handfast.pki.Identity;
import org.handfast.protocol.registry.ProtocolVersion;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;

/// TLS 1.2 and the classic policy in the command, in JSON mode.
@Timeout(60)
final class Tls12ConnectTest {
  private static final String KEY = "me:00112233445566778899aabbccddeeff";

  @TempDir private Path folder;
  private TestCertificates certificates;

  @BeforeEach
  void issue() throws Exception {
    certificates = TestCertificates.issuedAt(Instant.now(), folder);
  }

  @Test
  void theVersionCanBeChosen() throws Exception {
    try (TlsServer server = modern().listen(anyPort(), _ -> {})) {
      Result result = connect(server, "--tls", "1.2");
      assertThat(result.exitCode()).isEqualTo(ExitCode.OK);
      assertThat(result.errors()).isEmpty();
      assertThat(result.output())
          .contains("\"protocol\": \"TLSv1.2\"", "\"forwardSecrecy\": true")
          .contains("\"extendedMasterSecret\": true", "\"encrypted\": true")
          .contains("\"signature\": \"ecdsa_secp256r1_sha256\"", "\"postQuantum\": false")
          .doesNotContain("encryptThenMac", "keyExchange");
      assertThat(connect(server, "--tls", "1.2,1.3").output())
          .contains("\"protocol\": \"TLSv1.3\"")
          .doesNotContain("extendedMasterSecret");
    }
  }

  @Test
  void aServerWithoutTheVersionSaysSo() throws Exception {
    Policy newer = Policy.MODERN_2026.withVersions(ProtocolVersion.TLS_1_3);
    try (TlsServer server = modern().policy(newer).listen(anyPort(), _ -> {})) {
      Result result = connect(server, "--tls", "1.2");
      assertThat(result.exitCode()).isEqualTo(ExitCode.HANDSHAKE_FAILED);
      assertThat(result.output()).contains("offer both versions: leave --tls out");
    }
  }

  @Test
  void classicTalksToAServerThatHasNothingElse() throws Exception {
    try (TlsServer server = classic().listen(anyPort(), _ -> {})) {
      String suite = "TLS_RSA_WITH_AES_256_CBC_SHA256";
      Result result = connect(server, "--policy", "classic", "--suites", suite);
      assertThat(result.exitCode()).isEqualTo(ExitCode.OK);
      assertThat(result.output())
          .contains("\"suite\": \"" + suite + "\"", "\"keyExchange\": \"RSA key transport\"")
          .contains("\"forwardSecrecy\": false", "\"encryptThenMac\": true", "\"RSA 2048\"")
          .doesNotContain("\"group\"", "\"signature\"");
      assertThat(result.errors())
          .startsWith("handfast: warning: --policy classic: ")
          .contains("can be read later by whoever gets the server's key")
          .hasLineCount(1);
      Result modern = connect(server, "--tls", "1.2");
      assertThat(modern.exitCode()).isEqualTo(ExitCode.OK);
      assertThat(modern.output()).contains("\"forwardSecrecy\": true");
    }
  }

  @Test
  void nothingIsEncryptedOnlyForWhoInsists() throws Exception {
    Policy plain = Policy.CLASSIC_2026.withoutEncryptionForTeaching();
    String[] plainly = {
      "--policy", "classic", "--null-cipher-for-teaching", "--suites", "TLS_RSA_WITH_NULL_SHA256"
    };
    try (TlsServer server = classic().policy(plain).listen(anyPort(), _ -> {})) {
      Result result = connect(server, plainly);
      assertThat(result.output()).contains("\"encrypted\": false");
      assertThat(result.errors()).contains("NOTHING IS ENCRYPTED").hasLineCount(2);
      assertThat(connect(server, "--policy", "classic", "--null-cipher-for-teaching").output())
          .contains("\"protocol\": \"TLSv1.3\"");
    }
  }

  @Test
  void aSessionIsResumedByItsTicket() throws Exception {
    assertResumed(modern(), "ticket ");
  }

  @Test
  void aSessionIsResumedByItsId() throws Exception {
    CryptoProvider crypto = JcaCryptoProvider.installed();
    assertResumed(
        modern()
            .resumption(
                Resumption.with(Tickets.none())
                    .perConnection(0)
                    .sessions(new ServerSessionCache(crypto.random()))),
        "session-id ");
  }

  private void assertResumed(TlsServerBuilder builder, String label) throws Exception {
    String session = folder.resolve("session").toString();
    try (TlsServer server = builder.listen(anyPort(), _ -> {})) {
      Result first = connect(server, "--tls", "1.2", "--save-session", session);
      assertThat(first.exitCode()).isEqualTo(ExitCode.OK);
      assertThat(Files.readAllLines(Path.of(session))).hasSize(4);
      assertThat(Files.readAllLines(Path.of(session)).get(2)).startsWith(label);
      String[] again = {"--tls", "1.2", "--resume", session, "--save-session", session};
      assertThat(connect(server, again).output()).contains("\"resumed\": true", "\"chain\": [{");
      assertThat(connect(server, again).output()).contains("\"resumed\": true");
      assertThat(connect(server, "--resume", session).output())
          .contains("\"resumed\": false", "the server chose another version");
      assertThat(connect(server, "--tls", "1.3", "--resume", session).output())
          .contains("\"notResumed\": \"the saved session is one of TLS 1.2, which is not offered");
    }
  }

  @Test
  void aSessionOfKeyTransportIsHeldToTheSameRules() throws Exception {
    String session = folder.resolve("session").toString();
    String[] older = {"--policy", "classic", "--tls", "1.2"};
    try (TlsServer server = classic().listen(anyPort(), _ -> {})) {
      String suite = "TLS_RSA_WITH_AES_128_GCM_SHA256";
      connect(server, "--policy", "classic", "--suites", suite, "--save-session", session);
      assertThat(connect(server, with(older, "--resume", session)).output())
          .contains("\"resumed\": true", "\"forwardSecrecy\": false", "RSA key transport");
      assertThat(connect(server, "--resume", session).output())
          .contains("the saved session uses " + suite + ", which is not offered");
    }
  }

  @Test
  void earlyDataAndKeysAreForTheOtherVersion() throws Exception {
    String session = folder.resolve("session").toString();
    Path early = Files.writeString(folder.resolve("early"), "ping");
    Policy older = Policy.MODERN_2026.withVersions(ProtocolVersion.TLS_1_2);
    try (TlsServer server = modern().policy(older).listen(anyPort(), _ -> {})) {
      connect(server, "--save-session", session);
      String[] resuming = {"--resume", session, "--early-data", early.toString()};
      Result late = connect(server, resuming);
      assertThat(late.exitCode()).isEqualTo(ExitCode.EARLY_DATA_LOST);
      assertThat(late.output()).contains("the saved session is one of TLS 1.2, which has none");
      assertThat(late.output()).contains("\"resumed\": true");
      Result never = connect(server, with(resuming, "--tls", "1.2"));
      assertThat(never.exitCode()).isEqualTo(ExitCode.USAGE);
      assertThat(never.output()).contains("--early-data: there is none in TLS 1.2");
      Result noted = connect(server, "--psk", KEY);
      assertThat(noted.exitCode()).isEqualTo(ExitCode.OK);
      assertThat(noted.errors()).contains("--psk: the server chose TLS 1.2");
      assertThat(connect(server, "--tls", "1.2", "--psk", KEY).exitCode())
          .isEqualTo(ExitCode.USAGE);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "--tls 1.1, there is no TLS 1.1 here",
    "--suites TLS_RSA_WITH_AES_128_CBC_SHA, there is no TLS_RSA_WITH_AES_128_CBC_SHA",
    "--suites TLS_RSA_WITH_AES_128_CBC_SHA, --policy classic",
    "--policy classic --suites TLS_RSA_WITH_NULL_SHA256, there is no TLS_RSA_WITH_NULL_SHA256",
    "--policy classic --tls 1.3 --suites TLS_RSA_WITH_AES_128_CBC_SHA, there is no TLS_RSA",
    "--null-cipher-for-teaching, only the classic policy",
  })
  void whatIsNotThereIsSaid(String options, String words) {
    Result result = run("localhost", options.split(" "));
    assertThat(result.exitCode()).isEqualTo(ExitCode.USAGE);
    assertThat(result.output()).contains(words);
    assertThat(result.errors()).isEmpty();
  }

  private TlsServerBuilder modern() throws Exception {
    return TlsServer.identifiedBy(Identity.pem(certificates.certificate(), certificates.key()));
  }

  private TlsServerBuilder classic() throws Exception {
    return modern()
        .policy(Policy.CLASSIC_2026)
        .keyTransport(Identity.pem(certificates.classicCertificate(), certificates.classicKey()));
  }

  private static InetSocketAddress anyPort() {
    return new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
  }

  private Result connect(TlsServer server, String... options) {
    return run(
        "localhost:" + server.address().getPort(),
        with(options, "--cacert", certificates.authority().toString()));
  }

  private static String[] with(String[] options, String... more) {
    List<String> all = new ArrayList<>(List.of(options));
    all.addAll(List.of(more));
    return all.toArray(String[]::new);
  }

  private static Result run(String target, String... options) {
    StringWriter output = new StringWriter();
    StringWriter errors = new StringWriter();
    int exitCode =
        new CommandLine(new ConnectCommand())
            .setCaseInsensitiveEnumValuesAllowed(true)
            .setOut(new PrintWriter(output))
            .setErr(new PrintWriter(errors))
            .execute(with(options, target, "--json"));
    return new Result(exitCode, output.toString(), errors.toString());
  }

  private record Result(int exitCode, String output, String errors) {}
}
