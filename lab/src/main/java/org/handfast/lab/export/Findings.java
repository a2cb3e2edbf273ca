package org.handfast.lab.export;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.handfast.lab.run.Run;
import org.handfast.lab.stage.Act;
import org.handfast.lab.stage.Card;
import org.handfast.lab.stage.Event;
import org.handfast.lab.stage.Field;
import org.handfast.lab.stage.Person;
import org.handfast.lab.stage.Value;
import org.handfast.protocol.wire.Bytes;

/// What a worksheet asks for, gathered from a run's events.
final class Findings {
  private final List<Event> events;

  Findings(Run run) {
    this.events = run.events();
  }

  /// A value, and who knew it in the end.
  record Known(Value value, Set<Person> by) {}

  /// All records, in the order in which they were made.
  List<Card> cards() {
    Set<Card> cards = new LinkedHashSet<>();
    for (Event event : events) {
      switch (event) {
        case Event.Sent sent -> cards.add(sent.card());
        case Event.Handled handled when handled.act() == Act.INJECT -> cards.add(handled.card());
        case Event.Handled handled -> handled.result().ifPresent(cards::add);
        default -> {}
      }
    }
    return List.copyOf(cards);
  }

  /// All values, in the order in which somebody first had them.
  List<Known> values() {
    Map<List<Object>, Known> known = new LinkedHashMap<>();
    for (Event.Learned learned : all(Event.Learned.class)) {
      Value value = learned.value();
      known
          .computeIfAbsent(
              List.of(value.name(), value.bytes()),
              _ -> new Known(value, EnumSet.noneOf(Person.class)))
          .by()
          .add(learned.who());
    }
    return List.copyOf(known.values());
  }

  /// Every MAC, hash or tag that was held against another.
  List<Event.Compared> comparisons() {
    return all(Event.Compared.class);
  }

  /// What Trudy did with the records, in order; that she saw them goes without saying.
  List<Event.Handled> acts() {
    return all(Event.Handled.class).stream().filter(each -> each.act() != Act.SEE).toList();
  }

  /// All events of a kind.
  <E extends Event> List<E> all(Class<E> kind) {
    return events.stream().filter(kind::isInstance).map(kind::cast).toList();
  }

  /// What an application was given, connection by connection, and whether it was told that this was
  /// all.
  List<String> deliveries(Person person) {
    Map<Integer, List<String>> sessions = new LinkedHashMap<>();
    for (Event event : events) {
      switch (event) {
        case Event.Delivered(Person who, int session, var data) when who == person ->
            sessions.computeIfAbsent(session, _ -> new ArrayList<>()).add(quoted(data));
        case Event.Ended(Person who, int session) when who == person ->
            sessions.computeIfAbsent(session, _ -> new ArrayList<>()).add("the end");
        default -> {}
      }
    }
    return sessions.entrySet().stream()
        .map(
            session ->
                (sessions.size() == 1 ? "" : "connection " + session.getKey() + ": ")
                    + String.join(", ", session.getValue()))
        .toList();
  }

  /// From whom to whom.
  static String way(Card card) {
    return card.from().title() + " to " + card.to().title();
  }

  /// A record's number and name.
  static String caption(Card card) {
    return card.id() + ", " + card.name();
  }

  /// As much detail as fits on paper: what the outermost fields consist of, where they consist of
  /// others, and themselves elsewhere.
  static Stream<Field> main(List<Field> fields) {
    return fields.stream()
        .filter(
            field -> {
              long around = fields.stream().filter(other -> holds(other, field)).count();
              boolean isAround = fields.stream().anyMatch(other -> holds(field, other));
              return around == 1 || (around == 0 && !isAround);
            });
  }

  /// A formula, or what stands for none.
  static String formula(String formula) {
    return formula.isEmpty() ? "dice" : "`" + formula + "`";
  }

  private static boolean holds(Field outer, Field inner) {
    return outer.length() > inner.length()
        && outer.offset() <= inner.offset()
        && inner.offset() + inner.length() <= outer.offset() + outer.length();
  }

  private static String quoted(Bytes data) {
    return "“" + Sheet.letters(data).replaceAll("\\.$", "") + "”";
  }
}
