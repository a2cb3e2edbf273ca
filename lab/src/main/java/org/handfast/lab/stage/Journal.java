package org.handfast.lab.stage;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/// Everything that happened in a run, in order. Whoever listens hears each event as it happens.
public final class Journal {
  private final List<Event> events = new ArrayList<>();
  private final Map<Person, Integer> cards = new EnumMap<>(Person.class);
  private final Consumer<Event> listener;

  /// A journal that nobody listens to.
  public Journal() {
    this(_ -> {});
  }

  /// A journal with a listener.
  public Journal(Consumer<Event> listener) {
    this.listener = listener;
  }

  /// Writes an event down.
  public synchronized void add(Event event) {
    events.add(event);
    listener.accept(event);
  }

  /// All events until now.
  public synchronized List<Event> events() {
    return List.copyOf(events);
  }

  /// All events of a kind until now.
  public <E extends Event> List<E> events(Class<E> kind) {
    return events().stream().filter(kind::isInstance).map(kind::cast).toList();
  }

  /// A record of `from`, with the next number of theirs.
  public synchronized Card card(Person from, Person to, String name, List<Layer> layers) {
    int number = cards.merge(from, 1, Integer::sum);
    return new Card(from.name().charAt(0) + "" + number, from, to, name, layers);
  }
}
