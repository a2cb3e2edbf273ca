package org.handfast.jsse;

import java.security.cert.Certificate;
import java.security.cert.CertificateEncodingException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Enumeration;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import javax.net.ssl.SSLPeerUnverifiedException;
import javax.net.ssl.SSLSession;
import javax.net.ssl.SSLSessionContext;
import org.handfast.protocol.wire.Bytes;
import org.jspecify.annotations.Nullable;

/// The sessions that one context's clients, or its servers, have made: the latest ones, up to a
/// number and an age. Their tickets are elsewhere, under the same bounds.
final class SessionRegistry implements SSLSessionContext {
  private static final int DEFAULT_SIZE =
      Math.max(0, Integer.getInteger("javax.net.ssl.sessionCacheSize", 20_480));
  private static final int DEFAULT_TIMEOUT = 86_400;

  /// Of the peers' certificates, in DER: a peer may show a hundred kilobytes of them with each
  /// handshake, and in memory they take three times as much.
  static final long MOST_CERTIFICATES = 64 << 20;

  private final ReentrantLock lock = new ReentrantLock();
  private final Map<Bytes, Entry> entries = new LinkedHashMap<>();
  private final long mostCertificates;
  private long certificates;
  private int size = DEFAULT_SIZE;
  private int timeout = DEFAULT_TIMEOUT;

  SessionRegistry() {
    this(MOST_CERTIFICATES);
  }

  /// @param mostCertificates how many bytes of them all sessions may have together
  SessionRegistry(long mostCertificates) {
    this.mostCertificates = mostCertificates;
  }

  void add(SSLSession session, Bytes id) {
    Entry added = new Entry(session, System.nanoTime(), certificateBytes(session));
    lock.lock();
    try {
      forget(entries.remove(id));
      entries.put(id, added);
      certificates += added.certificateBytes;
      trim();
    } finally {
      lock.unlock();
    }
  }

  void remove(Bytes id) {
    lock.lock();
    try {
      forget(entries.remove(id));
    } finally {
      lock.unlock();
    }
  }

  @Override
  public @Nullable SSLSession getSession(byte[] sessionId) {
    Bytes id = Bytes.of(sessionId);
    lock.lock();
    try {
      trim();
      Entry found = entries.get(id);
      return found == null ? null : found.session;
    } finally {
      lock.unlock();
    }
  }

  @Override
  public Enumeration<byte[]> getIds() {
    lock.lock();
    try {
      trim();
      List<byte[]> ids = new ArrayList<>();
      entries.keySet().forEach(id -> ids.add(id.toArray()));
      return Collections.enumeration(ids);
    } finally {
      lock.unlock();
    }
  }

  @Override
  public void setSessionTimeout(int seconds) {
    lock.lock();
    try {
      timeout = requireNotNegative(seconds);
      trim();
    } finally {
      lock.unlock();
    }
  }

  @Override
  public int getSessionTimeout() {
    lock.lock();
    try {
      return timeout;
    } finally {
      lock.unlock();
    }
  }

  @Override
  public void setSessionCacheSize(int sessions) {
    lock.lock();
    try {
      size = requireNotNegative(sessions);
      trim();
    } finally {
      lock.unlock();
    }
  }

  @Override
  public int getSessionCacheSize() {
    lock.lock();
    try {
      return size;
    } finally {
      lock.unlock();
    }
  }

  /// Drops the oldest entries: those past their time, and those that are too many or have too many
  /// certificates. Zero means no limit of number or time.
  private void trim() {
    long now = System.nanoTime();
    long life = TimeUnit.SECONDS.toNanos(timeout);
    Iterator<Entry> oldestFirst = entries.values().iterator();
    while (oldestFirst.hasNext()) {
      Entry oldest = oldestFirst.next();
      boolean tooOld = timeout > 0 && now - oldest.since >= life;
      boolean tooMany = size > 0 && entries.size() > size;
      if (!tooOld && !tooMany && certificates <= mostCertificates) {
        return;
      }
      oldestFirst.remove();
      forget(oldest);
    }
  }

  private static int requireNotNegative(int limit) {
    if (limit < 0) {
      throw new IllegalArgumentException("negative limit: " + limit);
    }
    return limit;
  }

  private void forget(@Nullable Entry entry) {
    if (entry != null) {
      certificates -= entry.certificateBytes;
    }
  }

  private static int certificateBytes(SSLSession session) {
    try {
      int sum = 0;
      for (Certificate certificate : session.getPeerCertificates()) {
        sum += certificate.getEncoded().length;
      }
      return sum;
    } catch (SSLPeerUnverifiedException _) {
      return 0;
    } catch (CertificateEncodingException e) {
      throw new IllegalStateException("a certificate that was verified has no encoding", e);
    }
  }

  /// @param since on the monotonic clock, in nanoseconds
  private record Entry(SSLSession session, long since, int certificateBytes) {}
}
