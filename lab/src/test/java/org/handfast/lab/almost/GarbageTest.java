package org.handfast.lab.almost;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.security.SecureRandom;
import java.util.stream.Stream;
import org.handfast.lab.ladder.Rung;
import org.handfast.lab.run.Lab;
import org.handfast.lab.run.Plan;
import org.handfast.lab.run.Run;
import org.handfast.lab.seed.Dice;
import org.handfast.lab.stage.Arrival;
import org.handfast.lab.stage.Card;
import org.handfast.lab.stage.Event;
import org.handfast.lab.stage.Middle;
import org.handfast.lab.stage.Person;
import org.handfast.protocol.wire.Bytes;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Whatever comes, a person refuses, waits or believes it; nobody falls through the floor.
final class GarbageTest {
  private static final int RUNS = 24;

  static Stream<Rung> rungs() {
    return AlmostSslTest.rungs();
  }

  @ParameterizedTest
  @MethodSource("rungs")
  void aRunEndsWhateverIsChanged(Rung rung) {
    for (int seed = 0; seed < RUNS; seed++) {
      SecureRandom random = Dice.of(seed, "garbage");

      Run run = Lab.run(rung, new Plan.ByHand("garbage", middle -> garble(middle, random)), seed);

      assertThat(run.events()).isNotEmpty();
      // A cell that cannot be told apart from a fault of the lab would be worth nothing.
      assertThat(run.events())
          .as("seed " + seed)
          .anyMatch(
              event ->
                  event instanceof Event.Ended
                      || event instanceof Event.Refused
                      || event instanceof Event.Waits);
    }
  }

  /// A third of all records do not go on as they came.
  private static void garble(Middle middle, SecureRandom random) throws IOException {
    for (Arrival next = middle.next(); ; next = middle.next()) {
      if (next instanceof Arrival.Unit(Card card) && random.nextInt(3) == 0) {
        switch (random.nextInt(5)) {
          case 0 -> middle.edit(card, changed(card.bytes(), random), "a byte");
          case 1 -> middle.edit(card, cut(card.bytes(), random), "cut");
          case 2 -> middle.inject(card.to(), noise(random, 40), "noise");
          case 3 -> middle.edit(card, framed(card.bytes().at(0), noise(random, 90)), "noise");
          default -> {
            middle.edit(card, Bytes.concat(card.bytes(), card.bytes()), "twice");
            middle.inject(Person.BOB, card.bytes(), "to Bob");
          }
        }
      } else if (!middle.pass(next)) {
        return;
      }
    }
  }

  private static Bytes cut(Bytes bytes, SecureRandom random) {
    return bytes.slice(0, random.nextInt(bytes.length()));
  }

  private static Bytes changed(Bytes bytes, SecureRandom random) {
    byte[] changed = bytes.toArray();
    int head = random.nextBoolean() ? changed.length : Math.min(changed.length, 12);
    changed[random.nextInt(head)] ^= (byte) (1 + random.nextInt(255));
    return Bytes.owning(changed);
  }

  private static Bytes framed(int type, Bytes fragment) {
    return Bytes.concat(
        Bytes.of((byte) type, (byte) 0xAF, (byte) 1, (byte) 0, (byte) fragment.length()), fragment);
  }

  private static Bytes noise(SecureRandom random, int most) {
    byte[] noise = new byte[1 + random.nextInt(most)];
    random.nextBytes(noise);
    return Bytes.owning(noise);
  }
}
