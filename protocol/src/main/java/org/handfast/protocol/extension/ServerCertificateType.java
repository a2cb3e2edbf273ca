package org.handfast.protocol.extension;

import org.handfast.protocol.registry.CertificateType;
import org.handfast.protocol.registry.ExtensionType;
import org.handfast.protocol.wire.DecodeException;
import org.handfast.protocol.wire.WireReader;
import org.handfast.protocol.wire.WireWriter;

/// The type that the server has selected for the certificate of the server, RFC 7250 3.
///
/// ```tls
/// uint8 CertificateType;
///
/// struct {
///     CertificateType server_certificate_type;
/// } ServerCertTypeExtension;
/// ```
public record ServerCertificateType(CertificateType selected) implements Extension {

  @Override
  public ExtensionType type() {
    return ExtensionType.SERVER_CERTIFICATE_TYPE;
  }

  static ServerCertificateType read(WireReader in) throws DecodeException {
    return new ServerCertificateType(new CertificateType(in.u8()));
  }

  @Override
  public void write(WireWriter out) {
    out.u8(selected.code());
  }
}
