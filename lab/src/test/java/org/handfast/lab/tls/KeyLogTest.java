package org.handfast.lab.tls;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.handfast.lab.ladder.Rung;
import org.handfast.lab.run.Run;
import org.handfast.lab.stage.Event;
import org.handfast.lab.stage.Person;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// The reader derives each secret itself; the stack's key log tells them too.
@DisplayName("The secrets that Bob and Alice learn")
final class KeyLogTest {
  private static final Map<String, String> LABELS =
      Map.of(
          "master secret", "CLIENT_RANDOM",
          "client_early_traffic_secret", "CLIENT_EARLY_TRAFFIC_SECRET",
          "client_handshake_traffic_secret", "CLIENT_HANDSHAKE_TRAFFIC_SECRET",
          "server_handshake_traffic_secret", "SERVER_HANDSHAKE_TRAFFIC_SECRET",
          "client_application_traffic_secret_0", "CLIENT_TRAFFIC_SECRET_0",
          "server_application_traffic_secret_0", "SERVER_TRAFFIC_SECRET_0",
          "exporter_secret", "EXPORTER_SECRET");

  @ParameterizedTest
  @MethodSource("org.handfast.lab.tls.Runs#rungs")
  @DisplayName("are those of the stack's key log")
  void areTheKeyLogs(Rung rung) {
    Run run = Runs.watched(rung);
    for (Person person : new Person[] {Person.BOB, Person.ALICE}) {
      assertThat(
              Runs.events(run, Event.Learned.class).stream()
                  .filter(event -> event.who() == person)
                  .map(Event.Learned::value)
                  .filter(value -> LABELS.containsKey(value.name()))
                  .map(value -> LABELS.get(value.name()) + " " + value.bytes().toHex())
                  .collect(Collectors.toSet()))
          .isNotEmpty()
          .isEqualTo(
              run.capture().keyLog().stream()
                  .filter(line -> !line.startsWith("EARLY_EXPORTER_SECRET"))
                  .map(line -> line.replaceFirst(" [0-9a-f]+", ""))
                  .collect(Collectors.toSet()));
    }
  }

  @ParameterizedTest
  @MethodSource("org.handfast.lab.tls.Runs#rungs")
  @DisplayName("have formulas whose inputs were known before them")
  void haveKnownInputs(Rung rung) {
    Run run = Runs.watched(rung);
    for (Person person : new Person[] {Person.BOB, Person.ALICE}) {
      Set<String> known = new HashSet<>();
      for (Event.Learned event : Runs.events(run, Event.Learned.class)) {
        if (event.who() == person) {
          assertThat(known).as(event.value().name()).containsAll(event.value().inputs());
          known.add(event.value().name());
        }
      }
    }
  }
}
