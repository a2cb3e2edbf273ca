package org.handfast.protocol.registry;

/// What stands in a Certificate message, RFC 7250 3 and RFC 9846 4.5.1.
public record CertificateType(int code) {

  private static final CodePoints<CertificateType> REGISTRY =
      new CodePoints<>("CertificateType", 1);

  /// A chain of X.509 certificates: what everybody means who says nothing.
  public static final CertificateType X509 = known("X509", 0);

  /// A public key and nothing else, as a SubjectPublicKeyInfo (RFC 7250).
  public static final CertificateType RAW_PUBLIC_KEY = known("RawPublicKey", 2);

  /// Any code of one octet, known or not.
  public CertificateType {
    CodePoints.requireFits(code, 1);
  }

  /// The registered name, or `CertificateType(0xab)`.
  @Override
  public String toString() {
    return REGISTRY.name(code);
  }

  private static CertificateType known(String name, int code) {
    return REGISTRY.add(name, code, new CertificateType(code));
  }
}
