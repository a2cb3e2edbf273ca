package org.handfast.engine.client;

import java.util.List;
import java.util.Optional;
import org.handfast.engine.failure.TlsException;
import org.handfast.engine.handshake.Proof;
import org.handfast.engine.handshake.Work;
import org.handfast.engine.schedule.HandshakeStage;
import org.handfast.engine.schedule.MainStage;
import org.handfast.protocol.message.Certificate;
import org.handfast.protocol.wire.Bytes;

/// The client is choosing a certificate and signing with its key, as the server has asked.
///
/// @param main where the keys for what follows the client's Finished come from
record AnsweringRequest(HandshakeStage stage, MainStage main, Work<Optional<Proof>> work)
    implements ClientState.Suspended, AfterFinished {

  @Override
  public ClientConnected next(ClientContext context) throws TlsException {
    Optional<Proof> proof = work.outcome();
    if (proof.isPresent()) {
      context.learn(proof.get().presented());
      context.send(proof.get().certificate());
      context.send(proof.get().verify());
    } else {
      context.send(new Certificate(Bytes.EMPTY, List.of()));
    }
    return ClientConnected.finish(stage, main, context);
  }

  @Override
  public String situation() {
    return "signing for the server's CertificateRequest";
  }
}
