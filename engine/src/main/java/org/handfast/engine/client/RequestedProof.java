package org.handfast.engine.client;

import static org.handfast.engine.Side.CLIENT;
import static org.handfast.engine.Side.SERVER;

import java.util.List;
import java.util.Optional;
import org.handfast.engine.failure.AuthenticationViolation;
import org.handfast.engine.failure.TlsException;
import org.handfast.engine.handshake.CertificatePacking;
import org.handfast.engine.handshake.ExtensionRules;
import org.handfast.engine.handshake.PeerSchemes;
import org.handfast.engine.handshake.Proof;
import org.handfast.engine.handshake.ReadWishes;
import org.handfast.engine.handshake.Work;
import org.handfast.engine.schedule.Transcript;
import org.handfast.engine.trust.CredentialRequest;
import org.handfast.engine.trust.PeerWishes;
import org.handfast.protocol.extension.Carrier;
import org.handfast.protocol.extension.Extensions;
import org.handfast.protocol.message.CertificateRequest;
import org.handfast.protocol.wire.Bytes;

/// What the server's CertificateRequest asks for, RFC 9846 4.4.2, beside the schemes that are noted
/// as a fact.
///
/// @param wishes what it would like the credential to be
/// @param packing what it takes beside a plain Certificate
record RequestedProof(PeerWishes wishes, CertificatePacking packing) {

  /// Reads the request of a handshake, and notes it.
  static RequestedProof of(CertificateRequest request, ClientContext context) throws TlsException {
    if (!request.requestContext().isEmpty()) {
      throw AuthenticationViolation.NON_EMPTY_REQUEST_CONTEXT.by(SERVER);
    }
    return postHandshake(request, context);
  }

  /// Reads a request that came after the handshake, and notes it: it may have a context (RFC 9846
  /// 4.4.2).
  static RequestedProof postHandshake(CertificateRequest request, ClientContext context)
      throws TlsException {
    Extensions extensions = request.extensions();
    ExtensionRules.requirePermitted(Carrier.CERTIFICATE_REQUEST, extensions, SERVER);
    CertificatePacking.requireDistinct(extensions, SERVER);
    context.learn(
        PeerSchemes.in(extensions)
            .orElseThrow(() -> AuthenticationViolation.SIGNATURE_ALGORITHMS_MISSING.by(SERVER)));
    CertificateTypeAnswer.requirePresentable(context);
    return new RequestedProof(
        ReadWishes.in(extensions, SERVER), context.packing().permittedBy(extensions));
  }

  /// Chooses a credential and signs with it. Without a fitting one the answer is an empty
  /// Certificate (RFC 9846 4.5.1).
  ///
  /// @param transcript up to what comes before the client's Certificate; it belongs to the work
  Work<Optional<Proof>> answer(Bytes requestContext, Transcript transcript, ClientContext context) {
    CredentialRequest wanted =
        context.credentialRequest(
            context.config().policy(),
            wishes,
            List.of(context.negotiated().certificateType(CLIENT)));
    return new Work<>(
        "choosing the client's certificate",
        () -> {
          var chosen = context.config().credentials().choose(wanted);
          return chosen.isPresent()
              ? Optional.of(
                  Proof.of(CLIENT, chosen.get(), requestContext, wanted, packing, transcript))
              : Optional.empty();
        });
  }
}
