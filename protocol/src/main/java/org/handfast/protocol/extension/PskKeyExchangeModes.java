package org.handfast.protocol.extension;

import java.util.ArrayList;
import java.util.List;
import org.handfast.protocol.registry.ExtensionType;
import org.handfast.protocol.registry.PskKeyExchangeMode;
import org.handfast.protocol.wire.DecodeException;
import org.handfast.protocol.wire.WireReader;
import org.handfast.protocol.wire.WireWriter;

/// How a client is ready to use a pre-shared key, one offered now or a ticket given to it later,
/// RFC 9846 4.3.9.
///
/// ```tls
/// uint8 PskKeyExchangeMode;
///
/// struct {
///     PskKeyExchangeMode ke_modes<1..255>;
/// } PskKeyExchangeModes;
/// ```
public record PskKeyExchangeModes(List<PskKeyExchangeMode> modes) implements Extension {

  /// Copies the list.
  public PskKeyExchangeModes {
    modes = List.copyOf(modes);
  }

  @Override
  public ExtensionType type() {
    return ExtensionType.PSK_KEY_EXCHANGE_MODES;
  }

  static PskKeyExchangeModes read(WireReader in) throws DecodeException {
    List<PskKeyExchangeMode> modes = new ArrayList<>();
    try (var _ = in.vector(1, 255)) {
      while (in.hasRemaining()) {
        modes.add(new PskKeyExchangeMode(in.u8()));
      }
    }
    return new PskKeyExchangeModes(modes);
  }

  @Override
  public void write(WireWriter out) {
    try (var _ = out.vector(1, 255)) {
      for (int i = 0; i < modes.size(); i++) {
        out.u8(modes.get(i).code());
      }
    }
  }
}
