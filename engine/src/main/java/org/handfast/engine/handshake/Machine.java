package org.handfast.engine.handshake;

import java.util.Optional;
import org.handfast.engine.failure.TlsException;
import org.handfast.engine.record.Tolerance;
import org.handfast.protocol.message.HandshakeMessage;
import org.handfast.protocol.message.Message;
import org.handfast.protocol.registry.ProtocolVersion;

/// A role's current state, seen by the driver, which does not care for the role.
public interface Machine {
  /// Begins: the client sends its hello, the server waits.
  void start() throws TlsException;

  /// Hands over a message; the state listens.
  void on(Message message) throws TlsException;

  /// The local work that the state waits for; empty if it listens.
  Optional<Work<?>> work();

  /// Goes on after the work is done.
  void resume() throws TlsException;

  Tolerance tolerance();

  /// Whose messages the state understands.
  ProtocolVersion version();

  /// Whether the message means nothing here and is part of no transcript: TLS 1.2's HelloRequest
  /// during a handshake (RFC 5246 7.4.1.1).
  default boolean ignores(HandshakeMessage message) {
    return false;
  }

  /// Asks the client for a certificate, after the handshake (RFC 9846 4.7.2).
  ///
  /// @throws IllegalStateException if it cannot be asked now
  void requestCertificate();

  /// Whether the client was asked, after the handshake, and has not answered in full.
  boolean isCertificateAwaited();

  /// The connection has failed, and is about to end: a session that rests on it ends as well,
  /// unless it was only cut off (RFC 5246 7.2.1, 7.2.2).
  default void failed(TlsException cause) {}

  /// The connection is over: the state goes, and the key pairs and secrets that it may know.
  /// Nothing is to be done any more, and nothing may come.
  void end();

  /// Where the handshake stands, in words.
  String situation();

  HandshakeContext context();
}
