package org.handfast.lab.run;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.handfast.lab.ladder.Verdict;
import org.handfast.lab.stage.Event;
import org.handfast.lab.stage.Journal;
import org.handfast.lab.stage.Lines;
import org.handfast.lab.stage.Notice;
import org.handfast.lab.stage.Person;
import org.handfast.protocol.wire.Bytes;

/// Says how an attack ended, from what the applications said and were given. A person of session n
/// is held against their peer of session n: what was delivered must begin as what was said, and no
/// end may be told before all of it is there. Data that Trudy shows is held against what was said;
/// only a gain that is no data, such as an oracle, is taken at her word.
final class Judge {
  private final Journal journal;

  private Judge(Journal journal) {
    this.journal = journal;
  }

  static Verdict of(Journal journal) {
    Judge judge = new Judge(journal);
    Verdict verdict = judge.verdict();
    return judge
        .first(Event.Simulated.class)
        .<Verdict>map(simulated -> new Verdict.Simulated(simulated.what(), verdict))
        .orElse(verdict);
  }

  private Verdict verdict() {
    String gain =
        Stream.of(told(), read(), deceived(Person.ALICE), deceived(Person.BOB))
            .flatMap(Optional::stream)
            .collect(Collectors.joining("; "));
    Optional<Notice> notice =
        journal.events(Event.Refused.class).stream()
            .filter(refused -> refused.who() != Person.TRUDY)
            .map(Event.Refused::notice)
            .findFirst();
    if (!gain.isEmpty()) {
      return notice
          .<Verdict>map(told -> new Verdict.NoticedTooLate(told, gain))
          .orElseGet(() -> new Verdict.Succeeds(gain));
    }
    if (notice.isPresent()) {
      return new Verdict.Noticed(notice.get());
    }
    return denied()
        .<Verdict>map(Verdict.Denial::new)
        .orElseGet(() -> new Verdict.NoEffect("both got all that the other one said"));
  }

  /// What Trudy has got that is no data.
  private Optional<String> told() {
    String words =
        journal.events(Event.Gained.class).stream()
            .filter(event -> event.data().isEmpty())
            .map(Event.Gained::what)
            .distinct()
            .collect(Collectors.joining("; "));
    return words.isEmpty() ? Optional.empty() : Optional.of(words);
  }

  /// How many of the lines that the two have said stand in what Trudy shows, or was given.
  private Optional<String> read() {
    Stream<Bytes> shown = journal.events(Event.Gained.class).stream().map(Event.Gained::data);
    Stream<Bytes> given =
        journal.events(Event.Delivered.class).stream()
            .filter(event -> event.who() == Person.TRUDY)
            .map(Event.Delivered::data);
    // As digits, two to a byte: Bytes cannot be searched.
    List<String> had = Stream.concat(shown, given).map(Bytes::toHex).toList();
    long lines =
        journal.events(Event.Said.class).stream()
            .filter(event -> event.who() != Person.TRUDY)
            .map(event -> event.line().toHex())
            .distinct()
            .filter(line -> had.stream().anyMatch(bytes -> bytes.contains(line)))
            .count();
    return lines == 0
        ? Optional.empty()
        : Optional.of("Trudy read " + (lines == 1 ? "one line" : lines + " lines"));
  }

  /// What a person's application was made to believe.
  private Optional<String> deceived(Person person) {
    List<String> findings = new ArrayList<>();
    for (int session : sessions(person)) {
      Bytes said = said(person.peer(), session);
      Bytes delivered = delivered(person, session);
      if (!startsWith(said, delivered)) {
        findings.add(
            person.title()
                + (saidEver(person.peer(), delivered) ? " acted again on " : " acted on ")
                + shown(delivered));
      } else if (ended(person, session) && delivered.length() < said.length()) {
        findings.add(
            person.title()
                + " believes that "
                + (delivered.isEmpty() ? "nothing" : shown(delivered))
                + " was all");
      }
    }
    return findings.isEmpty() ? Optional.empty() : Optional.of(String.join("; ", findings));
  }

  /// Who did not get done, or who was left waiting.
  private Optional<String> denied() {
    List<String> findings = new ArrayList<>();
    for (Person person : List.of(Person.BOB, Person.ALICE)) {
      if (has(Event.Waits.class, person)) {
        findings.add(person.title() + " waits for ever");
      } else if (has(Event.ResetCame.class, person)) {
        findings.add(person.title() + "'s connection was reset");
      } else {
        for (int session : sessions(person)) {
          if (delivered(person, session).length() < said(person.peer(), session).length()) {
            findings.add(person.title() + " did not get all");
          }
        }
      }
    }
    return findings.isEmpty() ? Optional.empty() : Optional.of(String.join("; ", findings));
  }

  /// The sessions in which a person's application took part.
  private Iterable<Integer> sessions(Person person) {
    TreeSet<Integer> sessions = new TreeSet<>(List.of(1));
    for (Event event : journal.events()) {
      switch (event) {
        case Event.Said(Person who, int session, _) when who == person -> sessions.add(session);
        case Event.Delivered(Person who, int session, _) when who == person ->
            sessions.add(session);
        case Event.Ended(Person who, int session) when who == person -> sessions.add(session);
        default -> {}
      }
    }
    return sessions;
  }

  private Bytes said(Person person, int session) {
    return journal.events(Event.Said.class).stream()
        .filter(event -> event.who() == person && event.session() == session)
        .map(Event.Said::line)
        .reduce(Bytes.EMPTY, Bytes::concat);
  }

  private boolean saidEver(Person person, Bytes data) {
    return journal.events(Event.Said.class).stream()
        .filter(event -> event.who() == person)
        .map(Event.Said::session)
        .distinct()
        .anyMatch(session -> startsWith(said(person, session), data));
  }

  private Bytes delivered(Person person, int session) {
    return journal.events(Event.Delivered.class).stream()
        .filter(event -> event.who() == person && event.session() == session)
        .map(Event.Delivered::data)
        .reduce(Bytes.EMPTY, Bytes::concat);
  }

  private boolean ended(Person person, int session) {
    return journal.events(Event.Ended.class).stream()
        .anyMatch(event -> event.who() == person && event.session() == session);
  }

  private boolean has(Class<? extends Event> kind, Person person) {
    return journal.events(kind).stream().anyMatch(event -> event.who() == person);
  }

  private <E extends Event> Optional<E> first(Class<E> kind) {
    return journal.events(kind).stream().findFirst();
  }

  private static boolean startsWith(Bytes all, Bytes part) {
    return part.length() <= all.length() && all.slice(0, part.length()).equals(part);
  }

  /// Text as it is; what is none, nobody has said.
  private static String shown(Bytes data) {
    String text =
        Lines.isText(data)
            ? new String(data.toArray(), StandardCharsets.US_ASCII).strip().replace("\n", " / ")
            : "bytes that nobody said";
    return "“" + text + "”";
  }
}
