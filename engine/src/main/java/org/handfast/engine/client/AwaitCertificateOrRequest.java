package org.handfast.engine.client;

import java.util.Optional;
import org.handfast.engine.failure.TlsException;
import org.handfast.engine.schedule.HandshakeStage;
import org.handfast.protocol.message.CertificateRequest;
import org.handfast.protocol.message.Message;

/// The server may ask who the client is before it says who it is itself (RFC 9846 A.1,
/// WAIT_CERT_CR).
record AwaitCertificateOrRequest(HandshakeStage stage)
    implements ClientState.Listening, AfterEncryptedExtensions {

  @Override
  public AfterRequest on(Message message, ClientContext context) throws TlsException {
    return switch (message) {
      case CertificateRequest request ->
          new AwaitCertificate(stage, RequestedProof.of(request, context));
      default ->
          new AwaitCertificateVerify(
              stage, ServerCertificate.accept(message, context, situation()), Optional.empty());
    };
  }

  @Override
  public String situation() {
    return "awaiting the server's Certificate or CertificateRequest";
  }
}
