package org.handfast.interop.tls12;

import org.handfast.net.TlsChannel;

/// A peer's server, for any number of connections, one after the other.
interface Host extends AutoCloseable {
  int port();

  /// Exchanges data over a connection of ours that has just been made: what their end says of it.
  Said talk(TlsChannel ours) throws Exception;

  @Override
  void close();
}
