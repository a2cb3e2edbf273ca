package org.handfast.protocol.extension;

import java.util.ArrayList;
import java.util.List;
import org.handfast.protocol.registry.ApplicationProtocol;
import org.handfast.protocol.registry.ExtensionType;
import org.handfast.protocol.wire.DecodeException;
import org.handfast.protocol.wire.WireReader;
import org.handfast.protocol.wire.WireWriter;

/// The application protocols of RFC 7301 3.1: those a client offers, best first, or the one that
/// the server selected.
///
/// ```tls
/// opaque ProtocolName<1..2^8-1>;
///
/// struct {
///     ProtocolName protocol_name_list<2..2^16-1>;
/// } ProtocolNameList;
/// ```
public record ApplicationProtocols(List<ApplicationProtocol> protocols) implements Extension {

  /// Copies the list.
  public ApplicationProtocols {
    protocols = List.copyOf(protocols);
  }

  @Override
  public ExtensionType type() {
    return ExtensionType.APPLICATION_LAYER_PROTOCOL_NEGOTIATION;
  }

  static ApplicationProtocols read(WireReader in) throws DecodeException {
    List<ApplicationProtocol> protocols = new ArrayList<>();
    try (var _ = in.vector(2, 0xFFFF)) {
      while (in.hasRemaining()) {
        protocols.add(new ApplicationProtocol(in.opaque(1, 0xFF)));
      }
    }
    return new ApplicationProtocols(protocols);
  }

  @Override
  public void write(WireWriter out) {
    try (var _ = out.vector(2, 0xFFFF)) {
      for (int i = 0; i < protocols.size(); i++) {
        out.opaque(protocols.get(i).name(), 1, 0xFF);
      }
    }
  }
}
