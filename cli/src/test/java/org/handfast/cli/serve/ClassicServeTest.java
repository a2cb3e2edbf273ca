package org.handfast.cli.serve;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.handfast.cli.authority.TestCertificates;
import org.handfast.cli.terminal.CommandFailure;
import org.handfast.cli.terminal.ExitCode;
import org.handfast.engine.config.Policy;
import org.handfast.net.TlsChannel;
import org.handfast.net.TlsClient;
import org.handfast.net.TlsIOException;
import org.handfast.pki.Trust;
import org.handfast.protocol.registry.CipherSuite;
import org.handfast.protocol.registry.ProtocolVersion;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// Versions and policies of a server, and which key does what.
@Timeout(60)
final class ClassicServeTest {
  @TempDir private Path folder;
  private TestCertificates certificates;

  @BeforeEach
  void issue() throws Exception {
    certificates = TestCertificates.issuedAt(Instant.now(), folder);
  }

  /// The newcomer's way: no certificate at all.
  @Test
  void classicJustWorks() throws Exception {
    Path data = folder.resolve("data");
    try (RunningServe serve = RunningServe.anywhere(data, "--policy", "classic")) {
      assertThat(serve.log()).startsWith("handfast: warning: --policy classic: ").hasLineCount(1);
      assertThat(serve.output()).contains("and a second one, for RSA key transport");
      assertThat(page(serve, "TLS_RSA_WITH_AES_128_CBC_SHA256", ""))
          .containsPattern("protocol +TLS 1.2 \\(RFC 5246\\)")
          .containsPattern("key exchange +RSA key transport \\(no forward secrecy")
          .containsPattern("extensions +extended master secret, encrypt-then-MAC")
          .containsPattern("signature +none \\(reading what was encrypted")
          .containsPattern("AES-CBC +\\w+");
      assertThat(page(serve, "TLS_ECDHE_ECDSA_WITH_AES_256_CBC_SHA", "Accept: text/html\r\n"))
          .contains("You are connected by TLS 1.2", "classical key exchange");
      assertThat(page(serve, "TLS_AES_128_GCM_SHA256", "Accept: application/json\r\n"))
          .contains("\"protocol\": \"TLS 1.3\"", "\"forwardSecrecy\": true");
    }
    // The second certificate is kept as the first is.
    byte[] kept = Files.readAllBytes(data.resolve("localhost-rsa.pem"));
    RunningServe.anywhere(data, "--policy", "classic").close();
    assertThat(data.resolve("localhost-rsa.pem")).hasBinaryContent(kept);
  }

  @Test
  void itIsNotThereUnlessAskedFor() throws Exception {
    Path data = folder.resolve("data");
    try (RunningServe serve = RunningServe.anywhere(data)) {
      assertThat(serve.log()).isEmpty();
      assertThat(page(serve, "TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256", "")).contains("TLS 1.2");
      for (String suite :
          List.of("TLS_RSA_WITH_AES_128_GCM_SHA256", "TLS_ECDHE_ECDSA_WITH_AES_128_CBC_SHA")) {
        assertThatExceptionOfType(TlsIOException.class).isThrownBy(() -> page(serve, suite, ""));
      }
    }
    assertThat(data.resolve("localhost-rsa.pem")).doesNotExist();
  }

  @Test
  void aKeyOfOnesOwnWantsASecond() throws Exception {
    List<String> own = options(certificates.classicCertificate(), certificates.classicKey());
    assertRefused(ExitCode.BAD_IDENTITY, "may serve one of the two", "--classic-cert FILE", own);
    List<String> twice = new ArrayList<>(own);
    twice.addAll(List.of("--classic-cert", certificates.classicCertificate().toString()));
    twice.addAll(List.of("--classic-key", certificates.classicKey().toString()));
    assertRefused(
        ExitCode.BAD_IDENTITY, "may serve one of the two", "those TLS_RSA_* alone", twice);
    List<String> alone = new ArrayList<>(own);
    alone.addAll(List.of("--suites", "TLS_RSA_WITH_AES_128_CBC_SHA"));
    try (RunningServe serve = RunningServe.anywhere(folder, alone.toArray(String[]::new))) {
      serve.warmUp();
      assertThat(serve.output()).contains("for RSA key transport (TLS_RSA_*), and nothing else");
      assertThat(page(serve, "TLS_RSA_WITH_AES_128_CBC_SHA", "")).contains("RSA key transport");
      assertThat(serve.log()).hasLineCount(1);
    }
  }

  @Test
  void aSecondOfOnesOwnIsUsed() throws Exception {
    List<String> both = options(certificates.certificate(), certificates.key());
    both.addAll(List.of("--classic-cert", certificates.classicCertificate().toString()));
    both.addAll(List.of("--classic-key", certificates.classicKey().toString()));
    try (RunningServe serve = RunningServe.anywhere(folder, both.toArray(String[]::new))) {
      assertThat(page(serve, "TLS_RSA_WITH_AES_256_GCM_SHA384", "")).contains("RSA key transport");
      assertThat(page(serve, "TLS_ECDHE_ECDSA_WITH_AES_128_CBC_SHA", ""))
          .contains("ecdsa_secp256r1_sha256");
    }
  }

  @Test
  void withoutASecondTheSuitesAreLeftOut() throws Exception {
    List<String> one = options(certificates.certificate(), certificates.key());
    try (RunningServe serve = RunningServe.anywhere(folder, one.toArray(String[]::new))) {
      assertThat(serve.log()).contains("TLS_RSA_* is left out").hasLineCount(2);
      assertThatExceptionOfType(TlsIOException.class)
          .isThrownBy(() -> page(serve, "TLS_RSA_WITH_AES_256_GCM_SHA384", ""));
    }
    List<String> curve = new ArrayList<>(one);
    curve.addAll(List.of("--classic-cert", certificates.certificate().toString()));
    curve.addAll(List.of("--classic-key", certificates.key().toString()));
    assertRefused(ExitCode.BAD_IDENTITY, "lacks keyEncipherment", "an RSA key", curve);
  }

  @Test
  void whatDoesNotGoTogetherIsRefused() {
    assertRefused(
        ExitCode.USAGE,
        "--early-data: there is none in TLS 1.2",
        "",
        List.of("--tls", "1.2", "--early-data"));
    assertRefused(
        ExitCode.USAGE,
        "--psk: TLS 1.2 takes no such keys here",
        "",
        List.of("--tls", "1.2", "--psk", "me:00112233445566778899aabbccddeeff"));
    assertRefused(
        ExitCode.USAGE,
        "--classic-cert is for RSA key transport",
        "--policy classic",
        List.of(
            "--classic-cert",
            certificates.classicCertificate().toString(),
            "--classic-key",
            certificates.classicKey().toString()));
    assertRefused(ExitCode.USAGE, "--classic-key needs", "", List.of("--classic-key", "x"));
  }

  @Test
  void nothingIsEncryptedOnlyForWhoInsists() throws Exception {
    Path data = folder.resolve("data");
    try (RunningServe serve =
        RunningServe.anywhere(data, "--policy", "classic", "--null-cipher-for-teaching")) {
      assertThat(serve.log()).contains("NOTHING IS ENCRYPTED").hasLineCount(2);
      assertThat(page(serve, "TLS_RSA_WITH_NULL_SHA256", "Accept: text/html\r\n"))
          .contains("nothing is encrypted", "ENCRYPTS NOTHING");
    }
  }

  @Test
  void theVersionsCanBeChosen() throws Exception {
    Path data = folder.resolve("data");
    try (RunningServe newer = RunningServe.anywhere(data, "--tls", "1.3");
        RunningServe older = RunningServe.anywhere(data, "--tls", "1.2")) {
      older.warmUp();
      assertThat(page(older, "TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256", "")).contains("TLS 1.2");
      assertThatExceptionOfType(TlsIOException.class)
          .isThrownBy(() -> page(newer, "TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256", ""));
      assertThatExceptionOfType(TlsIOException.class)
          .isThrownBy(() -> page(older, "TLS_AES_128_GCM_SHA256", ""));
    }
  }

  private void assertRefused(int exitCode, String words, String remedy, List<String> options) {
    assertThatExceptionOfType(CommandFailure.class)
        .isThrownBy(() -> RunningServe.anywhere(folder, options.toArray(String[]::new)).close())
        .withMessageContaining(words)
        .satisfies(failure -> assertThat(failure.remedy()).contains(remedy))
        .extracting(CommandFailure::exitCode)
        .isEqualTo(exitCode);
  }

  private static List<String> options(Path certificate, Path key) {
    return new ArrayList<>(
        List.of("--policy", "classic", "--cert", certificate.toString(), "--key", key.toString()));
  }

  private String page(RunningServe serve, String suite, String header) throws Exception {
    CipherSuite only = CipherSuite.named(suite).orElseThrow();
    Policy policy =
        Policy.CLASSIC_2026
            .withSuites(List.of(only))
            .withVersions(only.isTls13() ? ProtocolVersion.TLS_1_3 : ProtocolVersion.TLS_1_2);
    Path authority = Files.exists(serve.authority()) ? serve.authority() : certificates.authority();
    try (TlsChannel channel =
        TlsClient.trusting(Trust.pem(authority))
            .anonymous()
            .policy(policy)
            .connect("localhost", serve.port())) {
      String request =
          "GET / HTTP/1.1\r\n" + header + "Host: localhost\r\nConnection: close\r\n\r\n";
      channel.output().write(request.getBytes(StandardCharsets.US_ASCII));
      return new String(channel.input().readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
