package org.handfast.engine.config;

import java.util.List;
import org.handfast.protocol.registry.CertificateType;

/// Which types of certificate may stand in a Certificate message, each list in order of preference
/// (RFC 7250 3).
///
/// @param own what this side can present; never empty
/// @param peer what it accepts from the peer; never empty
public record CertificateTypes(List<CertificateType> own, List<CertificateType> peer) {
  private static final List<CertificateType> X509 = List.of(CertificateType.X509);

  /// X.509 both ways, which is what everybody means who says nothing: no extension is sent.
  public static final CertificateTypes X509_ONLY = new CertificateTypes(X509, X509);

  public CertificateTypes {
    own = List.copyOf(own);
    peer = List.copyOf(peer);
    if (own.isEmpty() || peer.isEmpty()) {
      throw new IllegalArgumentException("there is a type of certificate for each side");
    }
  }

  /// Whether a list says no more than its absence does, so that it must not be sent (RFC 7250 4.1).
  public static boolean isDefault(List<CertificateType> types) {
    return types.equals(X509);
  }
}
