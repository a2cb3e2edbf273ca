package org.handfast.jsse;

import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.handfast.engine.crypto.RandomSource;
import org.handfast.engine.session.ServerSessions;
import org.handfast.engine.session.Session;
import org.handfast.protocol.wire.Bytes;

/// The sessions that a context's servers keep for those clients of TLS 1.2 that take no tickets
/// (RFC 5246 7.4.1.3), within the bounds of the context's list of sessions. An id is random, and
/// the one that [javax.net.ssl.SSLSession#getId] tells.
final class ServerSessionStore {
  private static final int ID_LENGTH = 32;

  private final RandomSource random;
  private final SessionRegistry bounds;
  private final Map<Bytes, Kept> sessions = new LinkedHashMap<>();

  ServerSessionStore(RandomSource random, SessionRegistry bounds) {
    this.random = random;
    this.bounds = bounds;
  }

  /// One connection's view: what it finds is what it may continue.
  ServerSessions of(Endpoint endpoint) {
    return new ServerSessions() {
      @Override
      public Optional<Bytes> newId() {
        return Optional.of(random.next(ID_LENGTH));
      }

      @Override
      public void put(Bytes id, Session session) {
        Lineage lineage = endpoint.lineage();
        lineage.named(id);
        ServerSessionStore.this.put(id, new Kept(copy(session), lineage));
      }

      @Override
      public Optional<Session> find(Bytes id) {
        Optional<Kept> found = ServerSessionStore.this.find(id);
        found.ifPresent(kept -> endpoint.mayContinue(kept.lineage));
        return found.map(Kept::session);
      }

      @Override
      public void remove(Bytes id) {
        forget(id);
      }
    };
  }

  private synchronized void put(Bytes id, Kept kept) {
    sessions.put(id, kept);
    int size = bounds.getSessionCacheSize();
    Iterator<Kept> eldestFirst = sessions.values().iterator();
    while (eldestFirst.hasNext()) {
      Kept eldest = eldestFirst.next();
      if (isLive(eldest) && (size == 0 || sessions.size() <= size)) {
        return;
      }
      eldest.session.close();
      eldestFirst.remove();
    }
  }

  /// A copy, which is the caller's.
  private synchronized Optional<Kept> find(Bytes id) {
    Kept known = sessions.get(id);
    if (known == null) {
      return Optional.empty();
    }
    if (!isLive(known)) {
      forget(id);
      return Optional.empty();
    }
    return Optional.of(new Kept(copy(known.session), known.lineage));
  }

  private synchronized void forget(Bytes id) {
    Kept known = sessions.remove(id);
    if (known != null) {
      known.session.close();
    }
  }

  private boolean isLive(Kept kept) {
    return kept.lineage.isValid() && !kept.lineage.isPast(bounds.getSessionTimeout());
  }

  private static Session copy(Session session) {
    return new Session(session.psk().use(byte[]::clone), session.terms());
  }

  private record Kept(Session session, Lineage lineage) {}
}
