package org.handfast.engine.handshake;

import java.util.List;
import org.handfast.engine.config.Policy;
import org.handfast.engine.crypto.CryptoProvider;
import org.handfast.protocol.registry.SignatureScheme;

/// What this side says it verifies in a CertificateVerify, RFC 9846 4.3.3, and so all that it
/// accepts there: what the policy allows and the crypto provider can do.
public final class OfferedSchemes {
  private OfferedSchemes() {}

  /// The schemes, the preferred one first.
  ///
  /// @throws IllegalStateException if there are none, which is a mistake of this side's
  public static List<SignatureScheme> in(Policy policy, CryptoProvider crypto) {
    List<SignatureScheme> verifiable =
        policy.signatureSchemes().stream().filter(crypto.verifier().schemes()::contains).toList();
    if (verifiable.isEmpty()) {
      throw new IllegalStateException(
          "the policy allows no signature scheme that the crypto provider can verify");
    }
    return verifiable;
  }
}
