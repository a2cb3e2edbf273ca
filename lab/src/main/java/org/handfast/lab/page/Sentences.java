package org.handfast.lab.page;

import static org.handfast.lab.ladder.Wording.sentence;

import java.nio.charset.StandardCharsets;
import org.handfast.lab.stage.Comparison;
import org.handfast.lab.stage.Event;
import org.handfast.lab.stage.Person;
import org.handfast.lab.stage.Value;
import org.handfast.protocol.wire.Bytes;

/// Each event as one plain sentence, which says it without a picture too.
final class Sentences {
  private Sentences() {}

  static String of(Event event) {
    String who = event.who().title();
    return switch (event) {
      case Event.Connected(Person caller, _) when caller == Person.BOB ->
          "Bob opens a TCP connection, and takes Trudy for Alice.";
      case Event.Connected(_, Person to) ->
          who + " opens a TCP connection of her own to " + to.title() + ".";
      case Event.Day day -> sentence(day.what());
      case Event.Sent sent -> who + " sends " + sent.card().id() + ", " + sent.card().name() + ".";
      case Event.Handled handled -> handled(handled);
      case Event.Received received -> who + " has received " + received.card().id() + ".";
      case Event.Opened opened -> who + " can read what is inside " + opened.card().id() + ".";
      case Event.Learned learned -> learned(who, learned.value());
      case Event.Entered(_, String name, String value) when name.equals("state") ->
          sentence(who + " " + value);
      case Event.Entered(_, String name, String value) -> who + "'s " + name + " is " + value + ".";
      case Event.Compared compared -> compared(compared);
      case Event.Said said -> who + "'s application says " + quoted(said.line()) + ".";
      case Event.Delivered delivered ->
          who + "'s application is given " + quoted(delivered.data()) + ".";
      case Event.Ended _ -> who + "'s application is told that this is all.";
      case Event.Refused refused -> who + " refuses: " + sentence(refused.notice().why());
      case Event.FinSent fin -> who + " sends FIN to " + fin.to().title() + ": no more will come.";
      case Event.ResetSent rst -> who + " resets the connection to " + rst.to().title() + ".";
      case Event.ResetCame _ -> who + "'s connection is gone: RST came.";
      case Event.Waits _ -> who + " waits for ever: nothing more will come.";
      case Event.Gained gained -> sentence(gained.what());
      case Event.Simulated simulated -> "Simulated: " + sentence(simulated.what());
      case Event.Noted noted -> sentence(noted.text());
    };
  }

  private static String handled(Event.Handled handled) {
    return "Trudy "
        + handled.act().verb()
        + " "
        + handled.card().id()
        + (handled.how().isEmpty() ? "" : ", " + handled.how())
        + handled.result().map(card -> ": it goes on as " + card.id()).orElse("")
        + ".";
  }

  private static String learned(String who, Value value) {
    return value.formula().isEmpty()
        ? who + " has " + value.name() + "."
        : who + " computes " + value.name() + " = " + value.formula() + ".";
  }

  private static String compared(Event.Compared compared) {
    Comparison comparison = compared.comparison();
    return compared.who().title()
        + " computes the "
        + comparison.name()
        + compared.card().map(card -> " of " + card.id()).orElse("")
        + (comparison.holds() ? ": it is the one that came." : ": another one came.");
  }

  private static String quoted(Bytes data) {
    return "“" + new String(data.toArray(), StandardCharsets.ISO_8859_1).strip() + "”";
  }
}
