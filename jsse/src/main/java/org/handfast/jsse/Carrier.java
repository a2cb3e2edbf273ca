package org.handfast.jsse;

import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLSocket;

/// What carries a connection, as key managers and trust managers are shown it.
sealed interface Carrier {
  record OfEngine(SSLEngine engine) implements Carrier {}

  record OfSocket(SSLSocket socket) implements Carrier {}
}
