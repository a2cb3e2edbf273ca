package org.handfast.lab.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.handfast.lab.ladder.Attack;
import org.handfast.lab.ladder.Rung;
import org.handfast.lab.trudy.HandMoves;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/// The teacher's guide: what it says a class will see is what a class will see.
final class GuideTest {
  private static final Path GUIDE = Path.of("..", "docs", "lab.md");
  private static final long SEED = 7;

  private static final Pattern KEY =
      Pattern.compile("(?m)^\\| (\\d+\\.\\d) \\| (\\S+) \\| `([^`]+)` \\| (.+) \\|$");
  private static final Pattern ADDRESS =
      Pattern.compile("`#rung=([^&`]+)(?:&attack=([^&`]+)|&moves=([^&`]+))?[^`]*`");
  private static final Pattern EXERCISE = Pattern.compile("(?m)^\\*\\*(\\d+\\.\\d) ");
  private static final Pattern SENTENCE =
      Pattern.compile("(?m)^\\| ([1-9]) \\| .+ \\| .+ \\| (\\d[^|]*) \\|$");

  @TestFactory
  Stream<DynamicTest> theAnswerKeyIsWhatHappens() throws IOException {
    List<MatchResult> rows = found(KEY);
    assertThat(rows).hasSizeGreaterThan(60);
    return rows.stream()
        .map(
            row ->
                DynamicTest.dynamicTest(
                    row.group(1) + ": " + row.group(2) + " " + row.group(3),
                    () ->
                        assertThat(run(row.group(2), row.group(3)).verdict().summary())
                            .isEqualTo(row.group(4))));
  }

  @Test
  void everyAddressLeadsSomewhere() throws IOException {
    List<MatchResult> addresses = found(ADDRESS);
    assertThat(addresses).hasSizeGreaterThan(30);
    for (MatchResult address : addresses) {
      assertThat(Rung.of(address.group(1))).as(address.group()).isPresent();
      if (address.group(2) != null) {
        assertThat(Attack.of(address.group(2))).as(address.group()).isPresent();
      }
      if (address.group(3) != null) {
        assertThat(HandMoves.parse(address.group(3))).as(address.group()).isNotNull();
      }
    }
  }

  @Test
  void everySentenceHasAnExercise() throws IOException {
    List<String> exercises = found(EXERCISE).stream().map(one -> one.group(1)).toList();
    assertThat(exercises).doesNotHaveDuplicates();
    Map<String, List<String>> bySentence =
        found(SENTENCE).stream()
            .collect(
                Collectors.toMap(
                    row -> row.group(1), row -> List.of(row.group(2).strip().split(", "))));
    assertThat(new TreeSet<>(bySentence.keySet())).hasSize(9);
    assertThat(bySentence.values()).allSatisfy(named -> assertThat(exercises).containsAll(named));
  }

  @Test
  void theVariantsOfTheToyAreAllThere() throws IOException {
    String guide = Files.readString(GUIDE);
    String variants = guide.substring(guide.indexOf("| rungs | secret | keys |"));
    List<String> rungs =
        Pattern.compile("(?m)^\\| ([0-9][^|]*) \\| P?MS, ")
            .matcher(variants)
            .results()
            .flatMap(row -> Stream.of(row.group(1).split(" ")))
            .toList();
    assertThat(rungs)
        .containsExactlyInAnyOrderElementsOf(
            Stream.of(Rung.values())
                .filter(rung -> rung.family() == Rung.Family.ALMOST)
                .map(Rung::id)
                .toList());
  }

  private static Run run(String rung, String trudy) {
    Plan plan =
        Attack.of(trudy)
            .<Plan>map(Plan.Named::new)
            .orElseGet(() -> new Plan.ByHand(trudy, HandMoves.parse(trudy)));
    return Lab.run(Rung.of(rung).orElseThrow(), plan, SEED);
  }

  private static List<MatchResult> found(Pattern pattern) throws IOException {
    return pattern.matcher(Files.readString(GUIDE)).results().toList();
  }
}
