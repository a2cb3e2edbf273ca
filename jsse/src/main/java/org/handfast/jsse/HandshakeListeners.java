package org.handfast.jsse;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.net.ssl.HandshakeCompletedEvent;
import javax.net.ssl.HandshakeCompletedListener;
import javax.net.ssl.SSLSession;
import javax.net.ssl.SSLSocket;
import org.jspecify.annotations.Nullable;

/// Those who want to hear that a socket's handshake is done. They hear it on a thread of their own.
final class HandshakeListeners {
  private final List<HandshakeCompletedListener> listeners = new CopyOnWriteArrayList<>();

  void add(@Nullable HandshakeCompletedListener listener) {
    if (listener == null) {
      throw new IllegalArgumentException("listener must not be null");
    }
    listeners.add(listener);
  }

  void remove(@Nullable HandshakeCompletedListener listener) {
    if (listener == null || !listeners.remove(listener)) {
      throw new IllegalArgumentException("not a listener of this socket");
    }
  }

  void completed(SSLSocket socket, SSLSession session) {
    if (!listeners.isEmpty()) {
      var event = new HandshakeCompletedEvent(socket, session);
      List<HandshakeCompletedListener> told = List.copyOf(listeners);
      Thread.ofVirtual()
          .name("handshake-completed")
          .start(() -> told.forEach(listener -> listener.handshakeCompleted(event)));
    }
  }
}
