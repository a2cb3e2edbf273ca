package org.handfast.net;

import java.time.Duration;

/// How long a channel waits for others, on the monotonic clock.
///
/// @param connect for the TCP connection, over all addresses of a host together
/// @param handshake for the whole TLS handshake, however slowly its bytes drip in
/// @param close for the last records to leave and the peer's close_notify to come, together
public record Timeouts(Duration connect, Duration handshake, Duration close) {
  public static final Timeouts DEFAULT =
      new Timeouts(Duration.ofSeconds(10), Duration.ofSeconds(10), Duration.ofSeconds(3));

  public Timeouts {
    requirePositive(connect);
    requirePositive(handshake);
    requirePositive(close);
  }

  public Timeouts withConnect(Duration time) {
    return new Timeouts(time, handshake, close);
  }

  public Timeouts withHandshake(Duration time) {
    return new Timeouts(connect, time, close);
  }

  public Timeouts withClose(Duration time) {
    return new Timeouts(connect, handshake, time);
  }

  private static void requirePositive(Duration time) {
    if (!time.isPositive()) {
      throw new IllegalArgumentException("a timeout must be positive: " + time);
    }
  }
}
