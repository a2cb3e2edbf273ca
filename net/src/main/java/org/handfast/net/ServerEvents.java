package org.handfast.net;

import java.io.IOException;

/// What happens to a server beside its handler: for logs and counters. Each method runs on the
/// thread it happens on and should be quick; by default it does nothing.
public interface ServerEvents {
  /// Nobody watches.
  ServerEvents NONE = new ServerEvents() {};

  /// A handshake is done, and the handler begins.
  default void established(TlsChannel channel) {}

  /// A handshake failed: a faulty or hostile peer, or none that speaks TLS.
  default void handshakeFailed(TlsChannel channel, IOException failure) {}

  /// A handler ended with an exception.
  default void connectionFailed(TlsChannel channel, IOException failure) {}

  /// A connection could not be accepted, such as for want of file descriptors; the server tries
  /// again.
  default void acceptFailed(IOException failure) {}
}
