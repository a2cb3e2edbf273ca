package org.handfast.engine.server.tls12;

import java.util.List;
import java.util.Optional;
import org.handfast.engine.failure.PeerIncompatible;
import org.handfast.engine.schedule.tls12.Tls12KeyExchange;
import org.handfast.engine.server.ServerContext;
import org.handfast.engine.trust.Credential;
import org.handfast.engine.trust.CredentialRequest;
import org.handfast.engine.trust.PeerWishes;
import org.handfast.protocol.registry.CertificateType;
import org.handfast.protocol.registry.SignatureScheme;

/// Chooses the server's certificate, and by it the suite: the first in order of preference whose
/// key exchange goes with the certificate (RFC 5246 7.4.2, RFC 8422 5.1).
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
    List<Tls12KeyExchange> kinds = candidates.kinds();
    if (kinds.getFirst() == Tls12KeyExchange.RSA) {
      return keyTransport();
    }
    // It tries all kinds that sign: whoever has the keys is not asked again for each.
    Optional<Tls12Identity.Signing> signing = signing();
    if (signing.isPresent()) {
      return signing.get();
    }
    if (kinds.contains(Tls12KeyExchange.RSA)) {
      return keyTransport();
    }
    throw nothing();
  }

  // The first question is for any key that signs, as in TLS 1.3: whoever has the keys knows which
  // is for the requested name. Only if that one will not do, the kinds take their turns.
  private Optional<Tls12Identity.Signing> signing() throws PeerIncompatible {
    List<Tls12KeyExchange> kinds =
        candidates.kinds().stream().filter(kind -> kind != Tls12KeyExchange.RSA).toList();
    Optional<Tls12Identity.Signing> found = signing(kinds);
    // With one kind alone it would be the same question.
    for (int i = 0; found.isEmpty() && kinds.size() > 1 && i < kinds.size(); i++) {
      found = signing(List.of(kinds.get(i)));
    }
    return found;
  }

  private Optional<Tls12Identity.Signing> signing(List<Tls12KeyExchange> kinds)
      throws PeerIncompatible {
    CredentialRequest request =
        context.tls12CredentialRequest(
            context.config().policy(), wishes, scheme -> kinds.contains(kind(scheme)));
    if (request.schemes().isEmpty()) {
      return Optional.empty();
    }
    Optional<Credential> credential =
        context.config().credentials().choose(request).filter(found -> isUsable(found, request));
    if (credential.isEmpty()) {
      return Optional.empty();
    }
    SignatureScheme scheme = request.schemeFor(credential.get().signer());
    return Optional.of(
        new Tls12Identity.Signing(
            candidates.best(kind(scheme)),
            candidates.exchange().orElseThrow(),
            credential.get(),
            scheme));
  }

  // RFC 8422 2.1: with EdDSA counted as ECDSA.
  private static Tls12KeyExchange kind(SignatureScheme scheme) {
    return scheme.isRsa() ? Tls12KeyExchange.ECDHE_RSA : Tls12KeyExchange.ECDHE_ECDSA;
  }

  private Tls12Identity.KeyTransport keyTransport() {
    return new Tls12Identity.KeyTransport(
        candidates.best(Tls12KeyExchange.RSA), context.config().keyTransport().orElseThrow());
  }

  private boolean isUsable(Credential credential, CredentialRequest request) {
    return credential.type().equals(CertificateType.X509) && request.isMetBy(credential.signer());
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
