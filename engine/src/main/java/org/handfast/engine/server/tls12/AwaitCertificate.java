package org.handfast.engine.server.tls12;

import static org.handfast.engine.Side.CLIENT;

import java.util.Optional;
import org.handfast.engine.failure.PeerViolation;
import org.handfast.engine.failure.Tls12Violation;
import org.handfast.engine.failure.TlsException;
import org.handfast.engine.server.ServerContext;
import org.handfast.engine.trust.ClientAuthentication;
import org.handfast.engine.trust.PresentedChain;
import org.handfast.engine.trust.PresentedIdentity;
import org.handfast.protocol.message.Message;
import org.handfast.protocol.message.tls12.Certificate;

/// The client was asked who it is (RFC 5246 7.4.6).
record AwaitCertificate(Underway underway)
    implements Tls12ServerState.Listening, AfterKeyExchangeSigning {

  @Override
  public AwaitClientKeyExchange on(Message message, ServerContext context) throws TlsException {
    return switch (message) {
      case Certificate certificate ->
          new AwaitClientKeyExchange(underway, presented(certificate, context));
      default -> throw context.unexpected(message, situation());
    };
  }

  // A client without a certificate says so, and the server decides.
  private static Optional<PresentedIdentity> presented(
      Certificate certificate, ServerContext context) throws PeerViolation {
    if (!certificate.certificates().isEmpty()) {
      return Optional.of(
          new PresentedChain(CLIENT, certificate.certificates(), context.negotiated()));
    }
    if (context.config().clientAuthentication() == ClientAuthentication.NEED) {
      throw Tls12Violation.CERTIFICATE_REQUIRED.by(CLIENT);
    }
    context.transcript().forgetMessages();
    return Optional.empty();
  }

  @Override
  public String situation() {
    return "awaiting the client's Certificate";
  }
}
