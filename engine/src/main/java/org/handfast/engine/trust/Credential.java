package org.handfast.engine.trust;

import java.util.List;
import org.handfast.engine.crypto.Signer;
import org.handfast.protocol.registry.CertificateType;
import org.handfast.protocol.wire.Bytes;

/// What this side proves its identity with: a chain and the key of its end entity.
///
/// @param type what stands in the Certificate message
/// @param chain DER, the end entity first, each certified by the next; never empty. For a raw
///   public key its SubjectPublicKeyInfo, and nothing else
/// @param signer the end entity's private key
/// @param staples what to present beside the certificates if the peer asks, in the chain's order;
///   certificates without one may be left out at the end
public record Credential(
    CertificateType type, List<Bytes> chain, Signer signer, List<Staple> staples) {
  public Credential {
    chain = List.copyOf(chain);
    staples = List.copyOf(staples);
    if (chain.isEmpty()) {
      throw new IllegalArgumentException("a credential has at least one certificate");
    }
    if (type.equals(CertificateType.RAW_PUBLIC_KEY) && (chain.size() > 1 || !staples.isEmpty())) {
      throw new IllegalArgumentException("a raw public key stands alone");
    }
    if (staples.size() > chain.size()) {
      throw new IllegalArgumentException("a staple stands beside a certificate");
    }
  }

  /// A credential with nothing beside its certificates.
  public Credential(List<Bytes> chain, Signer signer) {
    this(CertificateType.X509, chain, signer, List.of());
  }

  /// A raw public key (RFC 7250), as a SubjectPublicKeyInfo in DER.
  public static Credential rawKey(Bytes subjectPublicKeyInfo, Signer signer) {
    return new Credential(
        CertificateType.RAW_PUBLIC_KEY, List.of(subjectPublicKeyInfo), signer, List.of());
  }

  /// The same with this beside the end entity's certificate.
  public Credential stapled(Staple staple) {
    return new Credential(type, chain, signer, List.of(staple));
  }
}
