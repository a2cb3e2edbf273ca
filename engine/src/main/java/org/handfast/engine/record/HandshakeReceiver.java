package org.handfast.engine.record;

import org.handfast.engine.failure.TlsException;

/// Who looks at handshake messages; the record layer never does.
public interface HandshakeReceiver {
  /// What the current state lets pass.
  Tolerance tolerance();

  /// The [HandshakeJoiner] has got new bytes.
  void received() throws TlsException;

  /// The ChangeCipherSpec has come that the current state waits for ([Tolerance#KEY_CHANGE]).
  void changeCipherSpec() throws TlsException;
}
