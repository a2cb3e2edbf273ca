package org.handfast.cli.connect;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.handfast.cli.terminal.HostAndPort;
import org.handfast.cli.terminal.Style;
import org.handfast.engine.Fact;
import org.handfast.engine.Negotiated;
import org.handfast.engine.Side;
import org.handfast.pki.DnsName;
import org.handfast.protocol.registry.CipherSuite;
import org.handfast.protocol.registry.NamedGroup;
import org.handfast.protocol.registry.ProtocolVersion;
import org.junit.jupiter.api.Test;

final class ScreenTest {
  @Test
  void oneScreenSaysItAll() {
    assertThat(new Screen(report(new Verdict.Proven(), "CN=example.org", 31), Style.PLAIN).text())
        .startsWith("OK  example.org:443 (192.0.2.1) proved to be example.org\n")
        .contains("example.org, www.example.org", "issued by CN=Authority", "31 days left")
        .contains("no: the saved session has expired")
        .contains("TLS 1.3, TLS_AES_128_GCM_SHA256, X25519MLKEM768 (post-quantum)")
        .doesNotContain("\u001b");
  }

  @Test
  void whatWasSkippedIsSaidLoudly() {
    Verdict skipped = new Verdict.Unchecked("it was issued for another name");
    assertThat(new Screen(report(skipped, "CN=x", 31), Style.COLOURED).text())
        .contains("INSECURE", "--insecure skipped this", "issued for another name", "\u001b[31m");
    assertThat(new Screen(report(new Verdict.Unchecked(""), "CN=x", 31), Style.PLAIN).text())
        .startsWith("UNVERIFIED");
  }

  @Test
  void anEndThatIsNearIsColoured() {
    assertThat(new Screen(report(new Verdict.Proven(), "CN=x", 1), Style.COLOURED).text())
        .contains("1 day left\u001b[0m");
    assertThat(new Screen(report(new Verdict.Proven(), "CN=x", -1), Style.PLAIN).text())
        .contains("expired");
  }

  @Test
  void aCertificateCannotSteerTheTerminal() {
    assertThat(
            new Screen(report(new Verdict.Proven(), "CN=\u001b[2Jevil\n", 31), Style.PLAIN).text())
        .contains("CN=\ufffd[2Jevil\ufffd")
        .doesNotContain("\u001b");
  }

  @Test
  void whatTheOlderVersionLeavesOpenIsSaid() {
    Negotiated ephemeral =
        older(CipherSuite.TLS_ECDHE_RSA_WITH_AES_128_CBC_SHA)
            .with(new Fact.Group(NamedGroup.SECP256R1))
            .with(new Fact.EncryptThenMac());
    assertThat(text(ephemeral))
        .contains("TLS 1.2, TLS_ECDHE_RSA_WITH_AES_128_CBC_SHA, secp256r1 (not post-quantum)\n")
        .contains("    no extended master secret, encrypt-then-MAC\n");
    Negotiated transport =
        older(CipherSuite.TLS_RSA_WITH_AES_128_CBC_SHA).with(new Fact.ExtendedMasterSecret());
    assertThat(text(transport))
        .contains("TLS_RSA_WITH_AES_128_CBC_SHA, RSA key transport (no forward secrecy)\n")
        .contains("    extended master secret, MAC-then-encrypt\n")
        .contains("proof     it read what was encrypted to its key, key EC 256");
    assertThat(text(older(CipherSuite.TLS_RSA_WITH_NULL_SHA256))).contains("NOTHING IS ENCRYPTED");
  }

  private static Negotiated older(CipherSuite suite) {
    return Negotiated.nothing(Side.CLIENT)
        .with(new Fact.Version(ProtocolVersion.TLS_1_2))
        .with(new Fact.Suite(suite));
  }

  private static String text(Negotiated negotiated) {
    return new Screen(report(new Verdict.Proven(), "CN=x", 31, negotiated), Style.PLAIN).text();
  }

  private static Report report(Verdict verdict, String subject, long daysLeft) {
    Negotiated negotiated =
        Negotiated.nothing(Side.CLIENT)
            .with(new Fact.Version(ProtocolVersion.TLS_1_3))
            .with(new Fact.Suite(CipherSuite.TLS_AES_128_GCM_SHA256))
            .with(new Fact.Group(NamedGroup.X25519MLKEM768));
    return report(verdict, subject, daysLeft, negotiated);
  }

  private static Report report(
      Verdict verdict, String subject, long daysLeft, Negotiated negotiated) {
    CertificateFacts certificate =
        new CertificateFacts(
            subject,
            "CN=Authority",
            List.of("example.org", "www.example.org"),
            "EC 256",
            Instant.EPOCH,
            Instant.EPOCH.plus(Duration.ofDays(31)),
            daysLeft,
            "00");
    return new Report(
        new HostAndPort("example.org", 443),
        new DnsName("example.org"),
        "192.0.2.1",
        verdict,
        negotiated,
        List.of(certificate),
        Duration.ofMillis(3),
        Duration.ofMillis(5),
        Optional.of("the saved session has expired"),
        Optional.empty());
  }
}
