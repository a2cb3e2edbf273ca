package org.handfast.engine.session;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.handfast.engine.crypto.RandomSource;

/// Ticket keys that this process makes itself. A key seals for one period and opens for as long as
/// a ticket lives after that; then it ends, and with it whatever it protected. The clock is the
/// monotonic one: setting the wall clock neither keeps a key alive nor ends it early.
public final class RotatingTicketKeys implements TicketKeys {
  private final RandomSource random;
  private final long sealsFor;
  private final long opensFor;
  private final MonotonicClock clock;
  private final Deque<Dated> keys = new ArrayDeque<>();
  private final Deque<TicketKey> retired = new ArrayDeque<>();
  private List<TicketKey> current = List.of();

  /// Keys that seal for an hour, and open for `ticketLifetime` after that.
  public RotatingTicketKeys(RandomSource random, Duration ticketLifetime) {
    this(random, Duration.ofHours(1), ticketLifetime, MonotonicClock.SYSTEM);
  }

  /// Keys with both periods given.
  ///
  /// @param clock measures them
  public RotatingTicketKeys(
      RandomSource random, Duration sealing, Duration opening, MonotonicClock clock) {
    this.random = random;
    this.sealsFor = sealing.toNanos();
    this.opensFor = sealsFor + opening.toNanos();
    this.clock = clock;
  }

  @Override
  public synchronized List<TicketKey> current() {
    long now = clock.nanos();
    Dated newest = keys.peekFirst();
    if (newest == null || now - newest.since >= sealsFor) {
      keys.addFirst(new Dated(fresh(), now));
      retire(now);
      current = keys.stream().map(Dated::key).toList();
    }
    return current;
  }

  // A key leaves the list one rotation before it ends: whoever has just asked may still open with
  // it.
  private void retire(long now) {
    retired.forEach(TicketKey::close);
    retired.clear();
    while (now - keys.getLast().since >= opensFor) {
      retired.add(keys.removeLast().key);
    }
  }

  private TicketKey fresh() {
    byte[] key = new byte[TicketKey.KEY_LENGTH];
    random.fill(key);
    return new TicketKey(random.next(TicketKey.NAME_LENGTH), key);
  }

  private record Dated(TicketKey key, long since) {}
}
