package org.handfast.cli.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

final class StyleTest {
  @Test
  void colourIsForTerminalsThatWantIt() {
    assertThat(Style.of(Style.COLOURED, true, Map.of())).isEqualTo(Style.COLOURED);
    assertThat(Style.of(Style.COLOURED, false, Map.of())).isEqualTo(Style.PLAIN);
    assertThat(Style.of(Style.PLAIN, true, Map.of())).isEqualTo(Style.PLAIN);
    assertThat(Style.of(Style.COLOURED, true, Map.of("NO_COLOR", "1"))).isEqualTo(Style.PLAIN);
    assertThat(Style.of(Style.COLOURED, true, Map.of("NO_COLOR", ""))).isEqualTo(Style.COLOURED);
    assertThat(Style.of(Style.COLOURED, true, Map.of("TERM", "dumb"))).isEqualTo(Style.PLAIN);
  }

  @Test
  void plainTextHasNoEscapes() {
    assertThat(Style.PLAIN.good("yes")).isEqualTo("yes");
    assertThat(Style.COLOURED.good("yes")).isEqualTo("\u001b[32myes\u001b[0m");
  }

  @Test
  void whatCouldSteerATerminalIsReplaced() {
    assertThat(Style.printable("a\u001b[2Jb\r\nc\u202ed\u009be"))
        .isEqualTo("a\ufffd[2Jb\ufffd\ufffdc\ufffdd\ufffde");
    assertThat(Style.printable("Zürich 東京")).isEqualTo("Zürich 東京");
  }
}
