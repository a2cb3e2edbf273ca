package org.handfast.lab.trudy.tls;

import java.math.BigInteger;
import java.security.interfaces.RSAPublicKey;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.handfast.lab.stage.Actor;
import org.handfast.lab.trudy.Bits;
import org.handfast.protocol.wire.Bytes;

/// An encrypted pre-master secret to ask Alice with. Whoever learns which of them have the right
/// form can, with a million of them, read any other (Bleichenbacher 1998).
///
/// @param words what is special about it
/// @param encrypted under Alice's key, or what passes for that
record Question(String words, Bytes encrypted) {
  private static final int PREMASTER = 48;
  private static final int BEFORE_PADDING = 2;
  private static final int TLS_1_2 = 0x0303;
  private static final int TLS_1_0 = 0x0301;

  /// Everything from what Bob sent to what no RSA operation takes.
  ///
  /// @param bobs encrypted secret
  /// @param trudy throws the dice
  static List<Question> about(Bytes bobs, RSAPublicKey key, Actor trudy) {
    int length = bobs.length();
    Bytes good = block(2, TLS_1_2, length, trudy);
    List<Question> questions = new ArrayList<>();
    questions.add(new Question("Bob's, as it was", bobs));
    questions.add(new Question("Bob's with another last bit", Bits.flip(bobs, length - 1, 1)));
    questions.add(new Question("Bob's without the last byte", bobs.slice(0, length - 1)));
    questions.add(new Question("more than the modulus", filled(length)));
    questions.add(new Question("nothing but zeros", Bytes.owning(new byte[length])));
    questions.add(new Question("one of hers in good form", encrypted(good, key)));
    questions.add(
        new Question(
            "one of hers for an older version", encrypted(block(2, TLS_1_0, length, trudy), key)));
    questions.add(
        new Question(
            "one of hers with block type 1", encrypted(block(1, TLS_1_2, length, trudy), key)));
    questions.add(
        new Question(
            "one of hers with a zero in the padding",
            encrypted(Bits.put(good, BEFORE_PADDING, 0), key)));
    questions.add(
        new Question(
            "one of hers without the zero behind the padding",
            encrypted(Bits.put(good, length - PREMASTER - 1, 1), key)));
    return questions;
  }

  /// RFC 8017 7.2.1: 00 ‖ type ‖ padding without zeros ‖ 00 ‖ version ‖ 46 random bytes.
  private static Bytes block(int type, int version, int length, Actor trudy) {
    byte[] block = trudy.throwDice(length).toArray();
    int secret = length - PREMASTER;
    for (int i = 0; i < secret; i++) {
      block[i] |= 1;
    }
    block[0] = 0;
    block[1] = (byte) type;
    block[secret - 1] = 0;
    block[secret] = (byte) (version >>> 8);
    block[secret + 1] = (byte) version;
    return Bytes.owning(block);
  }

  private static Bytes encrypted(Bytes block, RSAPublicKey key) {
    byte[] number =
        new BigInteger(1, block.toArray())
            .modPow(key.getPublicExponent(), key.getModulus())
            .toByteArray();
    byte[] whole = new byte[block.length()];
    int count = Math.min(number.length, whole.length);
    System.arraycopy(number, number.length - count, whole, whole.length - count, count);
    return Bytes.owning(whole);
  }

  private static Bytes filled(int length) {
    byte[] all = new byte[length];
    Arrays.fill(all, (byte) 0xFF);
    return Bytes.owning(all);
  }
}
