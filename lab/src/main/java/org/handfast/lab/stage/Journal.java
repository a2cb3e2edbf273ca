package org.handfast.lab.stage;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.handfast.protocol.wire.Bytes;

/// Everything that happened in a run, in order. Whoever listens hears each event as it happens.
/// Beside the events it keeps what TCP carried, and the key log, for those who want to look with
/// other tools.
public final class Journal {
  private final List<Event> events = new ArrayList<>();
  private final Map<Person, Integer> cards = new EnumMap<>(Person.class);
  private final List<Packet> packets = new ArrayList<>();
  private final Set<String> keyLog = new LinkedHashSet<>();
  private final Consumer<Event> listener;
  private int lines;

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

  /// Writes a line of a key log down, as `SSLKEYLOGFILE` has it; twice the same counts once.
  ///
  /// @param line such as `CLIENT_RANDOM 0a1b… 2c3d…`, without line end
  public synchronized void logsKey(String line) {
    keyLog.add(line);
  }

  /// What TCP carried until now, and the secrets to read it with.
  public synchronized Capture capture() {
    return new Capture(packets, List.copyOf(keyLog));
  }

  /// The number of a new connection.
  synchronized int line() {
    return ++lines;
  }

  synchronized void carries(
      int line, Person from, Person to, Packet.Flag flag, Bytes data, String name) {
    packets.add(new Packet(line, from, to, flag, data, name, events.size()));
  }
}
