package org.handfast.lab.almost;

import java.security.GeneralSecurityException;
import javax.crypto.Cipher;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.handfast.protocol.wire.Bytes;

/// AES-128 in counter mode: bytes that only who has the key can make, xored onto a text. The same
/// operation encrypts and decrypts, and a bit that is flipped on the way is flipped in the text.
public final class Keystream {
  /// How long an initial counter is.
  public static final int IV_LENGTH = 16;

  private final Cipher cipher;

  /// The keystream that begins at `iv`.
  public Keystream(Bytes key, Bytes iv) {
    try {
      cipher = Cipher.getInstance("AES/CTR/NoPadding");
      cipher.init(
          Cipher.ENCRYPT_MODE,
          new SecretKeySpec(key.toArray(), "AES"),
          new IvParameterSpec(iv.toArray()));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every JDK has AES/CTR", e);
    }
  }

  /// Xors the next bytes of it onto the text.
  public Bytes xor(Bytes text) {
    return text.isEmpty() ? text : Bytes.owning(cipher.update(text.toArray()));
  }
}
