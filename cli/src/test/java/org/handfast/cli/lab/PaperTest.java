package org.handfast.cli.lab;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import org.handfast.lab.ladder.Rung;
import org.handfast.lab.run.Lab;
import org.handfast.lab.run.Plan;
import org.handfast.lab.story.Tale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import picocli.CommandLine;

final class PaperTest {
  private final StringWriter written = new StringWriter();
  private final CommandLine command =
      new CommandLine(new LabCommand()).setOut(new PrintWriter(written));

  @Test
  void aTerminalWithAllLettersGetsThemAll() {
    new Paper(command.getCommandSpec(), StandardCharsets.UTF_8).line("B1 ─▶ │ “hello”");
    assertThat(written.toString().strip()).isEqualTo("B1 ─▶ │ “hello”");
  }

  /// Whatever a story is made of, nothing of it becomes a question mark.
  @ParameterizedTest
  @EnumSource(Rung.class)
  void aTerminalWithFewLettersGetsThose(Rung rung) {
    String story = Tale.of(Lab.run(rung, new Plan.Watch(), 7), 80);
    new Paper(command.getCommandSpec(), StandardCharsets.US_ASCII).line(story);
    assertThat(written.toString()).contains("->").matches("[\\p{ASCII}]+");
  }

  @Test
  void thereAreAlwaysColumnsForThreeLanes() {
    assertThat(new Paper(command.getCommandSpec()).columns()).isBetween(40, 160);
  }
}
