package org.handfast.protocol.message;

import org.handfast.protocol.registry.CertificateCompressionAlgorithm;
import org.handfast.protocol.registry.HandshakeType;
import org.handfast.protocol.wire.Bytes;
import org.handfast.protocol.wire.DecodeException;
import org.handfast.protocol.wire.WireReader;
import org.handfast.protocol.wire.WireWriter;

/// The body of a [Certificate] in compressed form, RFC 8879 4.
///
/// ```tls
/// uint16 CertificateCompressionAlgorithm;
///
/// struct {
///     CertificateCompressionAlgorithm algorithm;
///     uint24 uncompressed_length;
///     opaque compressed_certificate_message<1..2^24-1>;
/// } CompressedCertificate;
/// ```
public record CompressedCertificate(
    CertificateCompressionAlgorithm algorithm, int uncompressedLength, Bytes compressed)
    implements HandshakeMessage {

  @Override
  public HandshakeType type() {
    return HandshakeType.COMPRESSED_CERTIFICATE;
  }

  static CompressedCertificate read(WireReader in) throws DecodeException {
    CertificateCompressionAlgorithm algorithm = new CertificateCompressionAlgorithm(in.u16());
    int uncompressedLength = in.u24();
    Bytes compressed = in.opaque(1, 0xFFFFFF);
    return new CompressedCertificate(algorithm, uncompressedLength, compressed);
  }

  @Override
  public void write(WireWriter out) {
    out.u16(algorithm.code());
    out.u24(uncompressedLength);
    out.opaque(compressed, 1, 0xFFFFFF);
  }
}
