package org.handfast.protocol.extension;

import org.handfast.protocol.registry.ExtensionType;
import org.handfast.protocol.wire.DecodeException;
import org.handfast.protocol.wire.WireReader;
import org.handfast.protocol.wire.WireWriter;

/// The largest protected record that its sender takes, in bytes of content, type and padding, RFC
/// 8449 4. Values below 64 follow the grammar and are forbidden.
///
/// ```tls
/// struct {
///     uint16 bytes;
/// } RecordSizeLimit;
/// ```
public record RecordSizeLimit(int bytes) implements Extension {

  @Override
  public ExtensionType type() {
    return ExtensionType.RECORD_SIZE_LIMIT;
  }

  static RecordSizeLimit read(WireReader in) throws DecodeException {
    return new RecordSizeLimit(in.u16());
  }

  @Override
  public void write(WireWriter out) {
    out.u16(bytes);
  }
}
