package org.handfast.protocol.message.tls12;

import static org.handfast.protocol.wire.DecodeException.malformed;

import org.handfast.protocol.message.HandshakeMessage;
import org.handfast.protocol.registry.HandshakeType;
import org.handfast.protocol.wire.Bytes;
import org.handfast.protocol.wire.DecodeException;
import org.handfast.protocol.wire.WireReader;
import org.handfast.protocol.wire.WireWriter;

/// What the authority says about the server's certificate: an OCSP response in DER, RFC 6066 8. TLS
/// 1.3 carries the same beside the certificate itself.
///
/// ```tls
/// enum { ocsp(1), (255) } CertificateStatusType;
///
/// opaque OCSPResponse<1..2^24-1>;
///
/// struct {
///     CertificateStatusType status_type = ocsp;
///     OCSPResponse response;
/// } CertificateStatus;
/// ```
public record CertificateStatus(Bytes response) implements HandshakeMessage {

  private static final int OCSP = 1;

  @Override
  public HandshakeType type() {
    return HandshakeType.CERTIFICATE_STATUS;
  }

  /// Reads the body.
  public static CertificateStatus read(WireReader in) throws DecodeException {
    if (in.u8() != OCSP) {
      throw malformed("a certificate status is not of type ocsp");
    }
    return new CertificateStatus(in.opaque(1, 0xFFFFFF));
  }

  @Override
  public void write(WireWriter out) {
    out.u8(OCSP);
    out.opaque(response, 1, 0xFFFFFF);
  }
}
