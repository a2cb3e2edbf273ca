package org.handfast.engine.crypto;

import java.security.PublicKey;
import java.util.List;
import org.handfast.protocol.registry.SignatureScheme;
import org.handfast.protocol.wire.Bytes;

/// Verifies signatures of a CertificateVerify, and of TLS 1.2's ServerKeyExchange. Thread-safe.
public interface SignatureVerifier {
  /// The schemes it can verify, in whichever version; where each may stand is the versions' own
  /// business.
  List<SignatureScheme> schemes();

  /// Judges `signature` over `content`, which is not hashed yet.
  Verdict verify(SignatureScheme scheme, PublicKey key, Bytes content, Bytes signature);

  /// The same where TLS 1.2 is spoken: ECDSA's hash does not name the key's curve there, which may
  /// be any that this side has offered (RFC 8422 5.1.1), and RSA PKCS #1 v1.5 signs handshakes (RFC
  /// 5246 7.4.1.4.1). A scheme made for TLS 1.3 alone fits no key.
  default Verdict verifyTls12(
      SignatureScheme scheme, PublicKey key, Bytes content, Bytes signature) {
    return verify(scheme, key, content, signature);
  }

  /// The outcome: values and not exceptions, since a peer can cause each of them.
  enum Verdict {
    VALID,
    /// The key fits the scheme and the signature is wrong.
    INVALID,
    /// The key is of another kind, curve or size than the scheme asks for (RFC 9846 4.3.3).
    WRONG_KEY
  }
}
