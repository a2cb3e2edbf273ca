package org.handfast.engine.session;

import java.time.Duration;

/// A server's readiness to take early data, which has no forward secrecy and could be a replay (RFC
/// 9846 2.3, 8). None is taken without one.
///
/// @param maxBytes of early data per connection
/// @param freshness how far the client's view of a ticket's age may be from the server's: twice
///   that is how long a flight must be remembered
/// @param register tells a replay from the first
public record EarlyDataAcceptance(int maxBytes, Duration freshness, StrikeRegister register) {
  /// What a server takes at most, unless it is told otherwise, in bytes.
  public static final int DEFAULT_MAX_BYTES = 14_336;

  /// How far both views of a ticket's age may be apart, unless it is told otherwise.
  public static final Duration DEFAULT_FRESHNESS = Duration.ofSeconds(10);

  public EarlyDataAcceptance {
    if (maxBytes < 1) {
      throw new IllegalArgumentException("a server that takes early data takes at least a byte");
    }
  }

  /// The default bounds.
  public static EarlyDataAcceptance guardedBy(StrikeRegister register) {
    return new EarlyDataAcceptance(DEFAULT_MAX_BYTES, DEFAULT_FRESHNESS, register);
  }

  /// How long a flight has to be remembered: within it both ends of the freshness can fall.
  public Duration window() {
    return freshness.multipliedBy(2);
  }
}
