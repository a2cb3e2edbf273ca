package org.handfast.engine.session;

import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.handfast.engine.crypto.RandomSource;
import org.handfast.protocol.wire.Bytes;
import org.jspecify.annotations.Nullable;

/// A server's sessions in memory: bounded, the one that was not used for longest forgotten first.
/// An id is random and says nothing.
public final class ServerSessionCache implements ServerSessions {
  /// A session takes one to three kilobytes, most of it the client's certificates, if it has any.
  private static final int CAPACITY = 1 << 14;

  private static final int ID_LENGTH = 32;

  private final int capacity;
  private final RandomSource random;
  private final Map<Bytes, Session> sessions = new LinkedHashMap<>(16, 0.75f, true);

  /// A cache for 16,384 sessions.
  public ServerSessionCache(RandomSource random) {
    this(CAPACITY, random);
  }

  /// A cache for so many sessions.
  public ServerSessionCache(int capacity, RandomSource random) {
    if (capacity < 1) {
      throw new IllegalArgumentException("a cache holds at least one session");
    }
    this.capacity = capacity;
    this.random = random;
  }

  @Override
  public Optional<Bytes> newId() {
    return Optional.of(random.next(ID_LENGTH));
  }

  @Override
  public void put(Bytes id, Session session) {
    Session kept = copy(session);
    synchronized (this) {
      forget(sessions.put(id, kept));
      if (sessions.size() > capacity) {
        Iterator<Session> eldest = sessions.values().iterator();
        eldest.next().close();
        eldest.remove();
      }
    }
  }

  @Override
  public synchronized Optional<Session> find(Bytes id) {
    return Optional.ofNullable(sessions.get(id)).map(ServerSessionCache::copy);
  }

  @Override
  public synchronized void remove(Bytes id) {
    forget(sessions.remove(id));
  }

  /// Forgets everything.
  public synchronized void clear() {
    sessions.values().forEach(Session::close);
    sessions.clear();
  }

  private static Session copy(Session session) {
    return new Session(session.psk().use(byte[]::clone), session.terms());
  }

  private static void forget(@Nullable Session session) {
    if (session != null) {
      session.close();
    }
  }
}
