package org.handfast.engine.trust;

import java.util.Collections;
import java.util.List;
import java.util.Set;
import org.handfast.engine.Negotiated;
import org.handfast.engine.Side;
import org.handfast.engine.failure.UntrustedPeer;
import org.handfast.protocol.wire.Bytes;

/// What a peer put into its Certificate message, not looked at yet (RFC 9846 4.5.1).
///
/// @param presenter the side that presented it
/// @param certificates DER, the end entity first; never empty
/// @param staples what stands beside each certificate; as many
/// @param asked what the peer was asked to present beside them
/// @param negotiated what both sides agree on so far
public record PresentedChain(
    Side presenter,
    List<Bytes> certificates,
    List<Staple> staples,
    Set<Evidence> asked,
    Negotiated negotiated)
    implements PresentedIdentity {
  public PresentedChain {
    certificates = List.copyOf(certificates);
    staples = List.copyOf(staples);
    asked = Set.copyOf(asked);
    if (staples.size() != certificates.size()) {
      throw new IllegalArgumentException("each certificate has its staple, and be it none");
    }
  }

  /// Certificates with nothing beside them, from a peer that was not asked for more.
  public PresentedChain(Side presenter, List<Bytes> certificates, Negotiated negotiated) {
    this(
        presenter,
        certificates,
        Collections.nCopies(certificates.size(), Staple.NONE),
        Set.of(),
        negotiated);
  }

  @Override
  public VerifiedPeer judgedBy(PeerVerifier verifier) throws UntrustedPeer {
    return verifier.verify(this);
  }
}
