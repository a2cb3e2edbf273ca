package org.handfast.engine.crypto;

import java.security.GeneralSecurityException;
import java.util.List;
import org.handfast.protocol.registry.SignatureScheme;
import org.handfast.protocol.wire.Bytes;

/// A private key, seen only through what it can sign. It may live in a device: signing may block.
public interface Signer {
  /// The schemes this key can make signatures in, fastest or most preferred first.
  List<SignatureScheme> schemes();

  /// The schemes this key can make signatures in where TLS 1.2 is spoken, most preferred first: RSA
  /// PKCS #1 v1.5 beside PSS, and every hash for an elliptic curve (RFC 5246 7.4.1.4.1, RFC 8422
  /// 5.1.3). [#sign] takes these too.
  default List<SignatureScheme> tls12Schemes() {
    return schemes();
  }

  /// Signs `content`, which is not hashed yet, and has made sure that the signature verifies: a
  /// faulty RSA signature would give the key away.
  ///
  /// @throws GeneralSecurityException if the key or its device fails
  Bytes sign(SignatureScheme scheme, Bytes content) throws GeneralSecurityException;
}
