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

  /// Whether this is it; once at most, as the port is anybody's afterwards. A channel that is
  /// closed already cannot tell where it came from: while the visit is expected, that is it.
  boolean isThis(TlsChannel channel) {
    int expected = port.get();
    return expected != NONE
        && RemoteAddress.of(channel).map(visitor -> visitor.port() == expected).orElse(true)
        && port.compareAndSet(expected, NONE);
  }
}
