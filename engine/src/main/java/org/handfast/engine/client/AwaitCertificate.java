package org.handfast.engine.client;

import java.util.Optional;
import org.handfast.engine.failure.TlsException;
import org.handfast.engine.schedule.HandshakeStage;
import org.handfast.protocol.message.Message;

/// The server has asked who the client is, and says now who it is itself (RFC 9846 A.1, WAIT_CERT).
///
/// @param request to be answered after the server's Finished
record AwaitCertificate(HandshakeStage stage, RequestedProof request)
    implements ClientState.Listening, AfterRequest {

  @Override
  public AwaitCertificateVerify on(Message message, ClientContext context) throws TlsException {
    return new AwaitCertificateVerify(
        stage, ServerCertificate.accept(message, context, situation()), Optional.of(request));
  }

  @Override
  public String situation() {
    return "awaiting the server's Certificate";
  }
}
