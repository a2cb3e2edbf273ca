package org.handfast.protocol.extension;

import java.util.ArrayList;
import java.util.List;
import org.handfast.protocol.registry.ExtensionType;
import org.handfast.protocol.wire.Bytes;
import org.handfast.protocol.wire.DecodeException;
import org.handfast.protocol.wire.WireReader;
import org.handfast.protocol.wire.WireWriter;

/// The authorities a peer trusts, as DER-encoded distinguished names, RFC 9846 4.3.4.
///
/// ```tls
/// opaque DistinguishedName<1..2^16-1>;
///
/// struct {
///     DistinguishedName authorities<3..2^16-1>;
/// } CertificateAuthoritiesExtension;
/// ```
public record CertificateAuthorities(List<Bytes> names) implements Extension {

  /// Copies the list.
  public CertificateAuthorities {
    names = List.copyOf(names);
  }

  @Override
  public ExtensionType type() {
    return ExtensionType.CERTIFICATE_AUTHORITIES;
  }

  static CertificateAuthorities read(WireReader in) throws DecodeException {
    List<Bytes> names = new ArrayList<>();
    try (var _ = in.vector(3, 0xFFFF)) {
      while (in.hasRemaining()) {
        names.add(in.opaque(1, 0xFFFF));
      }
    }
    return new CertificateAuthorities(names);
  }

  @Override
  public void write(WireWriter out) {
    try (var _ = out.vector(3, 0xFFFF)) {
      for (int i = 0; i < names.size(); i++) {
        out.opaque(names.get(i), 1, 0xFFFF);
      }
    }
  }
}
