package org.handfast.pki;

import java.security.PublicKey;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.handfast.engine.failure.UntrustedPeer;
import org.handfast.engine.failure.UntrustedPeer.Reason;
import org.handfast.engine.trust.PeerVerifier;
import org.handfast.engine.trust.PresentedChain;
import org.handfast.engine.trust.PresentedKey;
import org.handfast.engine.trust.VerifiedPeer;
import org.handfast.protocol.wire.Bytes;

/// Trusts the owners of certain keys, whatever they are called: raw public keys (RFC 7250), each
/// known beforehand by some other way. Nothing about such a key is checked but that it is one of
/// these: it has no name, no validity and no status, and who takes one out of service takes it out
/// of this set. Immutable.
///
/// A key of the peer's is compared and never parsed.
public final class PinnedKeys implements PeerVerifier {
  private final Map<Bytes, PublicKey> keys;
  private final Optional<PeerVerifier> certificates;

  private PinnedKeys(Map<Bytes, PublicKey> keys, Optional<PeerVerifier> certificates) {
    this.keys = Map.copyOf(keys);
    this.certificates = certificates;
  }

  /// Trusts these keys and no certificate.
  ///
  /// @throws IllegalArgumentException if one of them has no encoding or is too weak
  public static PinnedKeys of(Collection<? extends PublicKey> keys) {
    Map<Bytes, PublicKey> known = new HashMap<>();
    for (PublicKey key : keys) {
      KeyRules.objection(key)
          .ifPresent(
              words -> {
                throw new IllegalArgumentException("a pinned key is " + words);
              });
      known.put(RawKey.encoded(key), key);
    }
    return new PinnedKeys(known, Optional.empty());
  }

  /// The same, and leaves certificates to `verifier`.
  public PinnedKeys orCertificates(PeerVerifier verifier) {
    return new PinnedKeys(keys, Optional.of(verifier));
  }

  @Override
  public VerifiedPeer verify(PresentedChain presented) throws UntrustedPeer {
    if (certificates.isEmpty()) {
      throw new UntrustedPeer(
          Reason.UNKNOWN_CA, "no authority is trusted here, only certain raw public keys");
    }
    return certificates.get().verify(presented);
  }

  @Override
  public VerifiedPeer verifyKey(PresentedKey presented) throws UntrustedPeer {
    Bytes encoded = presented.subjectPublicKeyInfo();
    PublicKey known = keys.get(encoded);
    if (known != null) {
      return VerifiedPeer.ofKey(known);
    }
    throw isPublicKey(encoded)
        ? new UntrustedPeer(Reason.UNKNOWN_KEY, "it is none of the " + keys.size() + " pinned ones")
        : new UntrustedPeer(Reason.MALFORMED_KEY, "it is no SubjectPublicKeyInfo");
  }

  @Override
  public long generation() {
    return certificates.map(PeerVerifier::generation).orElse(0L);
  }

  // RFC 5280 4.1: an algorithm and the key's bits. A certificate has more in it.
  private static boolean isPublicKey(Bytes encoded) {
    if (!Der.isOneSequence(encoded)) {
      return false;
    }
    Der info = Der.reader(Der.reader(encoded).next(Der.SEQUENCE).orElseThrow());
    return info.next(Der.SEQUENCE).isPresent()
        && info.next(Der.BIT_STRING).isPresent()
        && info.isAtEnd();
  }
}
