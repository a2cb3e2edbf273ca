package org.handfast.lab.stage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.handfast.protocol.wire.Bytes;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// One connection, over which Bob writes to Alice.
final class WireTest {
  private static final Bytes FIVE = Bytes.fromHex("0102030405");
  private static final Bytes THREE = Bytes.fromHex("0a0b0c");

  private final Journal journal = new Journal();
  private final Stage stage = new Stage(journal);
  private final List<Object> read = new ArrayList<>();
  private Wire bob;
  private Wire alice;

  @BeforeEach
  void connect() throws IOException {
    Wire.Line line = Wire.connect(stage, Person.BOB, Person.ALICE);
    bob = line.near();
    alice = line.far();
  }

  @AfterEach
  void close() throws IOException {
    bob.close();
    alice.close();
  }

  @Test
  void whatIsWrittenIsRead() {
    play(
        () -> {
          bob.send(card(FIVE));
          bob.finish();
        },
        () -> {
          read.add(alice.read(2));
          read.add(alice.read(3));
          read.add(alice.read(1));
        });

    assertThat(read.toString())
        .isEqualTo("[Optional[Bytes[2: 0102]], Optional[Bytes[3: 030405]], Optional.empty]");
  }

  @Test
  void aReadMayTakeWhatTwoRecordsBrought() {
    Card first = card(FIVE);
    Card second = card(THREE);
    play(
        () -> {
          bob.send(first);
          bob.send(second);
        },
        () -> {
          read.add(alice.read(4));
          read.add(alice.lastCard());
          read.add(alice.read(1));
          read.add(alice.lastCard());
          read.add(alice.read(1));
          read.add(alice.lastCard());
          read.add(alice.read(2));
          read.add(alice.lastCard());
        });

    assertThat(read.stream().filter(Card.class::isInstance))
        .containsExactly(first, first, second, second);
  }

  @Test
  void segmentsAreNotRecords() {
    Card whole = card(FIVE);
    play(
        () -> bob.send(whole, List.of(FIVE.slice(0, 1), Bytes.EMPTY, FIVE.slice(1))),
        () -> {
          read.add(alice.read(5).orElseThrow());
          read.add(alice.lastCard());
        });

    assertThat(read).containsExactly(FIVE, whole);
  }

  @Test
  void readSomeTakesWhatIsThere() {
    play(
        () -> {
          bob.send(card(THREE));
          bob.finish();
        },
        () -> {
          read.add(alice.readSome());
          read.add(alice.readSome());
        });

    assertThat(read).containsExactly(THREE, Bytes.EMPTY);
  }

  @Test
  void anEndWithinIsNoEnd() {
    play(
        () -> {
          bob.send(card(THREE));
          bob.finish();
        },
        () -> assertThatThrownBy(() -> alice.read(4)).isInstanceOf(Wire.EndsInside.class));
  }

  @Test
  void whatNeverComesIsWaitedForForEver() {
    play(() -> bob.send(card(THREE)), () -> alice.read(4));

    assertThat(journal.events(Event.Waits.class)).containsExactly(new Event.Waits(Person.ALICE));
  }

  @Test
  void finEndsOneDirection() {
    play(
        () -> {
          bob.finish();
          bob.finish();
          read.add(bob.read(3).orElseThrow());
        },
        () -> {
          read.add(alice.read(1));
          alice.send(card(THREE));
        });

    assertThat(read.toString()).isEqualTo("[Optional.empty, Bytes[3: 0a0b0c]]");
    assertThat(journal.events(Event.FinSent.class))
        .containsExactly(new Event.FinSent(Person.BOB, Person.ALICE));
  }

  @Test
  void whatIsWrittenBehindFinIsLost() {
    play(
        () -> {
          bob.finish();
          bob.send(card(THREE));
        },
        () -> read.add(alice.read(1)));

    assertThat(read.toString()).isEqualTo("[Optional.empty]");
  }

  @Test
  void whoHasLeftCanStillBeWrittenTo() {
    play(
        bob::leave,
        () -> {
          alice.send(card(THREE));
          alice.send(card(FIVE));
          alice.finish();
          read.add("done");
        });

    assertThat(read).containsExactly("done");
  }

  @Test
  void rstTakesWhatWasNotRead() {
    play(
        () -> {
          bob.send(card(FIVE));
          bob.reset();
        },
        () -> {
          alice.read(1);
          read.add("one byte");
          alice.read(5);
        });

    assertThat(read).containsExactly("one byte");
    assertThat(journal.events(Event.ResetCame.class))
        .containsExactly(new Event.ResetCame(Person.ALICE));
  }

  @Test
  void nothingCanBeWrittenOrEndedBehindRst() {
    for (Stage.Performance late :
        List.<Stage.Performance>of(() -> alice.send(card(THREE)), () -> alice.finish())) {
      play(
          () -> {
            bob.reset();
            bob.reset();
            bob.send(card(FIVE));
            bob.finish();
          },
          () -> {
            stage.await(() -> alice.isReset());
            assertThatThrownBy(late::play).isInstanceOf(Reset.class);
            read.add("reset");
          });
    }

    assertThat(read).containsExactly("reset", "reset");
    assertThat(journal.events(Event.ResetSent.class)).hasSize(1);
  }

  private void play(Stage.Performance bobs, Stage.Performance alices) {
    stage.enter(Person.BOB, bobs);
    stage.enter(Person.ALICE, alices);
    stage.play();
  }

  private Card card(Bytes bytes) {
    return journal.card(
        Person.BOB, Person.ALICE, "some", List.of(new Layer("on the wire", bytes, List.of())));
  }
}
