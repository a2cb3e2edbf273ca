package org.handfast.lab.trudy.tls;

import java.util.ArrayList;
import java.util.List;
import org.handfast.lab.authority.Guise;
import org.handfast.lab.stage.Card;
import org.handfast.lab.stage.Layer;
import org.handfast.lab.stage.Middle;
import org.handfast.lab.stage.Tactic;
import org.handfast.lab.tls.Keyring;
import org.handfast.lab.tls.Recording;
import org.handfast.lab.tls.Seen;
import org.handfast.lab.tls.Stolen;

/// All sessions pass untouched, and are kept; what she comes by later is tried on what she has.
final class Later {
  private Later() {}

  /// With Alice's private key, stolen.
  static Tactic stolenKey() {
    return with(Later::alicesKey);
  }

  /// With the key that Alice seals tickets under, stolen.
  static Tactic stolenTicketKey() {
    return with(
        middle ->
            Stolen.ticketKey(middle.world().protocol())
                .map(Stolen::ticketKey)
                .orElse(Keyring.NONE));
  }

  /// With a quantum computer that factors Alice's modulus.
  static Tactic factored() {
    return with(
        middle -> {
          middle.simulates(
              "a quantum computer factors Alice's modulus: the lab hands over her key");
          return alicesKey(middle);
        });
  }

  /// With a quantum computer that finds the private half of each X25519 share.
  static Tactic logarithms() {
    return with(
        middle -> {
          middle.simulates(
              "a quantum computer finds Bob's X25519 keys: the lab hands over what he threw");
          return new Logarithms(middle);
        });
  }

  /// What she comes by.
  private interface Loot {
    Keyring found(Middle middle);
  }

  private static Tactic with(Loot loot) {
    return middle -> {
      middle.relay();
      TicketsToo keyring = new TicketsToo(loot.found(middle));
      int shut = 0;
      for (Recording recording : recordings(middle.seen())) {
        for (Recording.Page page : recording.read(keyring, keyring.listening(middle::learns))) {
          shut += page.seen().kind() == Seen.Kind.SHUT ? 1 : 0;
          show(middle, page);
        }
      }
      middle.notes(shut == 0 ? "Everything is open." : shut + " records stay shut.");
    };
  }

  private static Keyring alicesKey(Middle middle) {
    return Stolen.serverKey(middle.world().identity(Guise.STOLEN_KEY).key());
  }

  /// One for each connection: each begins with a hello of Bob's.
  private static List<Recording> recordings(List<Card> cards) {
    List<Recording> recordings = new ArrayList<>();
    for (Card card : cards) {
      if (Hellos.ofBob(card).isPresent()) {
        recordings.add(new Recording());
      }
      recordings.getLast().add(card);
    }
    return recordings;
  }

  private static void show(Middle middle, Recording.Page page) {
    List<Layer> layers = page.seen().layers();
    for (Layer inside : layers.subList(1, layers.size())) {
      middle.opens(page.card(), inside);
    }
    middle.gains(page.seen().data(), "what was in " + page.card().name());
  }
}
