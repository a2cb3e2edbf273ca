package org.handfast.pki;

import java.security.PrivateKey;
import java.security.PublicKey;
import org.handfast.engine.crypto.Signer;

/// Makes a signer of a key pair: where the cryptography is plugged in, of which this module has
/// none.
@FunctionalInterface
public interface SignerFactory {
  /// A signer with this private key.
  ///
  /// @throws IllegalArgumentException if there is no signature scheme for keys of this kind
  Signer signer(PrivateKey privateKey, PublicKey publicKey);
}
