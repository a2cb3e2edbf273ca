package org.handfast.lab.stage;

import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.handfast.lab.authority.Guise;
import org.handfast.lab.authority.Identity;
import org.handfast.lab.authority.Trust;
import org.handfast.protocol.wire.Bytes;

/// Trudy's hands: two TCP connections, one to Bob and one to Alice, and all that can be done with
/// what comes over them. Each act is written down.
public final class Middle {
  private static final String WIRE = "on the wire";

  private final Stage stage;
  private final Wire bob;
  private final Wire alice;
  private final World world;
  private final Set<Wire> over = new HashSet<>();

  /// What Trudy has around her.
  public interface World {
    /// Trudy in a connection of her own, with these lines to say.
    Actor trudy(List<Bytes> lines);

    /// The rung's protocol, which Trudy can speak as well as anybody.
    Protocol protocol();

    /// An identity that she can show.
    Identity identity(Guise guise);

    /// Whom she believes, where she poses as Bob.
    Trust trust();

    /// Calls Alice anew; it is the next session, on another day.
    ///
    /// @param host 0 for the same host, 1 for another one of hers
    Wire call(int host, String what) throws IOException;

    /// Answers when Bob calls anew; it is the next session, on another day.
    Wire answer(String what) throws IOException;
  }

  /// Trudy between two connections.
  ///
  /// @param bob her end of the connection that Bob made
  /// @param alice her end of the connection to Alice
  public Middle(Stage stage, Wire bob, Wire alice, World world) {
    this.stage = stage;
    this.bob = bob;
    this.alice = alice;
    this.world = world;
  }

  /// What she has around her.
  public World world() {
    return world;
  }

  /// Her end towards one of the two.
  public Wire towards(Person person) {
    return switch (person) {
      case BOB -> bob;
      case ALICE -> alice;
      case TRUDY -> throw new IllegalArgumentException("Trudy has no connection to herself");
    };
  }

  /// All records that she has looked at, on all days.
  public List<Card> seen() {
    return stage.journal().events(Event.Handled.class).stream()
        .filter(event -> event.act() == Act.SEE)
        .map(Event.Handled::card)
        .toList();
  }

  /// Waits for what comes next from either side, in the order in which it was written.
  public Arrival next() throws IOException {
    try {
      stage.await(() -> isReadable(bob) || isReadable(alice));
    } catch (Stalled quiet) {
      return new Arrival.Quiet();
    }
    boolean fromBob = isReadable(bob) && (!isReadable(alice) || bob.next() < alice.next());
    return read(fromBob ? bob : alice);
  }

  /// Waits for the next record from this side; empty if none comes any more.
  public Optional<Card> nextFrom(Person person) throws IOException {
    Wire wire = towards(person);
    try {
      stage.await(() -> isReadable(wire));
    } catch (Stalled quiet) {
      return Optional.empty();
    }
    return read(wire) instanceof Arrival.Unit(Card card) ? Optional.of(card) : Optional.empty();
  }

  private boolean isReadable(Wire wire) {
    return wire.isReadable() && !over.contains(wire);
  }

  private Arrival read(Wire wire) throws IOException {
    if (wire.isReset()) {
      over.add(wire);
      return new Arrival.Rst(wire.other());
    }
    if (!wire.hasBytes()) {
      over.add(wire);
      return new Arrival.Fin(wire.other());
    }
    Card card = wire.readCard();
    act(Act.SEE, card, Optional.empty(), "");
    return new Arrival.Unit(card);
  }

  /// Passes on what comes, until both sides have ended.
  public void relay() throws IOException {
    while (passNext()) {
      // It has been passed.
    }
  }

  /// Passes on the next thing that comes; false if nothing more will.
  public boolean passNext() throws IOException {
    return over.size() < 2 && pass(next());
  }

  /// Passes on what has come; false if that was nothing.
  public boolean pass(Arrival arrival) throws IOException {
    switch (arrival) {
      case Arrival.Unit(Card card) -> pass(card);
      case Arrival.Fin(Person from) -> towards(from.peer()).finish();
      case Arrival.Rst(Person from) -> towards(from.peer()).reset();
      case Arrival.Quiet() -> {
        return false;
      }
    }
    return true;
  }

  /// Passes a record on to whom it is meant for.
  public void pass(Card card) throws IOException {
    act(Act.PASS, card, Optional.empty(), "");
    towards(card.to()).send(card);
  }

  /// Passes a record on, cut into several TCP segments.
  public void pass(Card card, List<Bytes> segments) throws IOException {
    act(
        Act.PASS,
        card,
        Optional.empty(),
        "in " + segments.size() + (segments.size() == 1 ? " TCP segment" : " TCP segments"));
    towards(card.to()).send(card, segments);
  }

  /// It ends here.
  public void drop(Card card) {
    act(Act.DROP, card, Optional.empty(), "");
  }

  /// Keeps it back; [#release] lets it go on.
  public void hold(Card card) {
    act(Act.HOLD, card, Optional.empty(), "");
  }

  /// Lets a record go on that was held.
  public void release(Card card) throws IOException {
    act(Act.RELEASE, card, Optional.empty(), "");
    towards(card.to()).send(card);
  }

  /// Sends it another time, over the same connection.
  public Card copy(Card card) throws IOException {
    return copy(card, towards(card.to()));
  }

  /// Sends it another time, over this connection.
  public Card copy(Card card, Wire wire) throws IOException {
    return send(Act.COPY, card, wire, card.bytes(), "copy of " + card.name(), "");
  }

  /// Sends other bytes in its place.
  ///
  /// @param how what is different, such as `byte 21 xor 01`
  public Card edit(Card card, Bytes bytes, String how) throws IOException {
    return edit(card, bytes, how, towards(card.to()));
  }

  /// Sends other bytes in its place, over this connection.
  ///
  /// @param how what is different, such as `byte 21 xor 01`
  public Card edit(Card card, Bytes bytes, String how, Wire wire) throws IOException {
    return send(Act.EDIT, card, wire, bytes, card.name() + ", changed", how);
  }

  /// Sends it back to whom it came from.
  public Card reflect(Card card) throws IOException {
    return send(
        Act.REFLECT,
        card,
        towards(card.to().peer()),
        card.bytes(),
        card.name() + ", sent back",
        "");
  }

  /// Sends a record of her own.
  public Card inject(Person to, Bytes bytes, String name) throws IOException {
    return inject(to, List.of(new Layer(WIRE, bytes, List.of())), name);
  }

  /// Sends a record of her own, with what she knows of its inside.
  public Card inject(Person to, List<Layer> layers, String name) throws IOException {
    Card made = stage.journal().card(Person.TRUDY, to, name, layers);
    act(Act.INJECT, made, Optional.empty(), "");
    towards(to).send(made);
    return made;
  }

  /// Sends FIN to one of the two.
  public void fin(Person to) throws IOException {
    towards(to).finish();
  }

  /// Sends RST to one of the two.
  public void rst(Person to) throws IOException {
    towards(to).reset();
  }

  /// Listens no more to one of the two.
  public void ignore(Person from) {
    over.add(towards(from));
  }

  /// Shows what she has read, to be held against what was said. Nothing is no gain.
  public void gains(Bytes data, String what) {
    if (!data.isEmpty()) {
      stage.journal().add(new Event.Gained(data, what));
    }
  }

  /// She has got something that is no data, such as an answer to a question.
  public void gains(String what) {
    stage.journal().add(new Event.Gained(Bytes.EMPTY, what));
  }

  /// A remark.
  public void notes(String text) {
    stage.journal().add(new Event.Noted(Person.TRUDY, text));
  }

  /// She knows a value.
  public void learns(String name, Bytes bytes, String formula, String... inputs) {
    stage
        .journal()
        .add(new Event.Learned(Person.TRUDY, new Value(name, bytes, formula, List.of(inputs))));
  }

  /// She can read what is inside a record.
  public void opens(Card card, Layer layer) {
    stage.journal().add(new Event.Opened(Person.TRUDY, card, layer));
  }

  /// What follows stands on something that no lab has.
  public void simulates(String what) {
    stage.journal().add(new Event.Simulated(what));
  }

  private Card send(Act act, Card card, Wire wire, Bytes bytes, String name, String how)
      throws IOException {
    Layer layer = card.layers().getFirst().changedTo(bytes);
    Card result = stage.journal().card(Person.TRUDY, wire.other(), name, List.of(layer));
    act(act, card, Optional.of(result), how);
    wire.send(result);
    return result;
  }

  private void act(Act act, Card card, Optional<Card> result, String how) {
    stage.journal().add(new Event.Handled(act, card, result, how));
  }
}
