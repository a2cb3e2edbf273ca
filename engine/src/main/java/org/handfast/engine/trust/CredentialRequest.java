package org.handfast.engine.trust;

import java.util.List;
import org.handfast.engine.Negotiated;
import org.handfast.engine.Side;
import org.handfast.engine.crypto.Signer;
import org.handfast.engine.failure.PeerIncompatible;
import org.handfast.protocol.registry.CertificateType;
import org.handfast.protocol.registry.ProtocolVersion;
import org.handfast.protocol.registry.SignatureScheme;
import org.handfast.protocol.wire.Bytes;

/// What the credential must fit (RFC 9846 4.5.1.2).
///
/// @param presenter the side that will present it
/// @param schemes what both sides can sign and verify with in a CertificateVerify, this side's
///   preference first
/// @param certificateSchemes the peer's signature_algorithms_cert: what it verifies inside the
///   chain
/// @param negotiated what both sides agree on so far, server name and application protocol included
/// @param wishes what the peer would like beyond that
/// @param types which types of certificate the peer takes and this side has, this side's preference
///   first; never empty (RFC 7250)
public record CredentialRequest(
    Side presenter,
    List<SignatureScheme> schemes,
    List<SignatureScheme> certificateSchemes,
    Negotiated negotiated,
    PeerWishes wishes,
    List<CertificateType> types) {
  public CredentialRequest {
    schemes = List.copyOf(schemes);
    certificateSchemes = List.copyOf(certificateSchemes);
    types = List.copyOf(types);
  }

  /// A request for X.509 certificates.
  public CredentialRequest(
      Side presenter,
      List<SignatureScheme> schemes,
      List<SignatureScheme> certificateSchemes,
      Negotiated negotiated,
      PeerWishes wishes) {
    this(presenter, schemes, certificateSchemes, negotiated, wishes, List.of(CertificateType.X509));
  }

  /// DER of the distinguished names the peer trusts; empty means any.
  public List<Bytes> authorities() {
    return wishes.authorities();
  }

  /// Whether a key can sign in one of the schemes, in the version that was agreed on, and is on a
  /// curve that the peer knows.
  public boolean isMetBy(Signer signer) {
    return made(signer).stream().anyMatch(schemes::contains) && isOnKnownCurve(signer);
  }

  /// The scheme to sign in: the first of this request's that the key has, in the version that was
  /// agreed on.
  ///
  /// @throws PeerIncompatible if there is none
  public SignatureScheme schemeFor(Signer signer) throws PeerIncompatible {
    List<SignatureScheme> made = made(signer);
    return schemes.stream()
        .filter(made::contains)
        .findFirst()
        .orElseThrow(
            () -> PeerIncompatible.Reason.NO_COMMON_SIGNATURE_SCHEME.between(schemes, made));
  }

  private List<SignatureScheme> made(Signer signer) {
    boolean isTls12 = negotiated.version().filter(ProtocolVersion.TLS_1_2::equals).isPresent();
    return isTls12 ? signer.tls12Schemes() : signer.schemes();
  }

  // What a key signs with in TLS 1.3 tells its curve.
  private boolean isOnKnownCurve(Signer signer) {
    return wishes.curves().isEmpty()
        || signer.schemes().stream()
            .flatMap(scheme -> scheme.curve().stream())
            .allMatch(wishes.curves()::contains);
  }
}
