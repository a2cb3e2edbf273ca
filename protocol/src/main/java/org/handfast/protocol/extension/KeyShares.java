package org.handfast.protocol.extension;

import java.util.ArrayList;
import java.util.List;
import org.handfast.protocol.registry.ExtensionType;
import org.handfast.protocol.wire.DecodeException;
import org.handfast.protocol.wire.WireReader;
import org.handfast.protocol.wire.WireWriter;

/// The client's halves of the key exchanges it offers, best first, RFC 9846 4.3.8. None at all asks
/// the server to choose a group by HelloRetryRequest.
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
///     KeyShareEntry client_shares<0..2^16-1>;
/// } KeyShareClientHello;
/// ```
public record KeyShares(List<KeyShareEntry> entries) implements Extension {

  /// Copies the list.
  public KeyShares {
    entries = List.copyOf(entries);
  }

  @Override
  public ExtensionType type() {
    return ExtensionType.KEY_SHARE;
  }

  static KeyShares read(WireReader in) throws DecodeException {
    List<KeyShareEntry> entries = new ArrayList<>();
    try (var _ = in.vector(0, 0xFFFF)) {
      while (in.hasRemaining()) {
        entries.add(KeyShareEntry.read(in));
      }
    }
    return new KeyShares(entries);
  }

  @Override
  public void write(WireWriter out) {
    try (var _ = out.vector(0, 0xFFFF)) {
      for (int i = 0; i < entries.size(); i++) {
        entries.get(i).write(out);
      }
    }
  }
}
