package org.handfast.cli.serve;

import java.util.concurrent.atomic.AtomicInteger;
import org.handfast.cli.terminal.RemoteAddress;
import org.handfast.net.TlsChannel;

/// The connection that a server makes to itself at the start: nobody's visit, which no service
/// hears of and no log tells.
final class OwnVisit {
  private static final int NONE = -1;

  private final AtomicInteger port = new AtomicInteger(NONE);

  /// It comes from this port.
  void expect(int from) {
    port.set(from);
  }

  /// It does not come.
  void forget() {
    port.set(NONE);
  }

  /// Whether this is it; once at most, as the port is anybody's afterwards.
  boolean isThis(TlsChannel channel) {
    return RemoteAddress.of(channel)
        .filter(visitor -> port.compareAndSet(visitor.port(), NONE))
        .isPresent();
  }
}
