package org.handfast.lab.trudy.tls;

import java.util.Optional;
import org.handfast.lab.stage.Card;
import org.handfast.lab.stage.Person;
import org.handfast.lab.stage.Tactic;
import org.handfast.lab.trudy.Deed;
import org.handfast.protocol.registry.ContentType;
import org.handfast.protocol.wire.Bytes;

/// Bob seems to know TLS 1.2 alone.
final class Downgrade {
  private Downgrade() {}

  /// His hello offers no other version, and what only TLS 1.3 sends behind it does not arrive: a
  /// ChangeCipherSpec that means nothing, and early data.
  static Tactic toTls12() {
    return middle ->
        Deed.withEach(
            middle,
            (hands, card) -> {
              Optional<Bytes> changed = Hellos.changedBobs(card, Hellos::withoutVersions);
              if (changed.isPresent()) {
                hands.edit(card, changed.get(), "without supported_versions");
              } else if (isOfTls13(card)) {
                hands.drop(card);
              } else {
                hands.pass(card);
              }
            });
  }

  private static boolean isOfTls13(Card card) {
    return card.from() == Person.BOB
        && (Place.saysData(card) || ClearRecord.isOf(ContentType.CHANGE_CIPHER_SPEC, card.bytes()));
  }
}
