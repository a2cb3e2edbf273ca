package org.handfast.interop.tls12;

import org.handfast.net.TlsChannel;
import org.handfast.protocol.registry.CipherSuite;

/// A peer's server, for any number of connections, one after the other.
interface Host extends AutoCloseable {
  /// Where it listens to who wants this suite.
  int port(CipherSuite suite);

  /// Exchanges data over a connection of ours that has just been made: what their end says of it.
  Said talk(TlsChannel ours) throws Exception;

  /// Whether its process is still there.
  boolean isAlive();

  @Override
  void close();
}
