package org.handfast.protocol.extension;

import org.handfast.protocol.registry.ExtensionType;
import org.handfast.protocol.wire.DecodeException;
import org.handfast.protocol.wire.WireReader;
import org.handfast.protocol.wire.WireWriter;

/// The server's half of the key exchange, RFC 9846 4.3.8.
///
/// ```tls
/// uint16 NamedGroup;
///
/// struct {
///     NamedGroup group;
///     opaque key_exchange<1..2^16-1>;
/// } KeyShareEntry;
///
/// struct {
///     KeyShareEntry server_share;
/// } KeyShareServerHello;
/// ```
public record KeyShare(KeyShareEntry entry) implements Extension {

  @Override
  public ExtensionType type() {
    return ExtensionType.KEY_SHARE;
  }

  static KeyShare read(WireReader in) throws DecodeException {
    return new KeyShare(KeyShareEntry.read(in));
  }

  @Override
  public void write(WireWriter out) {
    entry.write(out);
  }
}
