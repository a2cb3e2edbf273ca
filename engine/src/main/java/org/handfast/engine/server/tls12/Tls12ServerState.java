package org.handfast.engine.server.tls12;

import org.handfast.engine.record.Tolerance;
import org.handfast.engine.server.ServerState;
import org.handfast.protocol.registry.ProtocolVersion;

/// A node of the server's state machine in TLS 1.2, RFC 5246 7.3.
public sealed interface Tls12ServerState extends ServerState
    permits Tls12ServerState.Listening,
        Tls12ServerState.Suspended,
        AfterHello,
        AfterSearch,
        AfterIdentity,
        AfterKeyExchange {

  /// A state that waits for a message.
  sealed interface Listening extends Tls12ServerState, ServerState.Listening
      permits AwaitCertificate,
          AwaitClientKeyExchange,
          AwaitCertificateVerify,
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
  sealed interface Suspended extends Tls12ServerState, ServerState.Suspended
      permits LookingForSession,
          ChoosingIdentity,
          SigningKeyExchange,
          OpeningPremaster,
          VerifyingClient {}
}
