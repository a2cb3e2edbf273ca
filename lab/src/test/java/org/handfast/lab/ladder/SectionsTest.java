package org.handfast.lab.ladder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class SectionsTest {
  @Test
  void anItemGoesOnInIndentedLines() {
    Sections page = parse("For editors.", "## a+", "", "- text: one", "  two", "- list: x y");
    assertThat(page.ids()).containsExactly("a+");
    assertThat(page.text("a+", "text")).isEqualTo("one two");
    assertThat(page.words("a+", "list", Set.of("x", "y", "z"))).containsExactly("x", "y");
  }

  @Test
  void mistakesAreNamedByLine() {
    assertThatThrownBy(() -> parse("## a", "- text: x", "- list: y", "- colour: red"))
        .hasMessageContaining("page.md:4: a has a \"colour\"");
    assertThatThrownBy(() -> parse("## a", "- text: x", "- text: y"))
        .hasMessageContaining("page.md:3: a has its \"text\" twice");
    assertThatThrownBy(() -> parse("## a", "- text: x", "- list: y", "## a"))
        .hasMessageContaining("page.md:4: a is there twice");
    assertThatThrownBy(() -> parse("## a", "- text: x", "not indented"))
        .hasMessageContaining("page.md:3: a has a line that belongs to no item");
    assertThatThrownBy(() -> parse("## a", "- text: x", "", "  after a gap"))
        .hasMessageContaining("page.md:4");
  }

  @Test
  void anUnknownWordIsNamed() {
    Sections page = parse("## a", "- text: x", "- list: y z");
    assertThatThrownBy(() -> page.words("a", "list", Set.of("y")))
        .hasMessage("page.md: a names z, unknown");
  }

  @Test
  void aMissingKeyIsNamed() {
    assertThatThrownBy(() -> parse("## a", "- text: x", "## b", "- text: x", "- list: y"))
        .hasMessage("page.md: a lacks [list]");
  }

  @Test
  void missingAndUnknownSectionsAreNamed() {
    Sections page = parse("## a", "- text: x", "- list: y");
    page.requireIds(Set.of("a"));
    assertThatThrownBy(() -> page.requireIds(Set.of("b")))
        .hasMessage("page.md: missing [b], unknown [a]");
  }

  private static Sections parse(String... lines) {
    return Sections.parse("page.md", List.of(lines), Set.of("text", "list"));
  }
}
