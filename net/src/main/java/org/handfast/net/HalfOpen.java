package org.handfast.net;

import java.util.LinkedHashSet;
import java.util.SequencedSet;
import java.util.concurrent.locks.ReentrantLock;

/// The connections of a server whose handshake is under way: a bounded number. When one more comes,
/// the oldest gives way. An honest client is through before it is ever the oldest; one that stalls
/// is not, and however many of those come, they cannot keep others out.
final class HalfOpen {
  private final int most;
  private final ReentrantLock lock = new ReentrantLock();
  private final SequencedSet<TlsChannel> channels = new LinkedHashSet<>();

  HalfOpen(int most) {
    if (most < 1) {
      throw new IllegalArgumentException(
          "at least one connection must be able to make its handshake");
    }
    this.most = most;
  }

  void enter(TlsChannel channel) {
    lock.lock();
    try {
      if (channels.size() == most) {
        channels.removeFirst().abort();
      }
      channels.add(channel);
    } finally {
      lock.unlock();
    }
  }

  void leave(TlsChannel channel) {
    lock.lock();
    try {
      channels.remove(channel);
    } finally {
      lock.unlock();
    }
  }

  void abortAll() {
    lock.lock();
    try {
      channels.forEach(TlsChannel::abort);
    } finally {
      lock.unlock();
    }
  }
}
