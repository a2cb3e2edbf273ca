package org.handfast.engine.client;

import org.handfast.engine.client.tls12.Tls12ClientState;
import org.handfast.engine.failure.TlsException;
import org.handfast.engine.handshake.Work;
import org.handfast.engine.record.Tolerance;
import org.handfast.protocol.message.Message;
import org.handfast.protocol.registry.ProtocolVersion;

/// A node of the client's state machine, RFC 9846 A.1. A state is a record of what is known in it,
/// and the return types of its methods are the edges of the graph: what is not declared does not
/// compile.
public sealed interface ClientState
    permits ClientState.Listening,
        ClientState.Suspended,
        AfterServerHello,
        AfterEncryptedExtensions,
        AfterRequest,
        AfterFinished,
        AfterConnected,
        Tls12ClientState {

  /// Where the handshake stands, in words.
  String situation();

  /// What else may pass meanwhile.
  Tolerance tolerance();

  /// A state that waits for a message.
  sealed interface Listening extends ClientState
      permits AwaitServerHello,
          AwaitSecondServerHello,
          AwaitEncryptedExtensions,
          AwaitCertificateOrRequest,
          AwaitCertificate,
          AwaitCertificateVerify,
          AwaitServerFinished,
          ClientConnected,
          Tls12ClientState.Listening {

    /// Obeys the message, or refuses it.
    ClientState on(Message message, ClientContext context) throws TlsException;

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
  sealed interface Suspended extends ClientState
      permits VerifyingServer,
          AnsweringRequest,
          AnsweringPostHandshake,
          Tls12ClientState.Suspended {

    Work<?> work();

    /// Goes on with the work's outcome.
    ClientState next(ClientContext context) throws TlsException;

    /// Nothing is received meanwhile.
    @Override
    default Tolerance tolerance() {
      return Tolerance.NOTHING;
    }
  }
}
