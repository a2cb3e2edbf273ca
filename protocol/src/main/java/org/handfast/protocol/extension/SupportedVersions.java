package org.handfast.protocol.extension;

import java.util.ArrayList;
import java.util.List;
import org.handfast.protocol.registry.ExtensionType;
import org.handfast.protocol.registry.ProtocolVersion;
import org.handfast.protocol.wire.DecodeException;
import org.handfast.protocol.wire.WireReader;
import org.handfast.protocol.wire.WireWriter;

/// The versions a client is ready to speak, best first, RFC 9846 4.3.1.
///
/// ```tls
/// uint16 ProtocolVersion;
///
/// struct {
///     ProtocolVersion versions<2..254>;
/// } SupportedVersions;
/// ```
public record SupportedVersions(List<ProtocolVersion> versions) implements Extension {

  /// Copies the list.
  public SupportedVersions {
    versions = List.copyOf(versions);
  }

  @Override
  public ExtensionType type() {
    return ExtensionType.SUPPORTED_VERSIONS;
  }

  static SupportedVersions read(WireReader in) throws DecodeException {
    List<ProtocolVersion> versions = new ArrayList<>();
    try (var _ = in.vector(2, 254)) {
      while (in.hasRemaining()) {
        versions.add(new ProtocolVersion(in.u16()));
      }
    }
    return new SupportedVersions(versions);
  }

  @Override
  public void write(WireWriter out) {
    try (var _ = out.vector(2, 254)) {
      for (int i = 0; i < versions.size(); i++) {
        out.u16(versions.get(i).code());
      }
    }
  }
}
