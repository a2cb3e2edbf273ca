package org.handfast.pki;

import java.security.PrivateKey;
import java.security.PublicKey;
import org.handfast.engine.crypto.RsaDecryption;

/// Makes the decryption of an RSA key pair: where the cryptography of RSA key transport is plugged
/// in, as a [SignerFactory] plugs in that of signatures.
@FunctionalInterface
public interface RsaDecryptionFactory {
  /// The decryption with this private key.
  ///
  /// @throws IllegalArgumentException if it is no RSA key that decrypts
  RsaDecryption decryption(PrivateKey privateKey, PublicKey publicKey);
}
