package org.handfast.lab.stage;

import java.io.IOException;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.handfast.protocol.wire.Bytes;

/// A person in one connection: what their application wants to say, their dice, and how what they
/// do and learn gets into the journal. Trudy is one too, when she poses as somebody.
public final class Actor {
  private final Person person;
  private final int session;
  private final Journal journal;
  private final SecureRandom random;
  private final List<Bytes> lines;
  private final List<Bytes> delivered = new ArrayList<>();

  /// @param session counts this person's connections, from 1
  /// @param lines what the application wants to say, in this order
  public Actor(
      Person person, int session, Journal journal, SecureRandom random, List<Bytes> lines) {
    this.person = person;
    this.session = session;
    this.journal = journal;
    this.random = random;
    this.lines = List.copyOf(lines);
  }

  /// Who it is.
  public Person person() {
    return person;
  }

  /// Which of their connections it is, from 1.
  public int session() {
    return session;
  }

  /// Where everything is written down.
  public Journal journal() {
    return journal;
  }

  /// Their dice.
  public SecureRandom random() {
    return random;
  }

  /// What the application wants to say.
  public List<Bytes> lines() {
    return lines;
  }

  /// What the application was given until now.
  public List<Bytes> delivered() {
    return List.copyOf(delivered);
  }

  /// That many bytes from the dice.
  public Bytes throwDice(int count) {
    byte[] bytes = new byte[count];
    random.nextBytes(bytes);
    return Bytes.owning(bytes);
  }

  /// Writes a record to the wire, and into the journal.
  ///
  /// @param layers the wire's first, then what is inside
  public Card sends(Wire wire, String name, List<Layer> layers) throws IOException {
    // Bob and Alice do not know that there is somebody else at the other end.
    Person to = person == Person.TRUDY ? wire.other() : person.peer();
    Card card = journal.card(person, to, name, layers);
    journal.add(new Event.Sent(person, card));
    wire.send(card);
    return card;
  }

  /// A record has come whole.
  public void receives(Card card) {
    journal.add(new Event.Received(person, card));
  }

  /// This person can read what is inside a record.
  public void opens(Card card, Layer layer) {
    journal.add(new Event.Opened(person, card, layer));
  }

  /// This person knows a value.
  public void learns(String name, Bytes bytes, String formula, String... inputs) {
    journal.add(new Event.Learned(person, new Value(name, bytes, formula, List.of(inputs))));
  }

  /// What this person keeps count of or waits for has changed.
  public void enters(String name, Object value) {
    journal.add(new Event.Entered(person, name, value.toString()));
  }

  /// This person compared something; nothing follows from it yet.
  public void compares(Card card, Comparison comparison) {
    journal.add(new Event.Compared(person, Optional.of(card), comparison));
  }

  /// The application hands a line over to be sent.
  public void says(Bytes line) {
    journal.add(new Event.Said(person, session, line));
  }

  /// The application is given data.
  public void delivers(Bytes data) {
    delivered.add(data);
    journal.add(new Event.Delivered(person, session, data));
  }

  /// The application is told that no more will come.
  public void ends() {
    journal.add(new Event.Ended(person, session));
  }

  /// A remark.
  public void notes(String text) {
    journal.add(new Event.Noted(person, text));
  }

  /// A check failed: written down, and to be thrown.
  ///
  /// @param step what was looked at, such as `record 2`
  /// @param why one sentence
  public Refusal refuses(String step, Check check, String why) {
    return refuses(step, check.label(), why);
  }

  /// A check failed that has a name of its own, such as a rule of the shipped stack.
  public Refusal refuses(String step, String check, String why) {
    Notice notice = new Notice(person, step, check, why);
    journal.add(new Event.Refused(person, notice));
    return new Refusal(notice);
  }
}
