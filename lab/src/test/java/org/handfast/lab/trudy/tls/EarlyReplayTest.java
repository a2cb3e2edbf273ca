package org.handfast.lab.trudy.tls;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.handfast.lab.ladder.Rung;
import org.handfast.lab.ladder.Verdict;
import org.handfast.lab.run.Lab;
import org.handfast.lab.run.Plan;
import org.handfast.lab.stage.Card;
import org.handfast.lab.stage.Middle;
import org.handfast.lab.stage.Person;
import org.handfast.lab.stage.Wire;
import org.handfast.protocol.wire.Bytes;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What no register can do (RFC 9846 8): tell the copy from what was copied. If the copy comes
/// first it is the flight that counts, Bob's own is refused, and he says his line again.
final class EarlyReplayTest {
  @ParameterizedTest
  @ValueSource(strings = {"12a", "12b", "12c"})
  void aCopyThatComesFirstIsTakenForBobs(String rung) {
    Plan plan = new Plan.ByHand("copy first", EarlyReplayTest::copyFirst);

    Verdict verdict = Lab.run(Rung.of(rung).orElseThrow(), plan, 7).verdict();

    assertThat(verdict.summary())
        .startsWith("too late: Alice, early data, strike register")
        .endsWith("Alice acted again on “pay 100 to carol”");
  }

  private static void copyFirst(Middle middle) throws IOException {
    List<Card> flight = new ArrayList<>();
    do {
      flight.add(middle.nextFrom(Person.BOB).orElseThrow());
    } while (!Place.line(1).is(flight.getLast()));
    Wire other = middle.world().call(0, "Trudy is faster than Bob");
    for (Card card : flight) {
      middle.copy(card, other);
    }
    assertThat(other.readSome()).as("Alice's answer").isNotEqualTo(Bytes.EMPTY);
    for (Card card : flight) {
      middle.release(card);
    }
    middle.relay();
  }
}
