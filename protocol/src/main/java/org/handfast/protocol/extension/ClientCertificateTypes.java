package org.handfast.protocol.extension;

import java.util.ArrayList;
import java.util.List;
import org.handfast.protocol.registry.CertificateType;
import org.handfast.protocol.registry.ExtensionType;
import org.handfast.protocol.wire.DecodeException;
import org.handfast.protocol.wire.WireReader;
import org.handfast.protocol.wire.WireWriter;

/// The types of certificate that the client can present itself by, best first, RFC 7250 3.
///
/// ```tls
/// uint8 CertificateType;
///
/// struct {
///     CertificateType client_certificate_types<0..2^8-1>;
/// } ClientCertTypeExtension;
/// ```
///
/// A list without a choice, which is empty or has nothing but X.509 in it, can be read and is
/// illegal (RFC 7250 4.1).
public record ClientCertificateTypes(List<CertificateType> types) implements Extension {

  /// Copies the list.
  public ClientCertificateTypes {
    types = List.copyOf(types);
  }

  @Override
  public ExtensionType type() {
    return ExtensionType.CLIENT_CERTIFICATE_TYPE;
  }

  static ClientCertificateTypes read(WireReader in) throws DecodeException {
    List<CertificateType> types = new ArrayList<>();
    try (var _ = in.vector(0, 0xFF)) {
      while (in.hasRemaining()) {
        types.add(new CertificateType(in.u8()));
      }
    }
    return new ClientCertificateTypes(types);
  }

  @Override
  public void write(WireWriter out) {
    try (var _ = out.vector(0, 0xFF)) {
      for (int i = 0; i < types.size(); i++) {
        out.u8(types.get(i).code());
      }
    }
  }
}
