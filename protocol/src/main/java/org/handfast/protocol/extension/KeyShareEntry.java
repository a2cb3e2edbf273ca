package org.handfast.protocol.extension;

import org.handfast.protocol.registry.NamedGroup;
import org.handfast.protocol.wire.Bytes;
import org.handfast.protocol.wire.DecodeException;
import org.handfast.protocol.wire.WireReader;
import org.handfast.protocol.wire.WireWriter;

/// One peer's public half of a key exchange, RFC 9846 4.3.8; what the bytes mean is the group's.
///
/// ```tls
/// uint16 NamedGroup;
///
/// struct {
///     NamedGroup group;
///     opaque key_exchange<1..2^16-1>;
/// } KeyShareEntry;
/// ```
public record KeyShareEntry(NamedGroup group, Bytes keyExchange) {

  static KeyShareEntry read(WireReader in) throws DecodeException {
    NamedGroup group = new NamedGroup(in.u16());
    Bytes keyExchange = in.opaque(1, 0xFFFF);
    return new KeyShareEntry(group, keyExchange);
  }

  void write(WireWriter out) {
    out.u16(group.code());
    out.opaque(keyExchange, 1, 0xFFFF);
  }
}
