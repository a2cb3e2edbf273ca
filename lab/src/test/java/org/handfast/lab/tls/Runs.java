package org.handfast.lab.tls;

import java.util.List;
import java.util.stream.Stream;
import org.handfast.lab.ladder.Rung;
import org.handfast.lab.run.Lab;
import org.handfast.lab.run.Plan;
import org.handfast.lab.run.Run;
import org.handfast.lab.stage.Card;
import org.handfast.lab.stage.Event;
import org.handfast.lab.stage.Notice;
import org.handfast.lab.stage.Person;
import org.handfast.lab.stage.Tactic;
import org.handfast.protocol.wire.Bytes;

/// Runs on the rungs of the shipped stack, and what is looked for in them.
final class Runs {
  static final long SEED = 7;

  private Runs() {}

  static List<Rung> rungs() {
    return Stream.of(Rung.values()).filter(rung -> rung.family() == Rung.Family.TLS).toList();
  }

  static Run watched(Rung rung) {
    return Lab.run(rung, new Plan.Watch(), SEED);
  }

  static Run with(Rung rung, Tactic tactic) {
    return Lab.run(rung, new Plan.ByHand("", tactic), SEED);
  }

  static <E extends Event> List<E> events(Run run, Class<E> kind) {
    return run.events().stream().filter(kind::isInstance).map(kind::cast).toList();
  }

  /// What was sent by the two, in order.
  static List<Card> cards(Run run) {
    return events(run, Event.Sent.class).stream().map(Event.Sent::card).toList();
  }

  static List<Notice> notices(Run run) {
    return events(run, Event.Refused.class).stream().map(Event.Refused::notice).toList();
  }

  static List<Bytes> delivered(Run run, Person person, int session) {
    return events(run, Event.Delivered.class).stream()
        .filter(event -> event.who() == person && event.session() == session)
        .map(Event.Delivered::data)
        .toList();
  }

  static List<Event.Learned> learned(Run run, Person person, String name) {
    return events(run, Event.Learned.class).stream()
        .filter(event -> event.who() == person && event.value().name().equals(name))
        .toList();
  }
}
