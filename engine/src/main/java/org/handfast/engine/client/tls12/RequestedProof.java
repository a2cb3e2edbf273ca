package org.handfast.engine.client.tls12;

import java.util.List;
import org.handfast.engine.client.CertificateTypeAnswer;
import org.handfast.engine.client.ClientContext;
import org.handfast.engine.failure.PeerIncompatible;
import org.handfast.engine.handshake.PeerSchemes;
import org.handfast.engine.trust.CredentialRequest;
import org.handfast.engine.trust.PeerWishes;
import org.handfast.protocol.message.tls12.CertificateRequest;
import org.handfast.protocol.registry.SignatureScheme;
import org.handfast.protocol.wire.Bytes;

/// What the server's CertificateRequest asks for, RFC 5246 7.4.4, beside the schemes that are noted
/// as a fact.
record RequestedProof(Bytes certificateTypes, List<Bytes> authorities) {

  /// Reads the request, and notes it.
  static RequestedProof of(CertificateRequest request, ClientContext context)
      throws PeerIncompatible {
    CertificateTypeAnswer.requirePresentable(context);
    context.learn(PeerSchemes.of(request.schemes()));
    return new RequestedProof(request.certificateTypes(), request.authorities());
  }

  /// What the client's credential has to fit.
  CredentialRequest wanted(ClientContext context) {
    return context.tls12CredentialRequest(
        context.config().policy(), PeerWishes.authorities(authorities), this::takes);
  }

  private boolean takes(SignatureScheme scheme) {
    return certificateTypes.contains(
        scheme.isRsa() ? CertificateRequest.RSA_SIGN : CertificateRequest.ECDSA_SIGN);
  }
}
