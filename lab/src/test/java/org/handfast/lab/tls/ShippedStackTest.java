package org.handfast.lab.tls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.handfast.lab.ladder.Rung;
import org.handfast.lab.ladder.Verdict;
import org.handfast.lab.run.Lab;
import org.handfast.lab.run.Plan;
import org.handfast.lab.run.Run;
import org.handfast.lab.stage.Card;
import org.handfast.lab.stage.Event;
import org.handfast.lab.stage.Layer;
import org.handfast.lab.stage.Lines;
import org.handfast.lab.stage.Person;
import org.handfast.protocol.wire.Bytes;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

@DisplayName("The shipped stack on the lab's stage")
final class ShippedStackTest {

  @ParameterizedTest
  @MethodSource("org.handfast.lab.tls.Runs#rungs")
  @DisplayName("carries all lines, each in a record of its own")
  void carriesAllLines(Rung rung) {
    Run run = Runs.watched(rung);
    int visit = 1 + ShippedStack.on(rung).earlierVisits();
    assertThat(run.verdict()).isInstanceOf(Verdict.NoEffect.class);
    assertThat(Runs.delivered(run, Person.BOB, visit)).containsExactly(Lines.BALANCE);
    assertThat(Runs.delivered(run, Person.ALICE, visit)).containsExactlyElementsOf(Lines.ORDERS);
    assertThat(Runs.events(run, Event.Ended.class)).hasSize(2 * visit);
    assertThat(Runs.notices(run)).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("org.handfast.lab.tls.Runs#rungs")
  @DisplayName("does the same for the same seed, byte by byte, and something else for another")
  void isTheSameRunForTheSameSeed(Rung rung) {
    Run first = Runs.watched(rung);
    Run other = Lab.run(rung, new Plan.Watch(), Runs.SEED + 1);
    assertThat(Runs.watched(rung).events()).isEqualTo(first.events());
    assertThat(Runs.cards(other).getFirst().bytes())
        .isNotEqualTo(Runs.cards(first).getFirst().bytes());
  }

  @ParameterizedTest
  @MethodSource("org.handfast.lab.tls.Runs#rungs")
  @DisplayName("shows the lines inside of what it sends, and nowhere else")
  void showsWhatIsInside(Rung rung) {
    Run run = Runs.watched(rung);
    List<Bytes> inside = new ArrayList<>();
    for (Card card : Runs.cards(run)) {
      assertThat(contains(card.bytes(), Lines.ORDERS.getFirst())).isFalse();
      for (Layer layer : card.layers().subList(1, card.layers().size())) {
        Lines.ORDERS.stream().filter(line -> contains(layer.bytes(), line)).forEach(inside::add);
      }
    }
    assertThat(inside).containsAll(Lines.ORDERS);
  }

  @ParameterizedTest
  @MethodSource("org.handfast.lab.tls.Runs#rungs")
  @DisplayName("opens, on the other side, what was sent: each record but what is in the clear")
  void opensWhatWasSent(Rung rung) {
    Run run = Runs.watched(rung);
    List<Layer> sent =
        Runs.cards(run).stream().flatMap(card -> card.layers().stream().skip(1)).toList();
    List<Layer> opened =
        Runs.events(run, Event.Opened.class).stream().map(Event.Opened::layer).toList();
    assertThat(opened).containsExactlyInAnyOrderElementsOf(sent);
    assertThat(Runs.events(run, Event.Compared.class))
        .isNotEmpty()
        .allMatch(event -> event.comparison().holds());
  }

  @ParameterizedTest
  @CsvSource({
    "9a, TLS_RSA_WITH_AES_128_CBC_SHA256",
    "9b, TLS_RSA_WITH_AES_128_CBC_SHA256",
    "10, TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256",
    "11, TLS_AES_128_GCM_SHA256",
    "12a, TLS_AES_128_GCM_SHA256",
    "13, TLS_AES_128_GCM_SHA256"
  })
  @DisplayName("agrees on the rung's suite")
  void agreesOnTheSuite(String rung, String suite) {
    Run run = Runs.watched(Rung.of(rung).orElseThrow());
    assertThat(Runs.events(run, Event.Entered.class))
        .filteredOn(event -> event.name().equals("suite"))
        .isNotEmpty()
        .allMatch(event -> event.value().equals(suite));
  }

  @Test
  @DisplayName("is in the chapter's form on 9a, and has both extensions on 9b")
  void hasTheChaptersForm() {
    assertThat(fields(Rung.RSA_CBC)).doesNotContain("encrypt_then_mac", "extended_master_secret");
    assertThat(fields(Rung.RSA_CBC_HARDENED))
        .contains("encrypt_then_mac", "extended_master_secret");
  }

  @Test
  @DisplayName("sends Bob's first line early when he comes again")
  void comesBackEarly() {
    assertThat(Runs.cards(Runs.watched(Rung.EARLY_DATA)))
        .extracting(Card::name)
        .containsSubsequence(
            "NewSessionTicket", "ClientHello", "early data 1", "EndOfEarlyData", "Finished");
  }

  @Test
  @DisplayName("sends a share of ML-KEM and X25519 on rung 13")
  void isPostQuantum() {
    assertThat(Runs.cards(Runs.watched(Rung.POST_QUANTUM)).getFirst().layers().getFirst().fields())
        .filteredOn(field -> field.name().equals("Bob's share"))
        .extracting(field -> field.length())
        .containsExactly(1216, 32);
  }

  @Test
  @DisplayName("knows no rung of the toy's")
  void isNotForTheToy() {
    assertThatThrownBy(() -> ShippedStack.on(Rung.CHAPTERS_MAC))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static List<String> fields(Rung rung) {
    return Runs.cards(Runs.watched(rung)).stream()
        .flatMap(card -> card.layers().getFirst().fields().stream())
        .map(field -> field.name())
        .toList();
  }

  private static boolean contains(Bytes all, Bytes part) {
    return all.toHex().contains(part.toHex());
  }
}
