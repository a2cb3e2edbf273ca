package org.handfast.pki;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class PeerNameTest {

  @ParameterizedTest
  @CsvSource({
    "example.com,               example.com",
    "EXAMPLE.Com,               example.com",
    "example.com.,              example.com",
    "localhost,                 localhost",
    "a,                         a",
    "_dmarc.example.com,        _dmarc.example.com",
    "foo_bar.example.com,       foo_bar.example.com",
    "a-b.example.com,           a-b.example.com",
    "xn--bcher-kva.example,     xn--bcher-kva.example",
    "bücher.example,            xn--bcher-kva.example",
    "BÜCHER.example,            xn--bcher-kva.example",
    "例え。テスト,               xn--r8jz45g.xn--zckzah",
    "1.example,                 1.example",
    "1.2.3.4.example,           1.2.3.4.example",
    "0x.example,                0x.example",
  })
  void aDnsNameHasOneForm(String text, String value) {
    assertThat(PeerName.parse(text)).isEqualTo(new DnsName(value)).hasToString(value);
  }

  @ParameterizedTest
  @CsvSource({
    "192.0.2.1,                            192.0.2.1,            4",
    "0.0.0.0,                              0.0.0.0,              4",
    "255.255.255.255,                      255.255.255.255,      4",
    "::,                                   ::,                   16",
    "::1,                                  ::1,                  16",
    "[::1],                                ::1,                  16",
    "2001:db8::1,                          2001:db8::1,          16",
    "2001:DB8:0:0:0:0:0:1,                 2001:db8::1,          16",
    "2001:0db8:0000:0000:0000:0000:0000:1, 2001:db8::1,          16",
    "2001:db8::,                           2001:db8::,           16",
    "1:2:3:4:5:6:7:8,                      1:2:3:4:5:6:7:8,      16",
    "1::8,                                 1::8,                 16",
    "1:0:0:4:0:0:0:8,                      1:0:0:4::8,           16",
    "1:2:3:4:5:6:7::,                      1:2:3:4:5:6:7:0,      16",
    "64:ff9b::192.0.2.1,                   64:ff9b::c000:201,    16",
    "fe80::1%eth0,                         fe80::1,              16",
    "[fe80::1%25],                         fe80::1,              16",
    "::ffff:192.0.2.1,                     192.0.2.1,            4",
    "::ffff:c000:201,                      192.0.2.1,            4",
  })
  void anAddressIsReadWithoutALookUp(String text, String form, int octets) {
    assertThat(PeerName.parse(text))
        .isInstanceOfSatisfying(
            IpAddress.class, address -> assertThat(address.octets().length()).isEqualTo(octets))
        .hasToString(form);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        ".",
        "..",
        ".example.com",
        "example..com",
        "example.com..",
        "-a.example",
        "a-.example",
        "-",
        "exa mple.com",
        "example.com\0.evil.example",
        "example.com\n",
        "\texample.com",
        "*.example.com",
        "example.com:443",
        "https://example.com",
        "user@example.com",
        "exam%70le.com",
        "a/b",
        "[example.com]",
        "1.2.3",
        "1.2.3.4.5",
        "1.2.3.4.",
        "256.1.1.1",
        "01.2.3.4",
        "0x7f.1",
        "0x7f000001",
        "2130706433",
        "127.1",
        "1.2.3.4:443",
        ":",
        ":::",
        "1::2::3",
        "1:2:3:4:5:6:7",
        "1:2:3:4:5:6:7:8:9",
        "1:2:3:4:5:6:7:8::",
        "12345::",
        "::g",
        "::1.2.3",
        "::1.2.3.256",
        "::01.2.3.4",
        "1.2.3.4::",
        "[::1",
        "::1]",
        "[::1]:443",
        "[1.2.3.4]",
        "[]",
        "%eth0",
        "::1%",
        "::1%a b",
        "faß.example",
        "xn--\u0430.example\u200d",
        "\u0131stanbul\0.example",
      })
  void whatIsNoNameIsRefused(String text) {
    assertThatIllegalArgumentException().isThrownBy(() -> PeerName.parse(text));
  }

  @Test
  void theLimitsOfDnsAreTheLimits() {
    String label = "a".repeat(63);
    String longest = (label + ".").repeat(3) + "a".repeat(61);
    assertThat(new DnsName(longest).value()).hasSize(253);
    assertThatIllegalArgumentException().isThrownBy(() -> new DnsName(longest + "a"));
    assertThatIllegalArgumentException().isThrownBy(() -> new DnsName("a" + label + ".example"));
  }

  @Test
  void theKelvinSignIsNoK() {
    assertThat(new DnsName("kelvin.example").fit("\u212aelvin.example")).isEqualTo(NameFit.NONE);
  }

  @Test
  void turkishDoesNotMatter() {
    Locale before = Locale.getDefault();
    Locale.setDefault(Locale.of("tr", "TR"));
    try {
      assertThat(new DnsName("MAIL.INFO").value()).isEqualTo("mail.info");
      assertThat(new DnsName("mail.info").fit("MAIL.INFO")).isEqualTo(NameFit.EXACT);
    } finally {
      Locale.setDefault(before);
    }
  }

  @Test
  void anErrorSaysWhyAndPrintsNothingDangerous() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> PeerName.parse("a\u001b[31m\n.example"))
        .withMessageContaining("\"a\\u{1b}[31m\\u{a}.example\" is no DNS name")
        .withMessageContaining("is not made of letters, digits and inner hyphens");
  }

  @Test
  void anAddressHasFourOrSixteenOctets() {
    var three = org.handfast.protocol.wire.Bytes.fromHex("010203");
    assertThatIllegalArgumentException().isThrownBy(() -> new IpAddress(three));
  }
}
