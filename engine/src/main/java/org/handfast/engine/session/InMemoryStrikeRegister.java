package org.handfast.engine.session;

import java.time.Duration;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import org.handfast.protocol.wire.Bytes;

/// A bounded register in this process. Whatever it forgot it cannot tell from the new: so it says
/// no to everything for one window after its start, when a predecessor may have seen it, and as
/// long as it is full (RFC 9846 8.2).
public final class InMemoryStrikeRegister implements StrikeRegister {
  private static final int CAPACITY = 1 << 16;

  private final int capacity;
  private final MonotonicClock clock;
  private final Map<Bytes, Long> seen = new LinkedHashMap<>();
  private long longest;

  /// Since when nothing is forgotten.
  private long complete;

  /// A register for 65,536 flights within one window.
  public InMemoryStrikeRegister() {
    this(CAPACITY, MonotonicClock.SYSTEM);
  }

  /// A register for so many flights.
  ///
  /// @param clock measures them
  public InMemoryStrikeRegister(int capacity, MonotonicClock clock) {
    this.capacity = capacity;
    this.clock = clock;
    this.complete = clock.nanos();
  }

  @Override
  public synchronized boolean isFirst(Bytes flight, Duration window) {
    long now = clock.nanos();
    // Several servers may share it, with different windows: none forgets for another.
    longest = Math.max(longest, window.toNanos());
    forgetBefore(now - longest);
    boolean unsure = now - window.toNanos() - complete < 0;
    if (unsure || seen.containsKey(flight) || seen.size() >= capacity) {
      return false;
    }
    seen.put(flight, now);
    return true;
  }

  // Insertion order is the order of time.
  private void forgetBefore(long time) {
    Iterator<Long> times = seen.values().iterator();
    while (times.hasNext() && times.next() - time < 0) {
      times.remove();
    }
    if (time - complete > 0) {
      complete = time;
    }
  }
}
