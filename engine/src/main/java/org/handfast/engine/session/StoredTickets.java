package org.handfast.engine.session;

import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.handfast.engine.crypto.RandomSource;
import org.handfast.protocol.wire.Bytes;

/// Sessions kept in memory, bounded, the oldest forgotten first. A ticket is a random label and
/// works once.
public final class StoredTickets implements Tickets {
  private static final int LABEL_LENGTH = 32;

  private final int capacity;
  private final RandomSource random;
  private final Map<Bytes, Session> sessions = new LinkedHashMap<>();

  /// A store for so many sessions.
  public StoredTickets(int capacity, RandomSource random) {
    if (capacity < 1) {
      throw new IllegalArgumentException("a store holds at least one session");
    }
    this.capacity = capacity;
    this.random = random;
  }

  @Override
  public Optional<Bytes> issue(Session session) {
    Bytes label = random.next(LABEL_LENGTH);
    Session kept = new Session(session.psk().use(byte[]::clone), session.terms());
    synchronized (this) {
      sessions.put(label, kept);
      if (sessions.size() > capacity) {
        Iterator<Session> oldest = sessions.values().iterator();
        oldest.next().close();
        oldest.remove();
      }
    }
    return Optional.of(label);
  }

  @Override
  public synchronized Optional<Session> redeem(Bytes ticket) {
    return Optional.ofNullable(sessions.remove(ticket));
  }
}
