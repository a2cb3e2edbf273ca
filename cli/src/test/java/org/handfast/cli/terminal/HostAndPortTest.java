package org.handfast.cli.terminal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class HostAndPortTest {
  @ParameterizedTest
  @CsvSource({
    "example.org,                     example.org, 443",
    "example.org:8443,                example.org, 8443",
    "192.0.2.1,                       192.0.2.1,   443",
    "192.0.2.1:1,                     192.0.2.1,   1",
    "::1,                             ::1,         443",
    "2001:db8::1,                     2001:db8::1, 443",
    "[::1],                           ::1,         443",
    "[::1]:65535,                     ::1,         65535",
    "https://example.org,             example.org, 443",
    "https://example.org:8443/a?b#c,  example.org, 8443",
    "https://[::1]:8443/,             ::1,         8443",
  })
  void readsWhatPeopleWrite(String text, String host, int port) {
    assertThat(HostAndPort.parse(text, 443)).isEqualTo(new HostAndPort(host, port));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", ":443", "a:", "a:b", "a:0", "a:65536", "a:123456", "[::1", "[::1]:x"})
  void refusesTheRest(String text) {
    assertThatIllegalArgumentException().isThrownBy(() -> HostAndPort.parse(text, 443));
  }

  @Test
  void aPortMayBeRequired() {
    assertThat(HostAndPort.parse("localhost:80")).isEqualTo(new HostAndPort("localhost", 80));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> HostAndPort.parse("localhost"))
        .withMessageContaining("no port");
  }

  @Test
  void isWrittenAsItIsRead() {
    assertThat(new HostAndPort("::1", 443)).hasToString("[::1]:443");
    assertThat(new HostAndPort("a", 1)).hasToString("a:1");
  }
}
