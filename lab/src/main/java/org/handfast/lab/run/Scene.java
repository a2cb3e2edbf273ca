package org.handfast.lab.run;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.handfast.lab.authority.Guise;
import org.handfast.lab.authority.Identities;
import org.handfast.lab.authority.Identity;
import org.handfast.lab.authority.KeyUse;
import org.handfast.lab.authority.Trust;
import org.handfast.lab.ladder.Rung;
import org.handfast.lab.seed.Dice;
import org.handfast.lab.stage.Actor;
import org.handfast.lab.stage.Event;
import org.handfast.lab.stage.Journal;
import org.handfast.lab.stage.Lines;
import org.handfast.lab.stage.Middle;
import org.handfast.lab.stage.Person;
import org.handfast.lab.stage.Protocol;
import org.handfast.lab.stage.Refusal;
import org.handfast.lab.stage.Stage;
import org.handfast.lab.stage.Tactic;
import org.handfast.lab.stage.Wire;
import org.handfast.protocol.wire.Bytes;

/// The three on the stage of one run, over as many connections as it takes. Each one's dice roll on
/// from connection to connection: were they thrown anew, Alice's nonce would be the same tomorrow,
/// and a replayed session would wrongly succeed.
final class Scene implements Middle.World, AutoCloseable {
  private final Stage stage;
  private final Journal journal;
  private final Protocol protocol;
  private final Identities identities;
  private final boolean roguesAreTrusted;
  private final Map<Person, SecureRandom> dice = new EnumMap<>(Person.class);
  private final Map<Person, Integer> sessions = new EnumMap<>(Person.class);
  private final List<Wire> wires = new ArrayList<>();
  private int day = 1;

  Scene(Rung rung, Protocol protocol, long seed, Journal journal, boolean roguesAreTrusted) {
    this.stage = new Stage(journal);
    this.journal = journal;
    this.protocol = protocol;
    this.identities = Identities.with(use(rung));
    this.roguesAreTrusted = roguesAreTrusted;
    for (Person person : Person.values()) {
      dice.put(person, Dice.of(seed, person.id()));
    }
  }

  private static KeyUse use(Rung rung) {
    return switch (rung) {
      case ECDHE_GCM, TLS_1_3, EARLY_DATA, EARLY_DATA_TWO_HOSTS, EARLY_DATA_SHARED, POST_QUANTUM ->
          KeyUse.SIGNING;
      default -> KeyUse.TRANSPORT;
    };
  }

  /// One visit of Bob's, with Trudy between, until all three are done.
  void play(Tactic tactic) throws IOException {
    Wire.Line toTrudy = connect(Person.BOB, Person.TRUDY);
    Wire.Line toAlice = connect(Person.TRUDY, Person.ALICE);
    Middle middle = new Middle(stage, toTrudy.far(), toAlice.near(), this);
    invite(toTrudy.near());
    admit(protocol, toAlice.far());
    stage.enter(Person.TRUDY, () -> tactic.play(middle));
    stage.play();
  }

  /// The next visit is on another day.
  void nextVisit() {
    journal.add(new Event.Day(Person.BOB, ++day, "Bob comes again"));
  }

  private void invite(Wire wire) {
    Actor bob = actor(Person.BOB, Lines.ORDERS);
    stage.enter(Person.BOB, () -> perform(wire, () -> protocol.bob(bob, wire, trust())));
  }

  private void admit(Protocol host, Wire wire) {
    Actor alice = actor(Person.ALICE, List.of(Lines.BALANCE));
    stage.enter(
        Person.ALICE, () -> perform(wire, () -> host.alice(alice, wire, identities.alice())));
  }

  /// Whoever has done their part, or refuses to go on, closes the connection; who waits for ever
  /// does not.
  private static void perform(Wire wire, Stage.Performance role) throws IOException {
    try {
      role.play();
      wire.leave();
    } catch (Refusal told) {
      wire.leave();
      throw told;
    }
  }

  private Wire.Line connect(Person caller, Person called) throws IOException {
    Wire.Line line = Wire.connect(stage, caller, called);
    wires.add(line.near());
    wires.add(line.far());
    return line;
  }

  private Actor actor(Person person, List<Bytes> lines) {
    int session = sessions.merge(person, 1, Integer::sum);
    return new Actor(person, session, journal, random(person), lines);
  }

  private SecureRandom random(Person person) {
    return requireNonNull(dice.get(person));
  }

  @Override
  public Actor trudy(List<Bytes> lines) {
    return actor(Person.TRUDY, lines);
  }

  @Override
  public Protocol protocol() {
    return protocol;
  }

  @Override
  public Identity identity(Guise guise) {
    return identities.of(guise);
  }

  /// Bob's; Trudy believes no others.
  @Override
  public Trust trust() {
    return roguesAreTrusted ? identities.trustWithRogues() : identities.trust();
  }

  @Override
  public Wire call(int host, String what) throws IOException {
    journal.add(new Event.Day(Person.TRUDY, ++day, what));
    Wire.Line line = connect(Person.TRUDY, Person.ALICE);
    admit(host == 0 ? protocol : protocol.otherHost(), line.far());
    return line.near();
  }

  @Override
  public Wire answer(String what) throws IOException {
    journal.add(new Event.Day(Person.TRUDY, ++day, what));
    Wire.Line line = connect(Person.BOB, Person.TRUDY);
    invite(line.near());
    return line.far();
  }

  @Override
  public void close() throws IOException {
    for (Wire wire : wires) {
      wire.close();
    }
  }
}
