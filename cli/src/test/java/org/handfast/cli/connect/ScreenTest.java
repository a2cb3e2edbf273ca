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

  private static Report report(Verdict verdict, String subject, long daysLeft) {
    Negotiated negotiated =
        Negotiated.nothing(Side.CLIENT)
            .with(new Fact.Version(ProtocolVersion.TLS_1_3))
            .with(new Fact.Suite(CipherSuite.TLS_AES_128_GCM_SHA256))
            .with(new Fact.Group(NamedGroup.X25519MLKEM768));
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
