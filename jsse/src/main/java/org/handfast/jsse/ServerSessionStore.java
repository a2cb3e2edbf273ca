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
  private long certificates;

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
        int certificates =
            session.terms().peer().map(known -> known.peer().certificateBytes()).orElse(0);
        ServerSessionStore.this.put(id, new Kept(copy(session), lineage, certificates));
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
    forget(id);
    sessions.put(id, kept);
    certificates += kept.certificateBytes;
    int size = bounds.getSessionCacheSize();
    Iterator<Kept> eldestFirst = sessions.values().iterator();
    while (eldestFirst.hasNext()) {
      Kept eldest = eldestFirst.next();
      boolean fits =
          (size == 0 || sessions.size() <= size)
              && certificates <= SessionRegistry.MOST_CERTIFICATES;
      if (fits && isLive(eldest)) {
        return;
      }
      eldestFirst.remove();
      end(eldest);
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
    return Optional.of(new Kept(copy(known.session), known.lineage, 0));
  }

  private synchronized void forget(Bytes id) {
    Kept known = sessions.remove(id);
    if (known != null) {
      end(known);
    }
  }

  private void end(Kept kept) {
    certificates -= kept.certificateBytes;
    kept.session.close();
  }

  private boolean isLive(Kept kept) {
    return kept.lineage.isValid() && !kept.lineage.isPast(bounds.getSessionTimeout());
  }

  private static Session copy(Session session) {
    return new Session(session.psk().use(byte[]::clone), session.terms());
  }

  private record Kept(Session session, Lineage lineage, int certificateBytes) {}
}
