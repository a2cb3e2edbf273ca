package org.handfast.cli.connect;

import java.util.Optional;
import org.handfast.engine.session.ClientSessions;
import org.handfast.engine.session.SessionKey;
import org.handfast.engine.session.SessionTicket;
import org.jspecify.annotations.Nullable;

/// The sessions of one connection: the one it may resume, and the latest that it got.
final class OneSession implements ClientSessions {
  private @Nullable SessionTicket offered;
  private @Nullable SessionTicket latest;

  /// @param offered null to resume nothing
  OneSession(@Nullable SessionTicket offered) {
    this.offered = offered;
  }

  @Override
  public synchronized void put(SessionKey key, SessionTicket ticket) {
    if (latest != null) {
      latest.close();
    }
    latest = ticket;
  }

  @Override
  public synchronized Optional<SessionTicket> take(SessionKey key) {
    Optional<SessionTicket> taken = Optional.ofNullable(offered);
    offered = null;
    return taken;
  }

  /// The latest ticket that came.
  synchronized Optional<SessionTicket> latest() {
    return Optional.ofNullable(latest);
  }
}
