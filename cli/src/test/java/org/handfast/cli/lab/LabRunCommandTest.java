package org.handfast.cli.lab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.gson.Gson;
import com.google.gson.JsonObject;
import org.handfast.cli.terminal.CommandFailure;
import org.handfast.cli.terminal.ExitCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;

@Timeout(120)
final class LabRunCommandTest {
  @Test
  void aRunIsAStoryWithAVerdict() throws Exception {
    assertThat(RunningLab.output("run", "--rung", "5a", "--attack", "reorder"))
        .startsWith("Rung 5a: ")
        .containsSubsequence("Bob, client", "B1 hello", "holds back B3", "refuses: record MAC")
        .containsPattern("(?m)^Verdict: noticed: Alice, record 1, record MAC$")
        .contains("#rung=5a&attack=reorder&seed=7");
  }

  @Test
  void aRunByHandIsTheRunOfItsMoves() throws Exception {
    assertThat(RunningLab.output("run", "--rung", "6c", "--moves", "B5.drop"))
        .contains("Trudy, by hand: B5.drop", "drops B5", "Verdict: noticed: Alice");
  }

  @Test
  void withoutAttackSheOnlyWatches() throws Exception {
    assertThat(RunningLab.output("run", "--rung", "11"))
        .contains("Trudy only watches.", "Verdict: no effect");
  }

  @Test
  void whatCannotBeAttackedSaysWhy() throws Exception {
    assertThat(RunningLab.output("run", "--rung", "0", "--attack", "own-ca"))
        .containsPattern("Verdict: not applicable\\R.+");
  }

  @Test
  void theSameSeedIsTheSameRun() throws Exception {
    String[] seven = {"run", "--rung", "7d", "--attack", "replay-session", "--json"};
    String[] eight = {"run", "--rung", "7d", "--attack", "replay-session", "--json", "--seed", "8"};
    assertThat(RunningLab.output(seven))
        .isEqualTo(RunningLab.output(seven))
        .isNotEqualTo(RunningLab.output(eight));
  }

  @Test
  void jsonIsTheWholeRun() throws Exception {
    JsonObject run =
        new Gson()
            .fromJson(
                RunningLab.output("run", "--rung", "4", "--moves", "B3.after.B4", "--json"),
                JsonObject.class);
    assertThat(run.get("moves").getAsString()).isEqualTo("B3.after.B4");
    assertThat(run.getAsJsonArray("steps")).hasSizeGreaterThan(30);
    assertThat(run.getAsJsonObject("verdict").get("kind").getAsString()).isEqualTo("succeeds");
  }

  @ParameterizedTest
  @CsvSource({
    "reoder, the nearest is reorder",
    "replay_session, the nearest is replay-session",
    "selfsigned, the nearest is self-signed"
  })
  void aMisspeltAttackIsToldTheNearest(String name, String words) {
    assertFails(words, "run", "--rung", "4", "--attack", name);
  }

  @Test
  void whatIsNotUnderstoodIsSaidInOneLine() {
    assertFails("there is no rung 5; the nearest is 5a", "run", "--rung", "5");
    assertFails("--moves: ", "run", "--rung", "4", "--moves", "B3.sing");
  }

  private static void assertFails(String words, String... arguments) {
    assertThatThrownBy(() -> RunningLab.output(arguments))
        .isInstanceOf(CommandLine.ExecutionException.class)
        .cause()
        .isInstanceOfSatisfying(
            CommandFailure.class,
            failure -> {
              assertThat(failure.exitCode()).isEqualTo(ExitCode.USAGE);
              assertThat(failure).message().contains(words).doesNotContain("\n");
              assertThat(failure.remedy()).isNotEmpty();
            });
  }
}
