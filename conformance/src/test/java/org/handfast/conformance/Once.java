package org.handfast.conformance;

import java.util.Optional;
import org.handfast.engine.session.ClientSessions;
import org.handfast.engine.session.SessionKey;
import org.handfast.engine.session.SessionTicket;

/// Keeps the first session only, and gives it away once.
final class Once implements ClientSessions {
  private Optional<SessionTicket> kept = Optional.empty();
  private boolean taken;

  @Override
  public void put(SessionKey key, SessionTicket ticket) {
    if (taken || kept.isPresent()) {
      ticket.close();
    } else {
      kept = Optional.of(ticket);
    }
  }

  @Override
  public Optional<SessionTicket> take(SessionKey key) {
    Optional<SessionTicket> given = kept;
    kept = Optional.empty();
    taken |= given.isPresent();
    return given;
  }
}
