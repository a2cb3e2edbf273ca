package org.handfast.engine.client;

import static org.handfast.engine.Side.SERVER;

import java.util.List;
import org.handfast.engine.failure.AuthenticationViolation;
import org.handfast.engine.failure.TlsException;
import org.handfast.engine.handshake.CertificatePacking;
import org.handfast.engine.handshake.ExtensionRules;
import org.handfast.engine.handshake.PeerSchemes;
import org.handfast.protocol.extension.Carrier;
import org.handfast.protocol.extension.CertificateAuthorities;
import org.handfast.protocol.extension.Extensions;
import org.handfast.protocol.message.CertificateRequest;
import org.handfast.protocol.wire.Bytes;

/// What the server's CertificateRequest asks for, RFC 9846 4.4.2, beside the schemes that are noted
/// as a fact.
///
/// @param authorities DER of the names it trusts; empty means any
/// @param packing what it takes beside a plain Certificate
record RequestedProof(List<Bytes> authorities, CertificatePacking packing) {
  RequestedProof {
    authorities = List.copyOf(authorities);
  }

  /// Reads the request of a handshake, and notes it.
  static RequestedProof of(CertificateRequest request, ClientContext context) throws TlsException {
    if (!request.requestContext().isEmpty()) {
      throw AuthenticationViolation.NON_EMPTY_REQUEST_CONTEXT.by(SERVER);
    }
    Extensions extensions = request.extensions();
    ExtensionRules.requirePermitted(Carrier.CERTIFICATE_REQUEST, extensions, SERVER);
    CertificatePacking.requireDistinct(extensions, SERVER);
    context.learn(
        PeerSchemes.in(extensions)
            .orElseThrow(() -> AuthenticationViolation.SIGNATURE_ALGORITHMS_MISSING.by(SERVER)));
    return new RequestedProof(
        extensions
            .find(CertificateAuthorities.class)
            .map(CertificateAuthorities::names)
            .orElse(List.of()),
        context.packing().permittedBy(extensions));
  }
}
