package org.handfast.interop.peer;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/// The peer's end of a connection.
public interface PeerEnd extends AutoCloseable {
  /// Whether it can do nothing but send back the lines it gets: then [#in] and [#out] are closed.
  default boolean isEcho() {
    return false;
  }

  /// What the peer has received.
  InputStream in();

  /// What the peer is to send.
  OutputStream out();

  /// Waits for the end of what it receives: after our close_notify there is nothing more.
  default void awaitEnd() throws IOException {
    int octet = in().read();
    if (octet != -1) {
      throw new AssertionError("the peer got one byte more: " + octet);
    }
  }

  /// What it says was negotiated; waits until it has said so.
  PeerFacts facts() throws IOException;

  /// Makes the peer send a KeyUpdate that wants one in return.
  default void updateKeys() throws IOException {
    throw new UnsupportedOperationException("this peer cannot be told to change its keys");
  }

  /// Makes the peer close its side in order: close_notify leaves.
  void finish() throws IOException;

  /// After our close_notify the peer's is due: most send it by themselves.
  default void answerClose() throws IOException {}

  /// Waits for the connection to fail, and answers what the peer said about it.
  String lastWords() throws IOException;

  @Override
  void close();
}
