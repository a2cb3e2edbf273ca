package org.handfast.net;

import org.handfast.engine.failure.Truncated;

/// The stream ended without the peer's close_notify (RFC 9846 6.1): whatever was read may be but
/// the beginning of what the peer sent.
public final class TruncatedException extends TlsIOException {
  private static final long serialVersionUID = 1L;

  TruncatedException(Truncated failure) {
    super(failure);
  }
}
