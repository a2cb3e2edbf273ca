package org.handfast.protocol.extension;

import org.handfast.protocol.registry.CertificateType;
import org.handfast.protocol.registry.ExtensionType;
import org.handfast.protocol.wire.DecodeException;
import org.handfast.protocol.wire.WireReader;
import org.handfast.protocol.wire.WireWriter;

/// The type that the server has selected for the certificate of the client, RFC 7250 3.
///
/// ```tls
/// uint8 CertificateType;
///
/// struct {
///     CertificateType client_certificate_type;
/// } ClientCertTypeExtension;
/// ```
public record ClientCertificateType(CertificateType selected) implements Extension {

  @Override
  public ExtensionType type() {
    return ExtensionType.CLIENT_CERTIFICATE_TYPE;
  }

  static ClientCertificateType read(WireReader in) throws DecodeException {
    return new ClientCertificateType(new CertificateType(in.u8()));
  }

  @Override
  public void write(WireWriter out) {
    out.u8(selected.code());
  }
}
