package org.handfast.net;

import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/// All connections of a server, from accept to the end of their handler.
final class OpenConnections {
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition empty = lock.newCondition();
  private final Set<TlsChannel> channels = new HashSet<>();
  private boolean ended;

  /// Whether the channel may go on: not after [#end].
  boolean add(TlsChannel channel) {
    lock.lock();
    try {
      return !ended && channels.add(channel);
    } finally {
      lock.unlock();
    }
  }

  void remove(TlsChannel channel) {
    lock.lock();
    try {
      channels.remove(channel);
      if (channels.isEmpty()) {
        empty.signalAll();
      }
    } finally {
      lock.unlock();
    }
  }

  int count() {
    lock.lock();
    try {
      return channels.size();
    } finally {
      lock.unlock();
    }
  }

  /// Lets no more in.
  void end() {
    lock.lock();
    try {
      ended = true;
    } finally {
      lock.unlock();
    }
  }

  List<TlsChannel> all() {
    lock.lock();
    try {
      return List.copyOf(channels);
    } finally {
      lock.unlock();
    }
  }

  /// Waits until none is left, but not longer than `time`.
  void awaitNone(Duration time) throws InterruptedException {
    lock.lock();
    try {
      long left = time.toNanos();
      while (!channels.isEmpty() && left > 0) {
        left = empty.awaitNanos(left);
      }
    } finally {
      lock.unlock();
    }
  }
}
