package org.handfast.net;

import java.net.SocketTimeoutException;
import java.time.Duration;

/// The handshake was not done in time.
public final class HandshakeTimeoutException extends SocketTimeoutException {
  private static final long serialVersionUID = 1L;

  HandshakeTimeoutException(Duration time) {
    super("the TLS handshake was not done within " + time.toMillis() + " ms");
  }
}
