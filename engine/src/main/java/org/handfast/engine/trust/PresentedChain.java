package org.handfast.engine.trust;

import java.util.List;
import org.handfast.engine.Negotiated;
import org.handfast.engine.Side;
import org.handfast.protocol.wire.Bytes;

/// What a peer put into its Certificate message, not looked at yet (RFC 9846 4.5.1).
///
/// @param presenter the side that presented it
/// @param certificates DER, the end entity first; never empty
/// @param negotiated what both sides agree on so far
public record PresentedChain(Side presenter, List<Bytes> certificates, Negotiated negotiated) {
  public PresentedChain {
    certificates = List.copyOf(certificates);
  }
}
