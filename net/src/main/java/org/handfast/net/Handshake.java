package org.handfast.net;

import java.io.IOException;
import java.nio.channels.ClosedChannelException;
import org.handfast.engine.TlsConnection;
import org.handfast.engine.Wants;
import org.handfast.engine.failure.TlsException;

/// Drives a connection from its first byte to the moment when application data may flow: it does
/// what [TlsConnection#wants] says, on the calling thread.
final class Handshake {
  /// More than all messages of a handshake together may have; their own limits are the engine's.
  private static final long MOST_BYTES = 512 << 10;

  private final TlsConnection connection;
  private final Receiver receiver;
  private final Sender sender;

  Handshake(TlsConnection connection, Receiver receiver, Sender sender) {
    this.connection = connection;
    this.receiver = receiver;
    this.sender = sender;
  }

  void run() throws IOException, TlsException {
    while (true) {
      switch (connection.wants()) {
        case Wants.Output() -> sender.flush();
        case Wants.Work(Runnable task) -> work(task);
        case Wants.Input() -> listen();
        case Wants.Nothing() when connection.isConnected() -> {
          return;
        }
        case Wants.Nothing(), Wants.Closed() -> throw new ClosedChannelException();
      }
    }
  }

  private void work(Runnable task) throws TlsException {
    task.run();
    if (connection.failure().isPresent()) {
      throw connection.failure().get();
    }
  }

  private void listen() throws IOException, TlsException {
    receiver.advance();
    if (receiver.received() > MOST_BYTES) {
      throw new IOException("the peer sent more than " + MOST_BYTES + " bytes of handshake");
    }
  }
}
