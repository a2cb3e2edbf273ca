package org.handfast.protocol.extension;

import org.handfast.protocol.registry.ExtensionType;
import org.handfast.protocol.wire.DecodeException;
import org.handfast.protocol.wire.WireReader;
import org.handfast.protocol.wire.WireWriter;

/// The pre-shared key the server selected, counted from 0 in the client's offer, RFC 9846 4.3.11.
///
/// ```tls
/// struct {
///     uint16 selected_identity;
/// } PreSharedKeyExtension;
/// ```
public record SelectedPsk(int index) implements Extension {

  @Override
  public ExtensionType type() {
    return ExtensionType.PRE_SHARED_KEY;
  }

  static SelectedPsk read(WireReader in) throws DecodeException {
    return new SelectedPsk(in.u16());
  }

  @Override
  public void write(WireWriter out) {
    out.u16(index);
  }
}
