package org.handfast.interop.peer;

import java.io.IOException;
import java.net.InetSocketAddress;
import org.handfast.protocol.registry.AlertDescription;

/// Another implementation of TLS 1.3.
public interface Peer {
  /// Listens.
  PeerServer serve(Terms terms) throws IOException;

  /// Connects; the handshake may still be under way, or fail later.
  PeerEnd connect(Terms terms, InetSocketAddress server) throws IOException;

  /// The same, and its end can be told to change its keys.
  default PeerEnd connectObeying(Terms terms, InetSocketAddress server) throws IOException {
    return connect(terms, server);
  }

  /// What this peer says when it receives the alert.
  String words(AlertDescription alert);
}
