package org.handfast.lab.trudy.almost;

import java.security.GeneralSecurityException;
import org.handfast.lab.almost.Handshake;
import org.handfast.lab.almost.Layers;
import org.handfast.lab.almost.Oaep;
import org.handfast.lab.almost.Variant;
import org.handfast.lab.authority.Guise;
import org.handfast.lab.stage.Card;
import org.handfast.lab.stage.Middle;
import org.handfast.lab.stage.Tactic;
import org.handfast.lab.trudy.Recording;
import org.handfast.protocol.wire.Bytes;

/// She keeps the session, comes by Alice's private key one day, and reads it then.
final class LaterWithKey {
  private LaterWithKey() {}

  /// The key is stolen.
  static Tactic stolen(Variant variant) {
    return middle -> {
      Recording recording = Recording.of(middle);
      middle.notes("A year later Trudy steals Alice's private key");
      read(middle, variant, recording);
    };
  }

  /// The key is computed from the public one.
  static Tactic computed(Variant variant) {
    return middle -> {
      Recording recording = Recording.of(middle);
      middle.simulates(
          "Shor's algorithm on a quantum computer would factor Alice's modulus;"
              + " the lab hands the private key over");
      read(middle, variant, recording);
    };
  }

  private static void read(Middle middle, Variant variant, Recording recording) {
    Card card = Seen.card(recording.cards(), Handshake.Secret.class).orElseThrow();
    Handshake.Secret message = Seen.first(recording.cards(), Handshake.Secret.class).orElseThrow();
    Bytes secret = decrypted(middle, message);
    String name = variant.secret().name();
    middle.opens(card, Layers.secret(variant, secret));
    middle.learns(
        name, secret, "RSA-OAEP decryption of the encrypted " + name, "encrypted " + name);
    Reading reading = new Reading(middle, variant, recording.cards(), secret);
    Seen.behindTheSecret(recording.cards()).forEach(reading::open);
  }

  private static Bytes decrypted(Middle middle, Handshake.Secret message) {
    try {
      return Oaep.decrypt(middle.world().identity(Guise.STOLEN_KEY).key(), message.encrypted());
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("the secret that Alice opened does not open", e);
    }
  }
}
