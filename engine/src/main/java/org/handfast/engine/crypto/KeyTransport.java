package org.handfast.engine.crypto;

import java.security.InvalidKeyException;
import java.security.PublicKey;
import org.handfast.engine.secret.Secret;
import org.handfast.protocol.wire.Bytes;

/// A client's half of RSA key transport (RFC 5246 7.4.7.1): it makes the premaster secret alone,
/// and encrypts it so that the owner of the server's certificate can read it, and whoever comes by
/// that key later. Thread-safe.
@FunctionalInterface
public interface KeyTransport {
  /// RSAES-PKCS1-v1_5 of the premaster secret: exactly as long as the key's modulus.
  ///
  /// @param key of the server's certificate
  /// @param premaster 48 bytes; stays its owner's
  /// @throws InvalidKeyException if it is no sound RSA key of 2048 to 8192 bits with the identifier
  ///   rsaEncryption
  Bytes encrypt(PublicKey key, Secret premaster) throws InvalidKeyException;
}
