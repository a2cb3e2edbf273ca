package org.handfast.engine.server.tls12;

import org.handfast.protocol.registry.CertificateType;
import org.handfast.engine.trust.Credential;
import org.handfast.engine.trust.CredentialRequest;
import java.util.List;
import java.util.Optional;
import org.handfast.engine.failure.PeerIncompatible;
import org.handfast.engine.trust.PeerWishes;
import java.util.function.Predicate;
import org.handfast.engine.server.ServerContext;
import org.handfast.protocol.registry.SignatureScheme;
import org.handfast.engine.schedule.tls12.Tls12KeyExchange;
import org.handfast.engine.handshake.tls12.Tls12Proof;

/// Chooses the server's certificate, and by it the suite: the first in order of preference for whose
/// key exchange there is a certificate that the client can verify (RFC 5246 7.4.2, RFC 8422 5.1).
final class IdentityChoice {
  private final Tls12Candidates candidates;
  private final PeerWishes wishes;
  private final ServerContext context;

  IdentityChoice(
      Tls12Offer offer, Tls12Candidates candidates, PeerWishes wishes, ServerContext context) {
    this.candidates = candidates;
    // RFC 8422 5.1.1: the list holds for the certificate's key as well.
    this.wishes = wishes.onCurves(offer.groups().orElse(List.of()));
    this.context = context;
  }

  Tls12Identity choose() throws PeerIncompatible {
    for (Tls12KeyExchange kind : candidates.kinds()) {
      Optional<? extends Tls12Identity> found =
          switch (kind) {
            case ECDHE_ECDSA -> signing(kind, scheme -> !scheme.isRsa());
            case ECDHE_RSA -> signing(kind, SignatureScheme::isRsa);
            case RSA -> keyTransport();
          };
      if (found.isPresent()) {
        return found.get();
      }
    }
    throw nothing();
  }

  private Optional<Tls12Identity.Signing> signing(
      Tls12KeyExchange kind, Predicate<SignatureScheme> fitting) throws PeerIncompatible {
    CredentialRequest request =
        context.tls12CredentialRequest(context.config().policy(), wishes, fitting);
    if (request.schemes().isEmpty()) {
      return Optional.empty();
    }
    Optional<Credential> credential =
        context.config().credentials().choose(request).filter(found -> isUsable(found, request));
    if (credential.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        new Tls12Identity.Signing(
            candidates.best(kind),
            candidates.exchange().orElseThrow(),
            credential.get(),
            Tls12Proof.scheme(credential.get(), request)));
  }

  private Optional<Tls12Identity.KeyTransport> keyTransport() {
    return context
        .config()
        .keyTransport()
        .map(
            credential ->
                new Tls12Identity.KeyTransport(
                    candidates.best(Tls12KeyExchange.RSA), credential));
  }

  private boolean isUsable(Credential credential, CredentialRequest request) {
    return credential.type().equals(CertificateType.X509)
        && request.isMetBy(credential.signer());
  }

  private PeerIncompatible nothing() {
    List<SignatureScheme> ours = context.config().policy().signatureSchemes();
    List<SignatureScheme> theirs = context.negotiated().peerSchemes();
    return theirs.stream().noneMatch(ours::contains)
        ? PeerIncompatible.Reason.NO_COMMON_SIGNATURE_SCHEME.between(theirs, ours)
        : PeerIncompatible.Reason.NO_CERTIFICATE.between(
            context.negotiated().requestedName().stream().toList(), theirs);
  }
}
