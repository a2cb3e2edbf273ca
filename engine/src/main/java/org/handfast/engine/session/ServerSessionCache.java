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

  /// Of certificates, in DER. A client may show a hundred kilobytes of them with each handshake; in
  /// memory they take three times as much.
  private static final int MOST_CERTIFICATES = 64 << 20;

  private static final int ID_LENGTH = 32;

  private final int capacity;
  private final long mostCertificates;
  private final RandomSource random;
  private final Map<Bytes, Kept> sessions = new LinkedHashMap<>(16, 0.75f, true);
  private long certificates;

  /// A cache for 16,384 sessions.
  public ServerSessionCache(RandomSource random) {
    this(CAPACITY, random);
  }

  /// A cache for so many sessions.
  public ServerSessionCache(int capacity, RandomSource random) {
    this(capacity, MOST_CERTIFICATES, random);
  }

  /// @param mostCertificates how many bytes of them all sessions may have together
  ServerSessionCache(int capacity, long mostCertificates, RandomSource random) {
    if (capacity < 1) {
      throw new IllegalArgumentException("a cache holds at least one session");
    }
    this.capacity = capacity;
    this.mostCertificates = mostCertificates;
    this.random = random;
  }

  @Override
  public Optional<Bytes> newId() {
    return Optional.of(random.next(ID_LENGTH));
  }

  @Override
  public void put(Bytes id, Session session) {
    Kept kept = new Kept(copy(session), certificateBytes(session));
    synchronized (this) {
      forget(sessions.put(id, kept));
      certificates += kept.certificateBytes;
      Iterator<Kept> eldestFirst = sessions.values().iterator();
      while (sessions.size() > capacity || certificates > mostCertificates) {
        Kept eldest = eldestFirst.next();
        eldestFirst.remove();
        forget(eldest);
      }
    }
  }

  @Override
  public synchronized Optional<Session> find(Bytes id) {
    return Optional.ofNullable(sessions.get(id)).map(kept -> copy(kept.session));
  }

  @Override
  public synchronized void remove(Bytes id) {
    forget(sessions.remove(id));
  }

  /// Forgets everything.
  public synchronized void clear() {
    sessions.values().forEach(this::forget);
    sessions.clear();
  }

  private static Session copy(Session session) {
    return new Session(session.psk().use(byte[]::clone), session.terms());
  }

  private static int certificateBytes(Session session) {
    return session.terms().peer().map(known -> known.peer().certificateBytes()).orElse(0);
  }

  private void forget(@Nullable Kept kept) {
    if (kept != null) {
      certificates -= kept.certificateBytes;
      kept.session.close();
    }
  }

  private record Kept(Session session, int certificateBytes) {}
}
