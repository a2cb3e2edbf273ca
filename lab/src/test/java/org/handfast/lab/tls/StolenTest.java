package org.handfast.lab.tls;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.handfast.lab.authority.Guise;
import org.handfast.lab.ladder.Rung;
import org.handfast.lab.stage.Arrival;
import org.handfast.lab.stage.Card;
import org.handfast.lab.stage.Lines;
import org.handfast.lab.stage.Middle;
import org.handfast.lab.stage.Person;
import org.handfast.protocol.wire.Bytes;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("What Trudy steals later opens of her recording")
final class StolenTest {
  private static final List<Bytes> ALL =
      List.of(Lines.BALANCE, Lines.ORDERS.get(0), Lines.ORDERS.get(1), Lines.ORDERS.get(2));

  @ParameterizedTest
  @CsvSource({"9a, true", "9b, true", "10, false", "11, false", "12a, false", "13, false"})
  @DisplayName("with the key of Alice's certificate: all under RSA key transport, else nothing")
  void serverKey(String rung, boolean opens) {
    List<Bytes> read =
        read(rung, world -> Stolen.serverKey(world.identity(Guise.STOLEN_KEY).key()));
    assertThat(read).isEqualTo(opens ? ALL : List.of());
  }

  @ParameterizedTest
  @CsvSource({"9a, false", "10, true", "11, true", "13, false"})
  @DisplayName("with a quantum computer: all under X25519 alone, else nothing")
  void quantumComputer(String rung, boolean opens) {
    List<Bytes> read = read(rung, world -> Stolen.quantumComputer(world.protocol()));
    assertThat(read).isEqualTo(opens ? ALL : List.of());
  }

  @ParameterizedTest
  @CsvSource({"12a", "12b", "12c"})
  @DisplayName("with the ticket key: the early data, and no more")
  void ticketKey(String rung) {
    List<Bytes> read =
        read(rung, world -> Stolen.ticketKey(Stolen.ticketKey(world.protocol()).orElseThrow()));
    assertThat(read).containsExactly(Lines.ORDERS.getFirst());
  }

  @Test
  @DisplayName("with nothing: nothing")
  void nothing() {
    assertThat(read("9a", _ -> Keyring.NONE)).isEmpty();
    assertThat(read("11", _ -> Keyring.NONE)).isEmpty();
  }

  @Test
  @DisplayName("and there is no ticket key where there are no tickets")
  void noTicketKey() {
    assertThat(Stolen.ticketKey(ShippedStack.on(Rung.TLS_1_3))).isEqualTo(Optional.empty());
  }

  private static List<Bytes> read(String rung, Theft theft) {
    List<Bytes> read = new ArrayList<>();
    Runs.with(
        Rung.of(rung).orElseThrow(),
        middle -> {
          Recording recording = record(middle);
          for (Recording.Page page : recording.read(theft.from(middle.world()), middle::learns)) {
            if (!page.seen().data().isEmpty()) {
              read.add(page.seen().data());
            }
          }
        });
    // Alice's line comes after early data, and before everything else.
    return read.size() == ALL.size() ? ALL.stream().filter(read::contains).toList() : read;
  }

  private static Recording record(Middle middle) throws IOException {
    Recording recording = new Recording();
    boolean goesOn = true;
    while (goesOn) {
      Arrival arrival = middle.next();
      if (arrival instanceof Arrival.Unit(Card card)) {
        recording.add(card);
      }
      goesOn = middle.pass(arrival) && !(arrival instanceof Arrival.Fin fin && isLast(fin));
    }
    return recording;
  }

  private static boolean isLast(Arrival.Fin fin) {
    return fin.from() == Person.BOB;
  }

  @FunctionalInterface
  private interface Theft {
    Keyring from(Middle.World world);
  }
}
