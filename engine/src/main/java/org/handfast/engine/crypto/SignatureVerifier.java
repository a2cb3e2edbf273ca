package org.handfast.engine.crypto;

import java.security.PublicKey;
import java.util.List;
import org.handfast.protocol.registry.SignatureScheme;
import org.handfast.protocol.wire.Bytes;

/// Verifies signatures of a CertificateVerify. Thread-safe.
public interface SignatureVerifier {
  /// The schemes it can verify.
  List<SignatureScheme> schemes();

  /// Judges `signature` over `content`, which is not hashed yet.
  Verdict verify(SignatureScheme scheme, PublicKey key, Bytes content, Bytes signature);

  /// The outcome: values and not exceptions, since a peer can cause each of them.
  enum Verdict {
    VALID,
    /// The key fits the scheme and the signature is wrong.
    INVALID,
    /// The key is of another kind, curve or size than the scheme asks for (RFC 9846 4.3.3).
    WRONG_KEY
  }
}
