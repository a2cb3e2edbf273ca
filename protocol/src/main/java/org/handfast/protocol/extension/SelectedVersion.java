package org.handfast.protocol.extension;

import org.handfast.protocol.registry.ExtensionType;
import org.handfast.protocol.registry.ProtocolVersion;
import org.handfast.protocol.wire.DecodeException;
import org.handfast.protocol.wire.WireReader;
import org.handfast.protocol.wire.WireWriter;

/// The version the server selected, in a ServerHello or HelloRetryRequest, RFC 9846 4.3.1.
///
/// ```tls
/// uint16 ProtocolVersion;
///
/// struct {
///     ProtocolVersion selected_version;
/// } SupportedVersions;
/// ```
public record SelectedVersion(ProtocolVersion version) implements Extension {

  @Override
  public ExtensionType type() {
    return ExtensionType.SUPPORTED_VERSIONS;
  }

  static SelectedVersion read(WireReader in) throws DecodeException {
    return new SelectedVersion(new ProtocolVersion(in.u16()));
  }

  @Override
  public void write(WireWriter out) {
    out.u16(version.code());
  }
}
