package org.handfast.engine.session;

/// A clock that nobody sets, for periods: the age of a key, the length of a window.
@FunctionalInterface
public interface MonotonicClock {
  /// This machine's.
  MonotonicClock SYSTEM = System::nanoTime;

  /// Nanoseconds since some moment; only differences mean anything.
  long nanos();
}
