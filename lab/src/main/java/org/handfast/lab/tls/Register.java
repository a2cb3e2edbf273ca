package org.handfast.lab.tls;

import java.time.Duration;
import org.handfast.engine.session.InMemoryStrikeRegister;
import org.handfast.engine.session.MonotonicClock;
import org.handfast.engine.session.StrikeRegister;
import org.handfast.protocol.wire.Bytes;

/// The shipped register of first flights, on a host that has been up for a day: it begins by saying
/// no to everything, since it cannot know what was before.
final class Register implements StrikeRegister {
  private static final int FLIGHTS = 1024;

  private final StrikeRegister register = new InMemoryStrikeRegister(FLIGHTS, new UpForADay());

  @Override
  public boolean isFirst(Bytes flight, Duration window) {
    return register.isFirst(flight, window);
  }

  /// Zero when the register is made, and a day later whenever it is asked.
  private static final class UpForADay implements MonotonicClock {
    private long now;

    @Override
    public long nanos() {
      long told = now;
      now = Duration.ofDays(1).toNanos();
      return told;
    }
  }
}
