package org.handfast.lab.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.handfast.lab.ladder.Verdict;
import org.handfast.lab.stage.Event;
import org.handfast.lab.stage.Journal;
import org.handfast.lab.stage.Notice;
import org.handfast.lab.stage.Person;
import org.handfast.protocol.wire.Bytes;
import org.junit.jupiter.api.Test;

/// The Judge, with journals written by hand: each of its rules has a journal that it gets wrong
/// without it.
class JudgeTest {
  private final Journal journal = new Journal();

  @Test
  void whatArrivesAsItWasSaidIsNoEffect() {
    goodVisit(1);

    assertThat(verdict()).isInstanceOf(Verdict.NoEffect.class);
  }

  @Test
  void aLineWithinOtherBytesIsReadAsWell() {
    goodVisit(1);
    journal.add(new Event.Gained(bytes("…pay 1\n…"), "a whole fragment"));

    assertThat(verdict()).isEqualTo(new Verdict.Succeeds("Trudy read one line"));
  }

  @Test
  void itDoesNotMatterHowTheStreamIsCut() {
    says(Person.BOB, 1, "pay 1\n");
    says(Person.BOB, 1, "pay 2\n");
    isGiven(Person.ALICE, 1, "pay 1\npa");
    isGiven(Person.ALICE, 1, "y 2\n");
    isTold(Person.ALICE, 1);

    assertThat(verdict()).isInstanceOf(Verdict.NoEffect.class);
  }

  @Test
  void otherDataThanWasSaidIsASuccess() {
    says(Person.BOB, 1, "pay 1\n");
    isGiven(Person.ALICE, 1, "pay 9\n");

    assertThat(verdict()).isEqualTo(new Verdict.Succeeds("Alice acted on “pay 9”"));
  }

  @Test
  void moreDataThanWasSaidIsASuccess() {
    says(Person.BOB, 1, "pay 1\n");
    isGiven(Person.ALICE, 1, "pay 1\n");
    isGiven(Person.ALICE, 1, "pay 1\n");

    assertThat(verdict()).isEqualTo(new Verdict.Succeeds("Alice acted on “pay 1 / pay 1”"));
  }

  @Test
  void theRightLinesInAnotherOrderAreASuccess() {
    says(Person.BOB, 1, "pay 1\n");
    says(Person.BOB, 1, "pay 2\n");
    isGiven(Person.ALICE, 1, "pay 2\n");
    isGiven(Person.ALICE, 1, "pay 1\n");

    assertThat(verdict()).isEqualTo(new Verdict.Succeeds("Alice acted on “pay 2 / pay 1”"));
  }

  @Test
  void bobIsDeceivedAsWell() {
    says(Person.ALICE, 1, "balance 5\n");
    isGiven(Person.BOB, 1, "balance 0\n");

    assertThat(verdict()).isEqualTo(new Verdict.Succeeds("Bob acted on “balance 0”"));
  }

  @Test
  void whoIsGivenHisOwnLineIsDeceived() {
    says(Person.BOB, 1, "pay 1\n");
    isGiven(Person.ALICE, 1, "pay 1\n");
    isGiven(Person.BOB, 1, "pay 1\n");

    assertThat(verdict()).isEqualTo(new Verdict.Succeeds("Bob acted on “pay 1”"));
  }

  @Test
  void bytesThatAreNoTextAreNotShownAsText() {
    journal.add(new Event.Delivered(Person.ALICE, 1, Bytes.of((byte) 0x93, (byte) 'a')));

    assertThat(verdict())
        .isEqualTo(new Verdict.Succeeds("Alice acted on “bytes that nobody said”"));
  }

  @Test
  void aSessionThatBobNeverHeldIsRepeated() {
    goodVisit(1);
    isGiven(Person.ALICE, 2, "pay 1\n");

    assertThat(verdict()).isEqualTo(new Verdict.Succeeds("Alice acted again on “pay 1”"));
  }

  @Test
  void theSameLinesOnTwoVisitsAreTwoVisits() {
    goodVisit(1);
    goodVisit(2);

    assertThat(verdict()).isInstanceOf(Verdict.NoEffect.class);
  }

  @Test
  void anEndThatIsToldTooEarlyIsASuccess() {
    says(Person.BOB, 1, "pay 1\n");
    says(Person.BOB, 1, "take back\n");
    isGiven(Person.ALICE, 1, "pay 1\n");
    isTold(Person.ALICE, 1);

    assertThat(verdict()).isEqualTo(new Verdict.Succeeds("Alice believes that “pay 1” was all"));
  }

  @Test
  void anEndBeforeEverythingIsASuccess() {
    says(Person.BOB, 1, "pay 1\n");
    isTold(Person.ALICE, 1);

    assertThat(verdict()).isEqualTo(new Verdict.Succeeds("Alice believes that nothing was all"));
  }

  @Test
  void anEndBeforeEverythingOnALaterVisitIsOneToo() {
    goodVisit(1);
    says(Person.BOB, 2, "pay 1\n");
    isTold(Person.ALICE, 2);

    assertThat(verdict()).isEqualTo(new Verdict.Succeeds("Alice believes that nothing was all"));
  }

  @Test
  void whatIsMissingWithoutAnEndIsDenialOnly() {
    says(Person.BOB, 1, "pay 1\n");
    says(Person.BOB, 1, "take back\n");
    isGiven(Person.ALICE, 1, "pay 1\n");

    assertThat(verdict()).isEqualTo(new Verdict.Denial("Alice did not get all"));
  }

  @Test
  void whatIsMissingOnALaterVisitIsDenialToo() {
    goodVisit(1);
    says(Person.ALICE, 2, "balance 5\n");
    says(Person.BOB, 2, "pay 1\n");
    isGiven(Person.BOB, 2, "balance 5\n");

    assertThat(verdict()).isEqualTo(new Verdict.Denial("Alice did not get all"));
  }

  @Test
  void whatAliceTellsACallerWhoIsNotBobIsNoDenialToBob() {
    goodVisit(1);
    says(Person.ALICE, 2, "balance 5\n");

    assertThat(verdict()).isInstanceOf(Verdict.NoEffect.class);
  }

  @Test
  void waitingForEverIsDenial() {
    goodVisit(1);
    journal.add(new Event.Waits(Person.BOB));

    assertThat(verdict()).isEqualTo(new Verdict.Denial("Bob waits for ever"));
  }

  @Test
  void trudysWaitingIsNobodysLoss() {
    goodVisit(1);
    journal.add(new Event.Waits(Person.TRUDY));

    assertThat(verdict()).isInstanceOf(Verdict.NoEffect.class);
  }

  @Test
  void resetIsDenialForBoth() {
    journal.add(new Event.ResetCame(Person.ALICE));
    journal.add(new Event.ResetCame(Person.BOB));

    assertThat(verdict())
        .isEqualTo(new Verdict.Denial("Bob's connection was reset; Alice's connection was reset"));
  }

  @Test
  void aRefusalBeforeAnyHarmIsNoticing() {
    says(Person.BOB, 1, "pay 1\n");
    Notice notice = refuses(Person.ALICE, "record 1");

    assertThat(verdict()).isEqualTo(new Verdict.Noticed(notice));
  }

  @Test
  void aRefusalAfterHarmIsTooLate() {
    says(Person.BOB, 1, "pay 1\n");
    isGiven(Person.ALICE, 1, "pay 9\n");
    Notice notice = refuses(Person.ALICE, "end of stream");

    assertThat(verdict()).isEqualTo(new Verdict.NoticedTooLate(notice, "Alice acted on “pay 9”"));
  }

  @Test
  void aRefusalAfterAnUntouchedBeginningIsInTime() {
    says(Person.BOB, 1, "pay 1\n");
    says(Person.BOB, 1, "pay 2\n");
    isGiven(Person.ALICE, 1, "pay 1\n");
    Notice notice = refuses(Person.ALICE, "record 2");

    assertThat(verdict()).isEqualTo(new Verdict.Noticed(notice));
  }

  @Test
  void whoNoticesFirstCounts() {
    Notice first = refuses(Person.BOB, "record 1");
    refuses(Person.ALICE, "end of stream");

    assertThat(verdict()).isEqualTo(new Verdict.Noticed(first));
  }

  @Test
  void whatTrudyRefusesIsNoNotice() {
    says(Person.BOB, 1, "pay 1\n");
    refuses(Person.TRUDY, "secret");

    assertThat(verdict()).isEqualTo(new Verdict.Denial("Alice did not get all"));
  }

  @Test
  void trudyHasReadWhatWasSaid() {
    goodVisit(1);
    shows("pay 1\n");

    assertThat(verdict()).isEqualTo(new Verdict.Succeeds("Trudy read one line"));
  }

  @Test
  void eachLineIsReadOnce() {
    goodVisit(1);
    shows("pay 1\n");
    shows("pay 1\n");
    shows("balance 5\n");

    assertThat(verdict()).isEqualTo(new Verdict.Succeeds("Trudy read 2 lines"));
  }

  @Test
  void trudyCannotShowWhatNobodySaid() {
    goodVisit(1);
    shows("pay 9\n");

    assertThat(verdict()).isInstanceOf(Verdict.NoEffect.class);
  }

  @Test
  void trudyCannotShowWhatSheSaidHerself() {
    goodVisit(1);
    says(Person.TRUDY, 1, "pay 9\n");
    shows("pay 9\n");

    assertThat(verdict()).isInstanceOf(Verdict.NoEffect.class);
  }

  @Test
  void whatBobTellsTrudySheHasRead() {
    says(Person.BOB, 1, "pay 1\n");
    isGiven(Person.TRUDY, 1, "pay 1\n");

    assertThat(verdict()).isEqualTo(new Verdict.Succeeds("Trudy read one line"));
  }

  @Test
  void whatTrudyIsGivenByHerOwnGuessIsNothing() {
    goodVisit(1);
    isGiven(Person.TRUDY, 1, "noise\n");

    assertThat(verdict()).isInstanceOf(Verdict.NoEffect.class);
  }

  @Test
  void aGainThatIsNoDataCounts() {
    goodVisit(1);
    journal.add(new Event.Gained(Bytes.EMPTY, "an oracle"));

    assertThat(verdict()).isEqualTo(new Verdict.Succeeds("an oracle"));
  }

  @Test
  void allGainsAreTold() {
    says(Person.BOB, 1, "pay 1\n");
    shows("pay 1\n");
    isGiven(Person.ALICE, 1, "pay 9\n");
    isGiven(Person.BOB, 1, "balance 0\n");

    assertThat(verdict())
        .isEqualTo(
            new Verdict.Succeeds(
                "Trudy read one line; Alice acted on “pay 9”; Bob acted on “balance 0”"));
  }

  @Test
  void whatStandsOnAQuantumComputerIsSimulated() {
    goodVisit(1);
    journal.add(new Event.Simulated("a quantum computer"));
    shows("pay 1\n");

    assertThat(verdict())
        .isEqualTo(
            new Verdict.Simulated(
                "a quantum computer", new Verdict.Succeeds("Trudy read one line")));
  }

  private Verdict verdict() {
    return Judge.of(journal);
  }

  private void goodVisit(int session) {
    says(Person.ALICE, session, "balance 5\n");
    isGiven(Person.BOB, session, "balance 5\n");
    says(Person.BOB, session, "pay 1\n");
    isGiven(Person.ALICE, session, "pay 1\n");
    isTold(Person.ALICE, session);
    isTold(Person.BOB, session);
  }

  private void says(Person who, int session, String line) {
    journal.add(new Event.Said(who, session, bytes(line)));
  }

  private void isGiven(Person who, int session, String data) {
    journal.add(new Event.Delivered(who, session, bytes(data)));
  }

  private void isTold(Person who, int session) {
    journal.add(new Event.Ended(who, session));
  }

  private void shows(String data) {
    journal.add(new Event.Gained(bytes(data), "what she has read"));
  }

  private Notice refuses(Person who, String step) {
    Notice notice = new Notice(who, step, "record MAC", "it does not fit");
    journal.add(new Event.Refused(who, notice));
    return notice;
  }

  private static Bytes bytes(String text) {
    return Bytes.owning(text.getBytes(StandardCharsets.US_ASCII));
  }
}
