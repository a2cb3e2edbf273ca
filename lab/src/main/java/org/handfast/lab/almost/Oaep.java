package org.handfast.lab.almost;

import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.spec.MGF1ParameterSpec;
import javax.crypto.Cipher;
import javax.crypto.spec.OAEPParameterSpec;
import javax.crypto.spec.PSource;
import org.handfast.protocol.wire.Bytes;

/// RSA-OAEP (RFC 8017 7.1), by which Bob's secret gets to Alice.
public final class Oaep {
  // Asked for by name alone, this scheme of the JDK's hashes with SHA-256, but masks with SHA-1.
  private static final OAEPParameterSpec SHA_256_FOR_BOTH =
      new OAEPParameterSpec(
          "SHA-256", "MGF1", MGF1ParameterSpec.SHA256, PSource.PSpecified.DEFAULT);

  private Oaep() {}

  /// Encrypts to whoever has the private key.
  ///
  /// @throws GeneralSecurityException if this key cannot encrypt that much
  public static Bytes encrypt(PublicKey key, Bytes secret, SecureRandom random)
      throws GeneralSecurityException {
    Cipher cipher = cipher();
    cipher.init(Cipher.ENCRYPT_MODE, key, SHA_256_FOR_BOTH, random);
    return Bytes.owning(cipher.doFinal(secret.toArray()));
  }

  /// Decrypts.
  ///
  /// @throws GeneralSecurityException if this was not encrypted to this key
  public static Bytes decrypt(PrivateKey key, Bytes encrypted) throws GeneralSecurityException {
    Cipher cipher = cipher();
    cipher.init(Cipher.DECRYPT_MODE, key, SHA_256_FOR_BOTH);
    return Bytes.owning(cipher.doFinal(encrypted.toArray()));
  }

  private static Cipher cipher() throws GeneralSecurityException {
    return Cipher.getInstance("RSA/ECB/OAEPWithSHA-256AndMGF1Padding");
  }
}
