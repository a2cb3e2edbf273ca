package org.handfast.protocol.registry;

/// How a compressed certificate message was compressed, RFC 8879 3.
public record CertificateCompressionAlgorithm(int code) {

  private static final CodePoints<CertificateCompressionAlgorithm> REGISTRY =
      new CodePoints<>("CertificateCompressionAlgorithm", 2);

  public static final CertificateCompressionAlgorithm ZLIB = known("zlib", 0x0001);
  public static final CertificateCompressionAlgorithm BROTLI = known("brotli", 0x0002);
  public static final CertificateCompressionAlgorithm ZSTD = known("zstd", 0x0003);

  /// Any code of two octets, known or not.
  public CertificateCompressionAlgorithm {
    CodePoints.requireFits(code, 2);
  }

  /// The registered name, or `CertificateCompressionAlgorithm(0xabcd)`.
  @Override
  public String toString() {
    return REGISTRY.name(code);
  }

  private static CertificateCompressionAlgorithm known(String name, int code) {
    return REGISTRY.add(name, code, new CertificateCompressionAlgorithm(code));
  }
}
