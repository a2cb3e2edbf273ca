package org.handfast.pki;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.List;
import java.util.stream.Stream;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.GeneralName;
import org.handfast.engine.failure.UntrustedPeer;
import org.handfast.engine.failure.UntrustedPeer.Reason;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// RFC 9525 6.3 and 6.4: what a certificate holds, what is asked for, and whether it fits. `ip:` is
/// an iPAddress in hexadecimal; anything else is a dNSName, where `\0` is a NUL.
final class NameMatcherTest {
  @ParameterizedTest
  @CsvSource({
    // The same name.
    "example.com,                     example.com,              EXACT",
    "EXAMPLE.com,                     example.com,              EXACT",
    "example.com,                     EXAMPLE.COM,              EXACT",
    "eXaMpLe.CoM,                     ExAmPlE.cOm,              EXACT",
    "example.com,                     example.com.,             EXACT",
    "a.b.c.example.com,               a.b.c.example.com,        EXACT",
    "localhost,                       localhost,                EXACT",
    "com,                             com,                      EXACT",
    "foo_bar.example.com,             foo_bar.example.com,      EXACT",
    "_srv.example.com,                _srv.example.com,         EXACT",
    "a--b.example.com,                a--b.example.com,         EXACT",
    "1.example.com,                   1.example.com,            EXACT",
    "xn--bcher-kva.example,           xn--bcher-kva.example,    EXACT",
    "xn--bcher-kva.example,           bücher.example,           EXACT",
    "XN--BCHER-KVA.example,           bücher.example,           EXACT",
    "xn--bcher-kva.example,           BÜCHER.example,           EXACT",
    // One of several.
    "a.example b.example,             b.example,                EXACT",
    "a.example b.example,             a.example,                EXACT",
    "*.example.com a.example.com,     a.example.com,            EXACT",
    "a.example.com *.example.com,     a.example.com,            EXACT",
    "a.example.com *.example.com,     b.example.com,            WILDCARD",
    "a.example ip:c0000201,           a.example,                EXACT",
    // Another name.
    "example.com,                     example.org,              NONE",
    "example.com,                     www.example.com,          NONE",
    "www.example.com,                 example.com,              NONE",
    "example.com,                     xexample.com,             NONE",
    "xexample.com,                    example.com,              NONE",
    "example.com,                     example.co,               NONE",
    "example.co,                      example.com,              NONE",
    "example.com,                     example.com.evil.org,     NONE",
    "example.com.evil.org,            example.com,              NONE",
    "example.com,                     com,                      NONE",
    "com,                             example.com,              NONE",
    "foo-bar.example.com,             foo_bar.example.com,      NONE",
    "bcher-kva.example,               bücher.example,           NONE",
    "xn--bcher-kva.example,           bucher.example,           NONE",
    // Wildcards for one label.
    "*.example.com,                   a.example.com,            WILDCARD",
    "*.example.com,                   A.EXAMPLE.COM,            WILDCARD",
    "*.EXAMPLE.com,                   a.example.com,            WILDCARD",
    "*.example.com,                   a.example.com.,           WILDCARD",
    "*.example.com,                   a-b.example.com,          WILDCARD",
    "*.example.com,                   _a.example.com,           WILDCARD",
    "*.example.com,                   1.example.com,            WILDCARD",
    "*.example.com,                   xn--bcher-kva.example.com, WILDCARD",
    "*.example.com,                   bücher.example.com,       WILDCARD",
    "*.b.example.com,                 a.b.example.com,          WILDCARD",
    "*.co.uk,                         example.co.uk,            WILDCARD",
    "*.xn--bcher-kva.example,         a.bücher.example,         WILDCARD",
    "*.b.example *.c.example,         a.c.example,              WILDCARD",
    "*.example.com,                   example.com,              NONE",
    "*.example.com,                   a.b.example.com,          NONE",
    "*.example.com,                   a.example.org,            NONE",
    "*.example.com,                   aexample.com,             NONE",
    "*.example.com,                   a.xexample.com,           NONE",
    "*.example.com,                   a.example.com.evil.org,   NONE",
    "*.b.example.com,                 b.example.com,            NONE",
    "*.b.example.com,                 a.c.example.com,          NONE",
    // Wildcards with too little after them.
    "*,                               com,                      NONE",
    "*,                               localhost,                NONE",
    "*,                               example.com,              NONE",
    "*.,                              com,                      NONE",
    "*.com,                           example.com,              NONE",
    "*.com.,                          example.com,              NONE",
    "*.localhost,                     a.localhost,              NONE",
    "*.*,                             example.com,              NONE",
    // Wildcards that are not all of the left-most label.
    "a*.example.com,                  ab.example.com,           NONE",
    "a*.example.com,                  a.example.com,            NONE",
    "*a.example.com,                  ba.example.com,           NONE",
    "a*b.example.com,                 acb.example.com,          NONE",
    "**.example.com,                  a.example.com,            NONE",
    "*.*.example.com,                 a.b.example.com,          NONE",
    "a.*.example.com,                 a.b.example.com,          NONE",
    "a.*.com,                         a.example.com,            NONE",
    "a.example.*,                     a.example.com,            NONE",
    "example.*,                       example.com,              NONE",
    "xn--*.example.com,               xn--bcher-kva.example.com, NONE",
    "*-kva.example.com,               xn--bcher-kva.example.com, NONE",
    "*example.com,                    a.example.com,            NONE",
    "*example.com,                    aexample.com,             NONE",
    "?.example.com,                   a.example.com,            NONE",
    "[a-z].example.com,               a.example.com,            NONE",
    // Names that are none.
    "example.com.,                    example.com,              NONE",
    "*.example.com.,                  a.example.com,            NONE",
    ".example.com,                    example.com,              NONE",
    ".example.com,                    a.example.com,            NONE",
    "*..example.com,                  a.example.com,            NONE",
    "a..example.com,                  a.example.com,            NONE",
    "'',                              example.com,              NONE",
    "example.com\\0,                  example.com,              NONE",
    "example.com\\0.evil.org,         example.com,              NONE",
    "\\0example.com,                  example.com,              NONE",
    "*.example.com\\0.evil.org,       a.example.com,            NONE",
    "exam\\0ple.com,                  example.com,              NONE",
    "example.com:443,                 example.com,              NONE",
    "https://example.com,             example.com,              NONE",
    "example.com/,                    example.com,              NONE",
    "user@example.com,                example.com,              NONE",
    "example%2ecom,                   example.com,              NONE",
    "example,                         example.com,              NONE",
    // Addresses.
    "ip:c0000201,                     192.0.2.1,                EXACT",
    "ip:7f000001,                     127.0.0.1,                EXACT",
    "ip:20010db8000000000000000000000001, 2001:db8::1,          EXACT",
    "ip:20010db8000000000000000000000001, [2001:DB8:0::1],      EXACT",
    "ip:00000000000000000000000000000001, ::1,                  EXACT",
    "ip:fe800000000000000000000000000001, fe80::1%eth0,         EXACT",
    "ip:c0000201,                     ::ffff:192.0.2.1,         EXACT",
    "ip:00000000000000000000ffffc0000201, 192.0.2.1,            EXACT",
    "a.example ip:c0000201,           192.0.2.1,                EXACT",
    "ip:c0000202 ip:c0000201,         192.0.2.1,                EXACT",
    "ip:c0000201,                     192.0.2.2,                NONE",
    "ip:c0000201,                     2001:db8::1,              NONE",
    "ip:20010db8000000000000000000000001, 2001:db8::2,          NONE",
    "ip:000000000000000000000000c0000201, 192.0.2.1,            NONE",
    // An address is no DNS name, and the other way round.
    "192.0.2.1,                       192.0.2.1,                NONE",
    "::1,                             ::1,                      NONE",
    "[::1],                           ::1,                      NONE",
    "2001:db8::1,                     2001:db8::1,              NONE",
    "*.0.2.1,                         192.0.2.1,                NONE",
    "192.0.2.*,                       192.0.2.1,                NONE",
    "*,                               192.0.2.1,                NONE",
    "ip:312e322e,                     1.2.example,              NONE",
    // An address with a mask is for name constraints.
    "ip:c0000201ffffffff,             192.0.2.1,                NONE",
    "ip:c0000200ffffff00,             192.0.2.1,                NONE",
    "ip:c0000200ffffff00 ip:c0000201, 192.0.2.1,                EXACT",
  })
  void fits(String held, String asked, NameFit fit) throws UntrustedPeer {
    Issued server = certificate(held);
    PeerName name = PeerName.parse(asked);
    assertThat(CertificateNames.of(server.certificate()).fit(name)).isEqualTo(fit);
    assertThat(NameMatcher.matches(name, server.certificate())).isEqualTo(fit != NameFit.NONE);
    if (fit == NameFit.NONE) {
      assertThatExceptionOfType(UntrustedPeer.class)
          .isThrownBy(() -> NameMatcher.requireMatch(name, server.certificate()))
          .withMessageContaining("asked for " + name)
          .extracting(UntrustedPeer::reason)
          .isEqualTo(Reason.WRONG_NAME);
    } else {
      NameMatcher.requireMatch(name, server.certificate());
    }
  }

  /// CVE-2026-59638: the common name does not count, whatever else is there.
  @Test
  void theCommonNameDoesNotCount() {
    PeerName name = new DnsName("a.example");
    assertThat(NameMatcher.matches(name, Draft.bare("a.example").selfSigned().certificate()))
        .isFalse();
    Issued mail =
        Draft.bare("a.example")
            .name(new GeneralName(GeneralName.rfc822Name, "a@a.example"))
            .selfSigned();
    assertThat(NameMatcher.matches(name, mail.certificate())).isFalse();
  }

  @Test
  void otherKindsOfNamesDoNotCount() {
    Issued other =
        Draft.bare("x")
            .name(new GeneralName(GeneralName.uniformResourceIdentifier, "https://a.example"))
            .name(new GeneralName(GeneralName.rfc822Name, "a.example"))
            .name(new GeneralName(new X500Name("CN=a.example")))
            .selfSigned();
    assertThat(CertificateNames.of(other.certificate()))
        .isEqualTo(new CertificateNames(List.of(), List.of(), List.of()));
  }

  @Test
  void theErrorShowsAFewNames() {
    Issued many = Draft.server("a", "b", "c", "d", "e", "f").selfSigned();
    assertThat(CertificateNames.of(many.certificate()))
        .hasToString("\"a\", \"b\", \"c\", \"d\" and 2 more");
  }

  private static Issued certificate(String held) {
    Draft draft = Draft.server();
    Stream.of(held.replace("\\0", "\0").split(" ", -1))
        .forEach(
            name -> {
              if (name.startsWith("ip:")) {
                draft.address(name.substring(3));
              } else {
                draft.dns(name);
              }
            });
    return draft.selfSigned();
  }
}
