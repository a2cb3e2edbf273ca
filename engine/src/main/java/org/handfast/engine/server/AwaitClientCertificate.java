package org.handfast.engine.server;

import static org.handfast.engine.Side.CLIENT;

import org.handfast.engine.failure.AuthenticationViolation;
import org.handfast.engine.failure.TlsException;
import org.handfast.engine.handshake.PeerIdentity;
import org.handfast.engine.trust.ClientAuthentication;
import org.handfast.protocol.message.Certificate;
import org.handfast.protocol.message.Message;

/// The client was asked who it is (RFC 9846 A.2, WAIT_CERT).
record AwaitClientCertificate(ServerFinished sent) implements ServerState.Listening, AfterSigning {

  @Override
  public AfterCertificate on(Message message, ServerContext context) throws TlsException {
    return accept(
        context.packing().unpack(message, context.config().limits(), context, situation()),
        context);
  }

  private AfterCertificate accept(Certificate certificate, ServerContext context)
      throws TlsException {
    if (!certificate.requestContext().isEmpty()) {
      throw AuthenticationViolation.WRONG_REQUEST_CONTEXT.by(CLIENT);
    }
    return certificate.entries().isEmpty()
        ? withoutCertificate(context)
        : new AwaitClientCertificateVerify(
            sent, PeerIdentity.of(certificate, context.config().evidence(), context));
  }

  // RFC 9846 4.5.1.3: a client without a certificate says so, and the server decides.
  private AwaitClientFinished withoutCertificate(ServerContext context) throws TlsException {
    if (context.config().clientAuthentication() == ClientAuthentication.NEED) {
      throw AuthenticationViolation.CERTIFICATE_REQUIRED.by(CLIENT);
    }
    return new AwaitClientFinished(sent);
  }

  @Override
  public String situation() {
    return "awaiting the client's Certificate";
  }
}
