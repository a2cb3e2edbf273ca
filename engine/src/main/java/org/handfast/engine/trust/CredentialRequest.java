package org.handfast.engine.trust;

import java.util.List;
import org.handfast.engine.Negotiated;
import org.handfast.engine.Side;
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
public record CredentialRequest(
    Side presenter,
    List<SignatureScheme> schemes,
    List<SignatureScheme> certificateSchemes,
    Negotiated negotiated,
    PeerWishes wishes) {
  public CredentialRequest {
    schemes = List.copyOf(schemes);
    certificateSchemes = List.copyOf(certificateSchemes);
  }

  /// DER of the distinguished names the peer trusts; empty means any.
  public List<Bytes> authorities() {
    return wishes.authorities();
  }
}
