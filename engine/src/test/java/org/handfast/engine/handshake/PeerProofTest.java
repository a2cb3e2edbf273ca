package org.handfast.engine.handshake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.handfast.engine.Negotiated;
import org.handfast.engine.Side;
import org.handfast.engine.failure.AuthenticationViolation;
import org.handfast.engine.failure.PeerViolation;
import org.handfast.engine.trust.PresentedChain;
import org.handfast.protocol.message.CertificateVerify;
import org.handfast.protocol.registry.SignatureScheme;
import org.handfast.protocol.wire.Bytes;
import org.junit.jupiter.api.Test;

/// Which schemes a CertificateVerify may name (RFC 9846 4.5.2).
class PeerProofTest {
  private static final PresentedChain PRESENTED =
      new PresentedChain(Side.SERVER, List.of(Bytes.of((byte) 1)), Negotiated.nothing(Side.CLIENT));

  @Test
  void oneThatWasOffered() throws PeerViolation {
    PeerProof proof = proof(SignatureScheme.ED25519, SignatureScheme.ED25519);
    assertThat(proof.verify().algorithm()).isEqualTo(SignatureScheme.ED25519);
  }

  @Test
  void noneThatWasNotOffered() {
    requireRefused(SignatureScheme.ED25519, SignatureScheme.ED448);
  }

  @Test
  void noneThatIsForCertificatesOnlyThoughItWasOffered() {
    for (SignatureScheme scheme :
        List.of(
            SignatureScheme.RSA_PKCS1_SHA256,
            SignatureScheme.RSA_PKCS1_SHA384,
            SignatureScheme.RSA_PKCS1_SHA512,
            SignatureScheme.RSA_PKCS1_SHA1,
            SignatureScheme.ECDSA_SHA1)) {
      requireRefused(scheme, scheme);
    }
  }

  private static void requireRefused(SignatureScheme used, SignatureScheme offered) {
    assertThatThrownBy(() -> proof(used, offered))
        .isInstanceOfSatisfying(
            PeerViolation.class,
            refusal ->
                assertThat(refusal.violation())
                    .isEqualTo(AuthenticationViolation.UNOFFERED_SCHEME));
  }

  private static PeerProof proof(SignatureScheme used, SignatureScheme offered)
      throws PeerViolation {
    return PeerProof.of(
        PRESENTED,
        new CertificateVerify(used, Bytes.of((byte) 1)),
        Bytes.of((byte) 1),
        List.of(offered));
  }
}
