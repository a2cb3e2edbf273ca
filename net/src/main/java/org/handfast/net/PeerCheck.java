package org.handfast.net;

import org.handfast.engine.trust.PeerVerifier;
import org.handfast.pki.PeerName;

/// What a client asks of the server at the other end.
@FunctionalInterface
interface PeerCheck {
  /// The check for the server that has this name.
  PeerVerifier of(PeerName name);
}
