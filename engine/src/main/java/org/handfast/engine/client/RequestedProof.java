package org.handfast.engine.client;

import static org.handfast.engine.Side.SERVER;

import java.util.List;
import org.handfast.engine.Fact;
import org.handfast.engine.failure.AuthenticationViolation;
import org.handfast.engine.failure.TlsException;
import org.handfast.engine.handshake.ExtensionRules;
import org.handfast.protocol.extension.Carrier;
import org.handfast.protocol.extension.CertificateAuthorities;
import org.handfast.protocol.extension.Extensions;
import org.handfast.protocol.extension.SignatureAlgorithms;
import org.handfast.protocol.extension.SignatureAlgorithmsCert;
import org.handfast.protocol.message.CertificateRequest;
import org.handfast.protocol.registry.SignatureScheme;
import org.handfast.protocol.wire.Bytes;

/// What the server's CertificateRequest asks for, RFC 9846 4.4.2.
///
/// @param schemes what it verifies in a CertificateVerify
/// @param certificateSchemes what it verifies inside certificates
/// @param authorities DER of the names it trusts; empty means any
record RequestedProof(
    List<SignatureScheme> schemes,
    List<SignatureScheme> certificateSchemes,
    List<Bytes> authorities) {

  /// Reads the request of a handshake, and notes it.
  static RequestedProof of(CertificateRequest request, ClientContext context) throws TlsException {
    if (!request.requestContext().isEmpty()) {
      throw AuthenticationViolation.NON_EMPTY_REQUEST_CONTEXT.by(SERVER);
    }
    Extensions extensions = request.extensions();
    ExtensionRules.requirePermitted(Carrier.CERTIFICATE_REQUEST, extensions, SERVER);
    List<SignatureScheme> schemes =
        extensions
            .find(SignatureAlgorithms.class)
            .map(SignatureAlgorithms::schemes)
            .orElseThrow(() -> AuthenticationViolation.SIGNATURE_ALGORITHMS_MISSING.by(SERVER));
    List<SignatureScheme> certificateSchemes =
        extensions
            .find(SignatureAlgorithmsCert.class)
            .map(SignatureAlgorithmsCert::schemes)
            .orElse(schemes);
    List<Bytes> authorities =
        extensions
            .find(CertificateAuthorities.class)
            .map(CertificateAuthorities::names)
            .orElse(List.of());
    context.learn(new Fact.PeerSchemes(schemes, certificateSchemes));
    return new RequestedProof(schemes, certificateSchemes, authorities);
  }
}
