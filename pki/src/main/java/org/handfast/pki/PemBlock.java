package org.handfast.pki;

/// One block of a PEM file (RFC 7468 2).
///
/// It may hold a private key, so it prints nothing but its label.
final class PemBlock {
  private final String label;
  private final byte[] content;

  PemBlock(String label, byte[] content) {
    this.label = label;
    this.content = content;
  }

  /// What stands after BEGIN, such as `CERTIFICATE`.
  String label() {
    return label;
  }

  /// The DER, which the caller must not change.
  byte[] content() {
    return content;
  }

  boolean isCertificate() {
    return label.equals("CERTIFICATE") || label.equals("X509 CERTIFICATE");
  }

  /// Whether it is a private key in whatever form.
  boolean isKey() {
    return label.endsWith("PRIVATE KEY");
  }

  @Override
  public String toString() {
    return "PEM block " + label;
  }
}
