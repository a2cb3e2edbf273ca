package org.handfast.engine.server;

import org.handfast.engine.failure.TlsException;
import org.handfast.engine.handshake.Work;
import org.handfast.engine.record.Tolerance;
import org.handfast.engine.server.tls12.Tls12ServerState;
import org.handfast.protocol.message.Message;
import org.handfast.protocol.registry.ProtocolVersion;

/// A node of the server's state machine, RFC 9846 A.2. A state is a record of what is known in it,
/// and the return types of its methods are the edges of the graph: what is not declared does not
/// compile.
public sealed interface ServerState
    permits ServerState.Listening,
        ServerState.Suspended,
        AfterNegotiation,
        AfterSecondHello,
        AfterPsk,
        AfterSigning,
        AfterCertificate,
        AfterConnected,
        Tls12ServerState {

  /// Where the handshake stands, in words.
  String situation();

  /// What else may pass meanwhile.
  Tolerance tolerance();

  /// A state that waits for a message.
  sealed interface Listening extends ServerState
      permits AwaitClientHello,
          AwaitSecondClientHello,
          AwaitEndOfEarlyData,
          AwaitClientCertificate,
          AwaitClientCertificateVerify,
          AwaitClientFinished,
          ServerConnected,
          AwaitPostHandshakeVerify,
          AwaitPostHandshakeFinished,
          Tls12ServerState.Listening {

    /// Obeys the message, or refuses it.
    ServerState on(Message message, ServerContext context) throws TlsException;

    /// Whose messages it understands. The hellos are the same in both.
    default ProtocolVersion version() {
      return ProtocolVersion.TLS_1_3;
    }

    @Override
    default Tolerance tolerance() {
      return Tolerance.CHANGE_CIPHER_SPEC;
    }
  }

  /// A state that waits for local work; no message can be handed to it.
  sealed interface Suspended extends ServerState
      permits ChoosingConfig,
          ChoosingPsk,
          ChoosingCredential,
          Signing,
          VerifyingClient,
          VerifyingPostHandshake,
          Tls12ServerState.Suspended {

    Work<?> work();

    /// Goes on with the work's outcome.
    ServerState next(ServerContext context) throws TlsException;

    /// Nothing is received meanwhile.
    @Override
    default Tolerance tolerance() {
      return Tolerance.NOTHING;
    }
  }
}
