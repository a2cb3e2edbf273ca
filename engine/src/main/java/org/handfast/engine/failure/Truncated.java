package org.handfast.engine.failure;

import org.handfast.engine.Side;

/// The transport ended without the peer's close_notify: what has come may not be all there was (RFC
/// 9846 6.1). Never to be taken for the end of the data.
public final class Truncated extends TlsException {
  private static final long serialVersionUID = 1L;

  public Truncated(Side peer) {
    super(
        "the stream was cut: the transport ended without the "
            + peer
            + "'s close_notify, a possible truncation attack [RFC 9846 6.1]",
        null);
  }
}
