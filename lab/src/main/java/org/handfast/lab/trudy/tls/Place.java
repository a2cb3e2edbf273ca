package org.handfast.lab.trudy.tls;

import org.handfast.lab.ladder.Rung;
import org.handfast.lab.stage.Card;
import org.handfast.lab.stage.Lines;
import org.handfast.lab.stage.Person;
import org.handfast.lab.trudy.Bits;
import org.handfast.lab.trudy.Target;
import org.handfast.protocol.registry.ContentType;
import org.handfast.protocol.wire.Bytes;

/// Where in the records of a rung Trudy has to lay her hands on.
final class Place {
  /// Type, version, length.
  static final int HEADER = 5;

  private static final int EXPLICIT_NONCE = 8;
  private static final int BLOCK = 16;

  private Place() {}

  /// Bob's line with this number, from 1. The first may go as early data.
  static Target line(int number) {
    Target data = Target.data(Person.BOB, number);
    return number == 1 ? card -> data.is(card) || isEarly(card) : data;
  }

  /// Any record whose header says application data; from TLS 1.3 on that is all that is protected.
  static boolean saysData(Card card) {
    return ClearRecord.isOf(ContentType.APPLICATION_DATA, card.bytes());
  }

  /// The first byte by which a change comes to be one of the line: under CBC the explicit IV's,
  /// which is xored with the first block; else the ciphertext's.
  static int ofData(Rung rung) {
    return rung == Rung.ECDHE_GCM ? HEADER + EXPLICIT_NONCE : HEADER;
  }

  /// The record of Bob's first line, made into that of Trudy's as far as that goes without a key:
  /// what is known of the plaintext is xored out, and hers in.
  static Bytes forged(Rung rung, Bytes record) {
    Bytes line = Lines.ORDERS.getFirst();
    byte[] difference = new byte[hasBlocks(rung) ? BLOCK : line.length()];
    for (int i = 0; i < difference.length; i++) {
      difference[i] = (byte) (line.at(i) ^ Lines.FORGED.at(i));
    }
    return Bits.xor(record, ofData(rung), Bytes.owning(difference));
  }

  private static boolean hasBlocks(Rung rung) {
    return rung == Rung.RSA_CBC || rung == Rung.RSA_CBC_HARDENED;
  }

  private static boolean isEarly(Card card) {
    return card.from() == Person.BOB && card.name().startsWith("early data");
  }
}
