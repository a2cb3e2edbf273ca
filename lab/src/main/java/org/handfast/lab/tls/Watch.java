package org.handfast.lab.tls;

import java.util.HashMap;
import java.util.Map;
import org.handfast.engine.Side;
import org.handfast.lab.stage.Actor;
import org.handfast.lab.stage.Card;
import org.handfast.lab.stage.Layer;
import org.handfast.lab.tls.Seen.Kind;
import org.handfast.protocol.wire.Bytes;

/// Watches one person's end, and writes into the journal what the person learns, opens, compares
/// and keeps count of.
final class Watch {
  private final Actor as;
  private final Side side;
  private final Reading reading;
  private final Map<String, String> states = new HashMap<>();
  private int received;
  private Kind last = Kind.HANDSHAKE;

  Watch(Actor as, Side side, Keyring keyring) {
    this.as = as;
    this.side = side;
    this.reading = new Reading(keyring, as::learns);
  }

  /// Looks whether the stack has found out more than before.
  void settle() {
    reading.settle();
    count();
  }

  /// This person has made a record.
  Seen made(Bytes record) {
    Seen seen = reading.read(side, record);
    state("has sent ", seen);
    return seen;
  }

  /// A record has come, and the stack has dealt with it.
  void received(Card card, Bytes record) {
    Seen seen = reading.read(side.peer(), record);
    last = seen.kind();
    if (last == Kind.DATA || last == Kind.EARLY_DATA) {
      received++;
    }
    seen.comparisons().forEach(comparison -> as.compares(card, comparison));
    if (card.layers().getFirst().fields().isEmpty()) {
      as.opens(card, seen.layers().getFirst());
    }
    for (Layer inside : seen.layers().subList(1, seen.layers().size())) {
      as.opens(card, inside);
    }
    state("has received ", seen);
  }

  /// Which record came last, when the handshake was over: `record 2`.
  String place() {
    boolean isCounted = last == Kind.DATA || last == Kind.EARLY_DATA;
    return "record " + (isCounted ? received : received + 1);
  }

  private void state(String did, Seen seen) {
    if (seen.kind() == Kind.HANDSHAKE) {
      enter("state", did + seen.name());
    }
    count();
  }

  private void count() {
    reading.suite().ifPresent(suite -> enter("suite", suite));
    reading.sequence(side).ifPresent(number -> enter("send seq", number.toString()));
    reading.sequence(side.peer()).ifPresent(number -> enter("receive seq", number.toString()));
  }

  private void enter(String name, String value) {
    if (!value.equals(states.put(name, value))) {
      as.enters(name, value);
    }
  }
}
