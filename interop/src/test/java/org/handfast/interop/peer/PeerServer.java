package org.handfast.interop.peer;

import java.io.IOException;

/// A peer that listens on the loopback address, for one connection.
public interface PeerServer extends AutoCloseable {
  int port();

  /// The peer's end, once the handshake is done.
  PeerEnd accept() throws IOException;

  /// Waits for the handshake to fail, and answers what the peer said about it.
  String lastWords() throws IOException;

  @Override
  void close();
}
