package org.handfast.protocol.extension;

import static org.handfast.protocol.wire.DecodeException.malformed;

import org.handfast.protocol.registry.ExtensionType;
import org.handfast.protocol.wire.Bytes;
import org.handfast.protocol.wire.DecodeException;
import org.handfast.protocol.wire.WireReader;
import org.handfast.protocol.wire.WireWriter;

/// What the authority says about the certificate that this stands beside: an OCSP response in DER,
/// RFC 9846 4.5.1.1 and RFC 6066 8.
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
public record CertificateStatus(Bytes response) implements Extension {

  @Override
  public ExtensionType type() {
    return ExtensionType.STATUS_REQUEST;
  }

  static CertificateStatus read(WireReader in) throws DecodeException {
    if (in.u8() != StatusRequest.OCSP) {
      throw malformed("a certificate status is not of type ocsp");
    }
    return new CertificateStatus(in.opaque(1, 0xFFFFFF));
  }

  @Override
  public void write(WireWriter out) {
    out.u8(StatusRequest.OCSP);
    out.opaque(response, 1, 0xFFFFFF);
  }
}
