package org.handfast.engine.client;

import static org.handfast.engine.Side.SERVER;

import java.util.List;
import org.handfast.engine.failure.AuthenticationViolation;
import org.handfast.engine.failure.TlsException;
import org.handfast.engine.handshake.ExtensionRules;
import org.handfast.engine.trust.PresentedChain;
import org.handfast.protocol.extension.Carrier;
import org.handfast.protocol.message.Certificate;

/// The rules for the server's Certificate message, RFC 9846 4.5.1 and 4.5.1.3.
final class ServerChain {
  private ServerChain() {}

  static PresentedChain accept(Certificate certificate, ClientContext context) throws TlsException {
    if (!certificate.requestContext().isEmpty()) {
      throw AuthenticationViolation.NON_EMPTY_REQUEST_CONTEXT.by(SERVER);
    }
    if (certificate.entries().isEmpty()) {
      throw AuthenticationViolation.EMPTY_SERVER_CERTIFICATE.by(SERVER);
    }
    for (Certificate.Entry entry : certificate.entries()) {
      ExtensionRules.requirePermitted(Carrier.CERTIFICATE, entry.extensions(), SERVER);
      // This client asks for no status and no timestamps, so that no answer is solicited.
      ExtensionRules.requireSolicited(List.of(), entry.extensions().types(), SERVER);
    }
    return new PresentedChain(
        SERVER,
        certificate.entries().stream().map(Certificate.Entry::data).toList(),
        context.negotiated());
  }
}
