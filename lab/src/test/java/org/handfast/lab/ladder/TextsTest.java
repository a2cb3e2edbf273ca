package org.handfast.lab.ladder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

final class TextsTest {
  // What fits beside the lanes without scrolling.
  private static final int LONGEST = 300;

  private static final List<String> RUNGS =
      words(
          "0 1a 1b 2a 2a+ 2b 3a 3b 4 5a 5b 6a 6b 6c 7a 7b 7c 7d 8a 8b 9a 9b 10 11 12a 12b 12c 13");
  private static final List<String> ATTACKS =
      words(
          "eavesdrop flip forge drop duplicate replay reorder reflect retype inject forge-fin"
              + " cut-tail rst resplit replay-session replay-to-bob replace-secret"
              + " edit-bobs-nonce edit-alices-nonce strip-suites weaken-pick foreign-pick own-ca"
              + " other-name self-signed rogue-ca certificate-without-key steal-key-later"
              + " impersonate-with-key oracle quantum-later downgrade-version replay-early-data"
              + " steal-ticket-key");

  private final Texts texts = Texts.read(RUNGS, ATTACKS);

  @Test
  void everyRungAndEveryAttackHasItsText() {
    assertThat(RUNGS).hasSize(28).extracting(id -> texts.rung(id).title()).doesNotHaveDuplicates();
    assertThat(ATTACKS)
        .hasSize(34)
        .extracting(id -> texts.attack(id).title())
        .doesNotHaveDuplicates();
  }

  @Test
  void allNineSentencesAreOnTheLadder() {
    List<Integer> nine = IntStream.rangeClosed(1, 9).boxed().toList();
    assertThat(texts.sentences()).extracting(Sentence::number).isEqualTo(nine);
    assertThat(RUNGS)
        .flatExtracting(id -> texts.rung(id).sentences())
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

  @Test
  void whatIsMissingOrUnknownIsNamed() {
    assertThatThrownBy(
            () -> Texts.read(Stream.concat(RUNGS.stream(), Stream.of("14")).toList(), ATTACKS))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("rungs.md: missing [14], unknown []");
    assertThatThrownBy(() -> Texts.read(RUNGS, ATTACKS.subList(1, ATTACKS.size())))
        .hasMessage("attacks.md: missing [], unknown [eavesdrop]");
    assertThatThrownBy(() -> texts.rung("14")).hasMessageContaining("no rung 14; there are [0, 1a");
  }

  private static List<String> words(String line) {
    return List.of(line.split(" "));
  }
}
