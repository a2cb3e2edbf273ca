package org.handfast.lab.trudy.tls;

import java.io.IOException;
import java.util.List;
import org.handfast.lab.stage.Card;
import org.handfast.lab.stage.Middle;
import org.handfast.lab.stage.Person;
import org.handfast.lab.stage.Tactic;
import org.handfast.lab.trudy.Deed;
import org.handfast.protocol.registry.ContentType;
import org.handfast.protocol.wire.Bytes;

/// Alice's certificate without her key, where the key is for secrets and signs nothing: all of
/// Alice's first flight can be shown, and Bob's answer cannot be opened.
final class CertificateAlone {
  private CertificateAlone() {}

  /// She shows it, keeps Bob's answer, and goes on with noise where Alice's Finished would be.
  static Tactic withNoise() {
    return middle -> new Noise().play(middle);
  }

  private static final class Noise {
    private boolean hasPicked;
    private boolean keysAreDue;

    void play(Middle middle) throws IOException {
      Deed.withEach(middle, this::take);
    }

    private void take(Middle middle, Card card) throws IOException {
      if (card.from() == Person.ALICE || !hasPicked) {
        middle.pass(card);
        hasPicked = true;
        return;
      }
      middle.drop(card);
      if (ClearRecord.isOf(ContentType.CHANGE_CIPHER_SPEC, card.bytes())) {
        middle.inject(Person.BOB, card.bytes(), "ChangeCipherSpec");
        keysAreDue = true;
      } else if (keysAreDue) {
        middle.inject(Person.BOB, noise(middle, card.bytes()), "noise for Finished");
        keysAreDue = false;
      }
    }

    /// As long as Bob's Finished, under a header as good as his.
    private static Bytes noise(Middle middle, Bytes record) {
      Bytes header = record.slice(0, Place.HEADER);
      int length = record.length() - Place.HEADER;
      return Bytes.concat(header, middle.world().trudy(List.of()).throwDice(length));
    }
  }
}
