package org.handfast.engine.client;

import static org.handfast.engine.Side.SERVER;

import org.handfast.engine.failure.AuthenticationViolation;
import org.handfast.engine.failure.TlsException;
import org.handfast.engine.handshake.ExtensionRules;
import org.handfast.engine.handshake.PeerSchemes;
import org.handfast.engine.handshake.ReadWishes;
import org.handfast.engine.trust.PeerWishes;
import org.handfast.protocol.extension.Carrier;
import org.handfast.protocol.extension.Extensions;
import org.handfast.protocol.message.CertificateRequest;

/// What the server's CertificateRequest asks for, RFC 9846 4.4.2, beside the schemes that are noted
/// as a fact.
///
/// @param wishes what it would like the credential to be
record RequestedProof(PeerWishes wishes) {

  /// Reads the request of a handshake, and notes it.
  static RequestedProof of(CertificateRequest request, ClientContext context) throws TlsException {
    if (!request.requestContext().isEmpty()) {
      throw AuthenticationViolation.NON_EMPTY_REQUEST_CONTEXT.by(SERVER);
    }
    Extensions extensions = request.extensions();
    ExtensionRules.requirePermitted(Carrier.CERTIFICATE_REQUEST, extensions, SERVER);
    context.learn(
        PeerSchemes.in(extensions)
            .orElseThrow(() -> AuthenticationViolation.SIGNATURE_ALGORITHMS_MISSING.by(SERVER)));
    CertificateTypeAnswer.requirePresentable(context);
    return new RequestedProof(ReadWishes.in(extensions, SERVER));
  }
}
