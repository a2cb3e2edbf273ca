package org.handfast.jsse;

import java.util.concurrent.TimeUnit;
import org.handfast.engine.crypto.RandomSource;
import org.handfast.protocol.wire.Bytes;
import org.jspecify.annotations.Nullable;

/// What a session and those that resume it have in common: the id, what the application has bound
/// to it, whom this side presented itself as, and whether it may be resumed.
final class Lineage {
  private static final int ID_LENGTH = 32;

  private final SessionValues values = new SessionValues();
  private final long created = System.currentTimeMillis();
  private final long begin = System.nanoTime();
  private volatile long accessed = created;
  private volatile @Nullable Identity<?> identity;
  private volatile @Nullable Identity<?> decrypting;
  private Bytes id = Bytes.EMPTY;
  private boolean valid = true;
  private Runnable untracked = () -> {};

  SessionValues values() {
    return values;
  }

  /// When its first connection was made, in milliseconds since 1970.
  long created() {
    return created;
  }

  /// Whether the peer was verified so many seconds ago, or more; 0 seconds are without end. To
  /// resume it does not count: the time would never be over.
  boolean isPast(int seconds) {
    return seconds > 0 && System.nanoTime() - begin >= TimeUnit.SECONDS.toNanos(seconds);
  }

  /// When its latest connection was made.
  long accessed() {
    return accessed;
  }

  /// Whom this side presented itself as.
  @Nullable Identity<?> identity() {
    return identity;
  }

  void presents(Identity<?> chosen) {
    identity = chosen;
  }

  /// Whose key decrypts the premaster secret, if the suite is one of RSA key transport.
  @Nullable Identity<?> decrypting() {
    return decrypting;
  }

  void decryptsWith(Identity<?> chosen) {
    decrypting = chosen;
  }

  /// The id; empty until the first handshake is done.
  synchronized Bytes id() {
    return id;
  }

  /// The server has given it this id (RFC 5246 7.4.1.3).
  synchronized void named(Bytes given) {
    if (id.isEmpty()) {
      id = given;
    }
  }

  /// A connection of it stands: it has an id from now on.
  synchronized Bytes established(RandomSource random) {
    accessed = System.currentTimeMillis();
    if (id.isEmpty()) {
      id = random.next(ID_LENGTH);
    }
    return id;
  }

  synchronized boolean isValid() {
    return valid;
  }

  /// Nothing resumes it any more.
  synchronized void invalidate() {
    if (valid) {
      valid = false;
      untracked.run();
    }
  }

  /// A ticket of it is out that nobody has a note of: `revocation` is the one way to make it
  /// worthless.
  synchronized void losesTrack(Runnable revocation) {
    untracked = revocation;
    if (!valid) {
      revocation.run();
    }
  }
}
