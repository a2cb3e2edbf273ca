package org.handfast.cli.lab;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class BrowserTest {
  @ParameterizedTest
  @CsvSource({"Linux, xdg-open", "Mac OS X, open", "Windows 11, rundll32"})
  void theAddressIsAnArgumentOfItsOwn(String system, String program) {
    String address = "http://127.0.0.1:8642/#rung=2a+&seed=7";
    assertThat(Browser.command(system, address)).startsWith(program).endsWith(address);
  }
}
