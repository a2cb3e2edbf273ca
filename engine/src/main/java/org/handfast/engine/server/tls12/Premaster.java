package org.handfast.engine.server.tls12;

import java.util.Arrays;
import org.handfast.engine.crypto.RandomSource;
import org.handfast.engine.crypto.RsaDecryption;
import org.handfast.engine.secret.Secret;
import org.handfast.engine.secret.SecretScope;
import org.handfast.protocol.registry.ProtocolVersion;
import org.handfast.protocol.wire.Bytes;

/// The server opening an encrypted premaster secret, RFC 5246 7.4.7.1.
///
/// Whoever can tell, by an alert, a message, a branch or the time it takes, whether a ciphertext of
/// his own making decrypts to something well-formed can decrypt any recorded premaster secret, one
/// question after the other (Bleichenbacher's attack). So there is nothing to tell: a random secret
/// is drawn first, the block is judged without a branch, and one of the two secrets is taken by a
/// mask. With the wrong one the handshake goes on until the client's Finished does not open, and
/// the server itself does not know why.
///
/// What is public may branch: how long the ciphertext is, and whether it is a number below the
/// modulus. The same work is done all the same.
public final class Premaster {
  /// `struct { ProtocolVersion client_version; opaque random[46]; } PreMasterSecret;`
  private static final int LENGTH = 48;

  private Premaster() {}

  /// The premaster secret, or a random one in its place: of 48 bytes in either case.
  ///
  /// @param encrypted what the client says is RSAES-PKCS1-v1_5 under the key
  /// @param clientVersion of the ClientHello, not the one that was agreed on: what is inside must
  ///   repeat it
  /// @param scope becomes the owner
  public static Secret open(
      RsaDecryption key,
      Bytes encrypted,
      ProtocolVersion clientVersion,
      RandomSource random,
      SecretScope scope) {
    byte[] premaster = new byte[LENGTH];
    random.fill(premaster);
    byte[] input = key.modulus().toArray();
    int refused = ~maskIfUsable(encrypted, input);
    halve(input);
    // Where nothing is usable, half of the modulus is decrypted in its place.
    if (refused == 0) {
      encrypted.copyTo(input, 0);
    }
    byte[] block = key.decrypt(input);
    requireLength(block, input.length);
    int good = ~(refused | maskIfMalformed(block, clientVersion));
    select(good, block, premaster);
    Arrays.fill(block, (byte) 0);
    return scope.adopt(premaster);
  }

  /// All ones if the ciphertext is as long as the modulus and below it, else zero. Both numbers are
  /// public.
  private static int maskIfUsable(Bytes encrypted, byte[] modulus) {
    if (encrypted.length() != modulus.length) {
      return 0;
    }
    int at = 0;
    while (at < modulus.length && encrypted.at(at) == (modulus[at] & 0xFF)) {
      at++;
    }
    return at < modulus.length && encrypted.at(at) < (modulus[at] & 0xFF) ? -1 : 0;
  }

  private static void halve(byte[] number) {
    int carry = 0;
    for (int i = 0; i < number.length; i++) {
      int digit = number[i] & 0xFF;
      number[i] = (byte) (carry | (digit >>> 1));
      carry = digit << 7;
    }
  }

  private static void requireLength(byte[] block, int length) {
    if (block.length != length) {
      throw new IllegalStateException("a raw decryption of another length than the modulus");
    }
  }

  /// Zero if the block is `00 02 ‖ padding without zeros ‖ 00 ‖ client_version ‖ 46 bytes`, else
  /// all ones. What is wrong is collected, never looked at: no branch and no index depends on the
  /// block.
  private static int maskIfMalformed(byte[] block, ProtocolVersion clientVersion) {
    int start = block.length - LENGTH;
    int wrong = block[0] | (block[1] ^ 2);
    for (int i = 2; i < start - 1; i++) {
      wrong |= oneIfZero(block[i]);
    }
    wrong |= block[start - 1];
    wrong |= (block[start] & 0xFF) ^ (clientVersion.code() >>> 8);
    wrong |= (block[start + 1] & 0xFF) ^ (clientVersion.code() & 0xFF);
    return (wrong | -wrong) >> 31;
  }

  private static int oneIfZero(byte value) {
    return ((value & 0xFF) - 1) >>> 31;
  }

  /// Puts the end of the block into `premaster` if the mask is all ones, and leaves it as it is if
  /// the mask is zero.
  private static void select(int mask, byte[] block, byte[] premaster) {
    int start = block.length - LENGTH;
    for (int i = 0; i < LENGTH; i++) {
      premaster[i] ^= (byte) ((premaster[i] ^ block[start + i]) & mask);
    }
  }
}
