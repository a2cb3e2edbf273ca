package org.handfast.pki;

import java.security.cert.X509Certificate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.handfast.engine.Side;
import org.handfast.engine.trust.Credential;
import org.handfast.engine.trust.CredentialRequest;
import org.handfast.engine.trust.CredentialSource;
import org.handfast.protocol.extension.OidFilter;
import org.handfast.protocol.registry.CertificateType;
import org.handfast.protocol.wire.Bytes;

/// Several identities, of which each connection gets the one that fits it best. Immutable.
///
/// Only an identity whose key can sign in a scheme that the peer verifies is eligible, and for a
/// client only one that passes the server's filters (RFC 9846 4.3.5). Among those, a server
/// presents the one that holds the requested name, then one whose wildcard covers it, then any.
/// What fits equally well is chosen by what the peer verifies inside certificates, then by the
/// authorities that it named, then by the order of the identities: the first is the default. These
/// last three are wishes (RFC 9846 4.5.1.2), so an identity that meets none of them is still
/// presented.
public final class Identities implements CredentialSource {
  private final List<Candidate> candidates;

  private Identities(List<Candidate> candidates) {
    this.candidates = candidates;
  }

  /// These, the default first, with signers from `signers`.
  ///
  /// @throws IllegalArgumentException if there is none, or if `signers` has no signer for one of
  ///   them
  public static Identities of(List<Identity> identities, SignerFactory signers) {
    if (identities.isEmpty()) {
      throw new IllegalArgumentException("there is no identity to choose from");
    }
    return new Identities(
        identities.stream()
            .map(each -> new Candidate(each.chain(), each.names(), each.credential(signers)))
            .toList());
  }

  /// The only one, whatever name a client asks for.
  public static Identities of(Identity identity, SignerFactory signers) {
    return of(List.of(identity), signers);
  }

  @Override
  public Optional<Credential> choose(CredentialRequest request) {
    if (!request.types().contains(CertificateType.X509)) {
      return Optional.empty();
    }
    // min() keeps the first of equals.
    return candidates.stream()
        .filter(candidate -> candidate.canSign(request))
        .filter(candidate -> candidate.passes(request.wishes().filters()))
        .min(
            Comparator.comparing((Candidate candidate) -> candidate.nameFit(request))
                .thenComparing(candidate -> !candidate.isVerifiable(request))
                .thenComparing(candidate -> !candidate.isFromNamedAuthority(request)))
        .map(Candidate::credential);
  }

  /// An identity and what it is chosen by.
  private record Candidate(
      List<X509Certificate> chain, CertificateNames names, Credential credential) {

    boolean canSign(CredentialRequest request) {
      return request.isMetBy(credential.signer());
    }

    boolean passes(List<OidFilter> filters) {
      return filters.stream()
          .allMatch(filter -> CertificateFilter.passes(chain.getFirst(), filter));
    }

    NameFit nameFit(CredentialRequest request) {
      return request.presenter() == Side.CLIENT
          ? NameFit.NONE
          : request.negotiated().requestedName().map(this::nameFit).orElse(NameFit.NONE);
    }

    /// Whether the peer can verify the signatures in the chain; a self-signed root's needs nobody.
    boolean isVerifiable(CredentialRequest request) {
      SignatureRules verifiable = SignatureRules.accepting(request.certificateSchemes());
      return chain.stream()
          .filter(certificate -> !Certificates.isSelfIssued(certificate))
          .allMatch(verifiable::accepts);
    }

    boolean isFromNamedAuthority(CredentialRequest request) {
      return request.authorities().isEmpty()
          || chain.stream()
              .map(certificate -> Bytes.owning(certificate.getIssuerX500Principal().getEncoded()))
              .anyMatch(request.authorities()::contains);
    }

    private NameFit nameFit(String requested) {
      try {
        return names.fit(new DnsName(requested));
      } catch (IllegalArgumentException _) {
        return NameFit.NONE;
      }
    }
  }
}
