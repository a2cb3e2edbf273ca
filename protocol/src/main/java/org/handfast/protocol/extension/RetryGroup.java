package org.handfast.protocol.extension;

import org.handfast.protocol.registry.ExtensionType;
import org.handfast.protocol.registry.NamedGroup;
import org.handfast.protocol.wire.DecodeException;
import org.handfast.protocol.wire.WireReader;
import org.handfast.protocol.wire.WireWriter;

/// The group for which a HelloRetryRequest wants a share, RFC 9846 4.3.8.
///
/// ```tls
/// uint16 NamedGroup;
///
/// struct {
///     NamedGroup selected_group;
/// } KeyShareHelloRetryRequest;
/// ```
public record RetryGroup(NamedGroup group) implements Extension {

  @Override
  public ExtensionType type() {
    return ExtensionType.KEY_SHARE;
  }

  static RetryGroup read(WireReader in) throws DecodeException {
    return new RetryGroup(new NamedGroup(in.u16()));
  }

  @Override
  public void write(WireWriter out) {
    out.u16(group.code());
  }
}
