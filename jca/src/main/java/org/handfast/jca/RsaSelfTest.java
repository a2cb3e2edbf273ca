package org.handfast.jca;

import static org.handfast.jca.SelfTest.require;
import static org.handfast.jca.SelfTest.requireAnswer;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.Provider;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;

/// Both halves of RSA key transport with the pair of [RsaExample].
final class RsaSelfTest {
  private static final int MODULUS_BITS = 2048;
  private static final int PREMASTER_LENGTH = 48;

  private RsaSelfTest() {}

  /// What the provider encrypts must be RFC 8017 7.2.1's block, with padding that differs from one
  /// to the next.
  static void encrypt(Provider provider) throws GeneralSecurityException {
    var key =
        new VerificationKey(
            KeyFactories.of("RSA", provider).generatePublic(RsaExample.publicKey()),
            KeyKind.RSA,
            provider,
            MODULUS_BITS,
            Optional.empty());
    byte[] content = Arrays.copyOf(RsaExample.plaintext(), PREMASTER_LENGTH);
    byte[] first = block(JcaKeyTransport.encrypt(key, content, PlatformRandom.INSTANCE), content);
    byte[] second = block(JcaKeyTransport.encrypt(key, content, PlatformRandom.INSTANCE), content);
    require(!MessageDigest.isEqual(first, second), "pads without randomness");
  }

  private static byte[] block(byte[] ciphertext, byte[] content) {
    byte[] block = RsaExample.decrypt(ciphertext);
    int start = block.length - content.length;
    require(block[0] == 0 && block[1] == 2, "marks its block wrongly");
    for (int i = 2; i < start - 1; i++) {
      require(block[i] != 0, "pads with a zero");
    }
    require(block[start - 1] == 0, "does not end its padding");
    requireAnswer(content, Arrays.copyOfRange(block, start, block.length));
    return block;
  }

  /// A number whose bytes begin with zero: they must be there, and be a zero more if the number is
  /// smaller. A provider that takes them away tells how many there were.
  static void decrypt(Provider provider) throws GeneralSecurityException {
    var privateKey = KeyFactories.of("RSA", provider).generatePrivate(RsaExample.privateKey());
    PinnedKey key = PinnedKey.of(privateKey, KeyKind.RSA, provider);
    requireAnswer(RsaExample.plaintext(), key.decrypt(RsaExample.ciphertext()));
    byte[] one = new byte[MODULUS_BITS / Byte.SIZE];
    one[one.length - 1] = 1;
    requireAnswer(HexFormat.of().formatHex(one), key.decrypt(one));
  }
}
