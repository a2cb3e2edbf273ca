package org.handfast.engine.session;

import java.time.Instant;
import java.time.InstantSource;

/// The time of day that a monotonic clock has measured since this clock was made. Whoever sets the
/// wall clock does not set this one: a flight that was fresh once, and has been forgotten by a
/// [StrikeRegister] since, does not become fresh again (RFC 9846 8.3). A new process reads the wall
/// clock anew.
public final class SteadyClock implements InstantSource {
  private final Instant start;
  private final MonotonicClock clock;
  private final long begin;

  /// A clock that agrees with the wall clock now.
  public SteadyClock() {
    this(InstantSource.system(), MonotonicClock.SYSTEM);
  }

  /// A clock that agrees with `wall` now, and goes on with `clock`.
  public SteadyClock(InstantSource wall, MonotonicClock clock) {
    this.start = wall.instant();
    this.clock = clock;
    this.begin = clock.nanos();
  }

  @Override
  public Instant instant() {
    return start.plusNanos(clock.nanos() - begin);
  }
}
