package org.handfast.engine.handshake.tls12;

import java.util.List;
import org.handfast.engine.Fact;
import org.handfast.engine.Side;
import org.handfast.engine.crypto.CryptoProvider;
import org.handfast.engine.crypto.SignatureVerifier;
import org.handfast.engine.failure.AuthenticationViolation;
import org.handfast.engine.failure.PeerViolation;
import org.handfast.engine.failure.TlsException;
import org.handfast.engine.handshake.Work;
import org.handfast.engine.trust.PeerVerifier;
import org.handfast.engine.trust.PresentedIdentity;
import org.handfast.engine.trust.VerifiedPeer;
import org.handfast.protocol.registry.SignatureScheme;
import org.handfast.protocol.wire.Bytes;

/// The peer's proof of its identity in TLS 1.2, still to be checked.
///
/// @param content what the signature has to cover
public record Tls12PeerProof(
    PresentedIdentity presented, SignatureScheme scheme, Bytes signature, Bytes content) {

  /// Refuses a scheme that this side has not offered, or that TLS 1.2 does not sign with (RFC 5246
  /// 7.4.3, 7.4.8).
  public Tls12PeerProof offeredAmong(List<SignatureScheme> offered) throws PeerViolation {
    if (!offered.contains(scheme) || !scheme.isForTls12()) {
      throw AuthenticationViolation.UNOFFERED_SCHEME.by(presented.presenter(), scheme.toString());
    }
    return this;
  }

  /// The check, as local work: whom `trust` takes the peer for, if the proof holds.
  public Work<Fact.Authenticated> checkedBy(PeerVerifier trust, CryptoProvider crypto) {
    return new Work<>(
        "checking the " + presented.presenter() + "'s certificate",
        () -> check(trust, crypto.verifier()));
  }

  // The chain first: a key that breaks the limits is never computed with.
  Fact.Authenticated check(PeerVerifier trust, SignatureVerifier signatures) throws TlsException {
    VerifiedPeer peer = presented.judgedBy(trust);
    Side signer = presented.presenter();
    return switch (signatures.verifyTls12(scheme, peer.key(), content, signature)) {
      case VALID -> new Fact.Authenticated(peer, scheme);
      case INVALID -> throw AuthenticationViolation.BAD_SIGNATURE.by(signer, scheme.toString());
      case WRONG_KEY ->
          throw AuthenticationViolation.SCHEME_NOT_FOR_KEY.by(
              signer, scheme + " with a key of type " + peer.key().getAlgorithm());
    };
  }
}
