package org.handfast.engine.client;

import static org.handfast.engine.Side.SERVER;

import org.handfast.engine.failure.AuthenticationViolation;
import org.handfast.engine.failure.TlsException;
import org.handfast.engine.handshake.PeerIdentity;
import org.handfast.engine.trust.PresentedIdentity;
import org.handfast.protocol.message.Certificate;
import org.handfast.protocol.message.Message;

/// The rules for the server's Certificate message, RFC 9846 4.5.1 and 4.5.1.3, compressed or not.
final class ServerCertificate {
  private ServerCertificate() {}

  /// Takes the chain, or the raw public key, out of a message that must be a Certificate, or its
  /// compressed form.
  static PresentedIdentity accept(Message message, ClientContext context, String situation)
      throws TlsException {
    Certificate certificate =
        context.packing().unpack(message, context.config().limits(), context, situation);
    if (!certificate.requestContext().isEmpty()) {
      throw AuthenticationViolation.NON_EMPTY_REQUEST_CONTEXT.by(SERVER);
    }
    if (certificate.entries().isEmpty()) {
      throw AuthenticationViolation.EMPTY_SERVER_CERTIFICATE.by(SERVER);
    }
    return PeerIdentity.of(certificate, context.config().evidence(), context);
  }
}
