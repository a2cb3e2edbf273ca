package org.handfast.engine.client.tls12;

import org.handfast.engine.client.ClientState;
import org.handfast.engine.record.Tolerance;
import org.handfast.protocol.registry.ProtocolVersion;

/// A node of the client's state machine in TLS 1.2, RFC 5246 7.3. Its messages are other ones than
/// TLS 1.3's, and no state of one version leads to one of the other.
public sealed interface Tls12ClientState extends ClientState
    permits Tls12ClientState.Listening,
        Tls12ClientState.Suspended,
        AfterHello,
        AfterCertificate,
        AfterStatus,
        AfterKeyExchange,
        AfterVerification,
        AfterCredential,
        AfterFlight {

  /// A state that waits for a message; the ChangeCipherSpec is one.
  sealed interface Listening extends ClientState.Listening, Tls12ClientState
      permits AwaitCertificate,
          AwaitStatus,
          AwaitServerKeyExchange,
          AwaitRequestOrDone,
          AwaitDone,
          AwaitNewTicket,
          AwaitChangeCipherSpec,
          AwaitFinished,
          Connected {

    @Override
    default ProtocolVersion version() {
      return ProtocolVersion.TLS_1_2;
    }

    /// A ChangeCipherSpec is a message here like any other: in the wrong place it is refused.
    @Override
    default Tolerance tolerance() {
      return Tolerance.KEY_CHANGE;
    }
  }

  /// A state that waits for local work; no message can be handed to it.
  sealed interface Suspended extends ClientState.Suspended, Tls12ClientState
      permits VerifyingServer, ChoosingCredential, SigningHandshake {}
}
