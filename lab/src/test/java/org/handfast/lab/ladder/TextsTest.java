package org.handfast.lab.ladder;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

final class TextsTest {
  // What fits beside the lanes without scrolling.
  private static final int LONGEST = 300;

  private static final List<Rung> RUNGS = List.of(Rung.values());
  private static final List<Attack> ATTACKS = List.of(Attack.values());

  private final Texts texts = Texts.read();

  @Test
  void everyRungAndEveryAttackHasItsText() {
    assertThat(RUNGS).extracting(rung -> texts.rung(rung).title()).doesNotHaveDuplicates();
    assertThat(ATTACKS).extracting(attack -> texts.attack(attack).title()).doesNotHaveDuplicates();
  }

  @Test
  void allNineSentencesAreOnTheLadder() {
    List<Integer> nine = IntStream.rangeClosed(1, 9).boxed().toList();
    assertThat(texts.sentences()).extracting(Sentence::number).isEqualTo(nine);
    assertThat(RUNGS)
        .flatExtracting(rung -> texts.rung(rung).sentences())
        .containsAll(nine)
        .allSatisfy(number -> assertThat(number).isBetween(1, 9));
  }

  @Test
  void everyTextIsShort() {
    Stream<String> rungs =
        RUNGS.stream().map(texts::rung).flatMap(r -> Stream.of(r.isNew(), r.stops(), r.leaves()));
    Stream<String> attacks =
        ATTACKS.stream().map(texts::attack).flatMap(a -> Stream.of(a.aim(), a.how()));
    Stream<String> sentences = texts.sentences().stream().map(Sentence::text);
    Stream<String> errata = texts.errata().stream().flatMap(e -> Stream.of(e.chapter(), e.truth()));
    assertThat(Stream.of(rungs, attacks, sentences, errata).flatMap(all -> all))
        .hasSizeGreaterThan(28 * 3 + 34 * 2 + 9)
        .allSatisfy(text -> assertThat(text.length()).as(text).isBetween(15, LONGEST))
        .allSatisfy(text -> assertThat(text).matches(".*[.?]"));
  }

  @Test
  void theErrataCardHasEverySimplification() {
    assertThat(texts.errata()).hasSizeGreaterThanOrEqualTo(9);
    String truths = String.join("\n", texts.errata().stream().map(Erratum::truth).toList());
    assertThat(truths)
        .contains("Secure Sockets Layer")
        .contains("Transport Layer Security")
        .contains("FIN")
        .contains("There are two, one from either side")
        .contains("picks one suite")
        .contains("key block")
        .contains("close_notify, encrypted")
        .contains("outer type always says application data")
        .contains("a type that does not go in is not covered");
  }
}
