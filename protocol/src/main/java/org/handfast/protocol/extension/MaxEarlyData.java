package org.handfast.protocol.extension;

import org.handfast.protocol.registry.ExtensionType;
import org.handfast.protocol.wire.DecodeException;
import org.handfast.protocol.wire.WireReader;
import org.handfast.protocol.wire.WireWriter;

/// How much early data a ticket allows, in bytes of application data, RFC 9846 4.7.1.
///
/// ```tls
/// struct {
///     uint32 max_early_data_size;
/// } EarlyDataIndication;
/// ```
public record MaxEarlyData(long bytes) implements Extension {

  @Override
  public ExtensionType type() {
    return ExtensionType.EARLY_DATA;
  }

  static MaxEarlyData read(WireReader in) throws DecodeException {
    return new MaxEarlyData(in.u32());
  }

  @Override
  public void write(WireWriter out) {
    out.u32(bytes);
  }
}
