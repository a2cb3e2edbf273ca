package org.handfast.lab.workbench;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.handfast.lab.seed.Dice;
import org.handfast.lab.stage.Lines;
import org.handfast.protocol.wire.Bytes;

/// What lies on the bench before a demonstration of MACs begins: the key that Bob and Alice share,
/// the number of the record, and Bob's line. Trudy sees all but the key.
///
/// @param key 32 bytes
/// @param seq eight bytes, as in the toy protocol
record Desk(Named key, Named seq, Named data) {
  static Desk of(long seed) {
    byte[] key = new byte[32];
    Dice.of(seed, "workbench").nextBytes(key);
    return new Desk(
        new Named("key", Bytes.owning(key)),
        new Named("seq", Bytes.owning(ByteBuffer.allocate(Long.BYTES).putLong(0, 5).array())),
        new Named("data", Lines.ORDERS.getFirst()));
  }

  static Bytes text(String text) {
    return Bytes.owning(text.getBytes(StandardCharsets.UTF_8));
  }

  /// What Alice says to a tag, and says only if it is so.
  static String answer(Bytes received, Bytes computed) {
    return received.equals(computed)
        ? "It is the one that came: Alice accepts."
        : "It is not the one that came: Alice refuses.";
  }
}
