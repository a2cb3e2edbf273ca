package org.handfast.engine.handshake;

import java.util.List;
import org.handfast.engine.Fact;
import org.handfast.engine.Side;
import org.handfast.engine.crypto.CryptoProvider;
import org.handfast.engine.crypto.SignatureVerifier;
import org.handfast.engine.failure.AuthenticationViolation;
import org.handfast.engine.failure.PeerViolation;
import org.handfast.engine.failure.TlsException;
import org.handfast.engine.trust.PeerVerifier;
import org.handfast.engine.trust.PresentedIdentity;
import org.handfast.engine.trust.VerifiedPeer;
import org.handfast.protocol.message.CertificateVerify;
import org.handfast.protocol.registry.SignatureScheme;
import org.handfast.protocol.wire.Bytes;

/// The peer's proof of its identity, RFC 9846 4.5, still to be checked.
///
/// @param content what the signature has to cover
public record PeerProof(PresentedIdentity presented, CertificateVerify verify, Bytes content) {

  /// The proof, if its scheme is one that this side has offered, and not only for certificates, as
  /// PKCS #1 v1.5 and SHA-1 may be (RFC 9846 4.5.2).
  public static PeerProof of(
      PresentedIdentity presented,
      CertificateVerify verify,
      Bytes transcriptHash,
      List<SignatureScheme> offered)
      throws PeerViolation {
    Side signer = presented.presenter();
    if (!offered.contains(verify.algorithm()) || !verify.algorithm().isForHandshakes()) {
      throw AuthenticationViolation.UNOFFERED_SCHEME.by(signer, verify.algorithm().toString());
    }
    return new PeerProof(presented, verify, SignedContent.of(signer, transcriptHash));
  }

  /// The check, as local work: whom `trust` takes the peer for, if the proof holds.
  public Work<Fact.Authenticated> checkedBy(PeerVerifier trust, CryptoProvider crypto) {
    return new Work<>(
        "checking the " + presented.presenter() + "'s certificate",
        () -> check(trust, crypto.verifier()));
  }

  // The chain or key first, and then the signature with it: a key that breaks the limits is never
  // computed with.
  Fact.Authenticated check(PeerVerifier trust, SignatureVerifier signatures) throws TlsException {
    VerifiedPeer peer = presented.judgedBy(trust);
    Side signer = presented.presenter();
    String scheme = verify.algorithm().toString();
    return switch (signatures.verify(verify.algorithm(), peer.key(), content, verify.signature())) {
      case VALID -> new Fact.Authenticated(peer, verify.algorithm());
      case INVALID -> throw AuthenticationViolation.BAD_SIGNATURE.by(signer, scheme);
      case WRONG_KEY ->
          throw AuthenticationViolation.SCHEME_NOT_FOR_KEY.by(
              signer, scheme + " with a key of type " + peer.key().getAlgorithm());
    };
  }
}
