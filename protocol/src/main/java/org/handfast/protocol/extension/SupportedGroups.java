package org.handfast.protocol.extension;

import java.util.ArrayList;
import java.util.List;
import org.handfast.protocol.registry.ExtensionType;
import org.handfast.protocol.registry.NamedGroup;
import org.handfast.protocol.wire.DecodeException;
import org.handfast.protocol.wire.WireReader;
import org.handfast.protocol.wire.WireWriter;

/// The groups a peer is ready to use, best first, RFC 9846 4.3.7: the client's offer, or what the
/// server would rather see next time.
///
/// ```tls
/// uint16 NamedGroup;
///
/// struct {
///     NamedGroup named_group_list<2..2^16-1>;
/// } NamedGroupList;
/// ```
public record SupportedGroups(List<NamedGroup> groups) implements Extension {

  /// Copies the list.
  public SupportedGroups {
    groups = List.copyOf(groups);
  }

  @Override
  public ExtensionType type() {
    return ExtensionType.SUPPORTED_GROUPS;
  }

  static SupportedGroups read(WireReader in) throws DecodeException {
    List<NamedGroup> groups = new ArrayList<>();
    try (var _ = in.vector(2, 0xFFFF)) {
      while (in.hasRemaining()) {
        groups.add(new NamedGroup(in.u16()));
      }
    }
    return new SupportedGroups(groups);
  }

  @Override
  public void write(WireWriter out) {
    try (var _ = out.vector(2, 0xFFFF)) {
      for (int i = 0; i < groups.size(); i++) {
        out.u16(groups.get(i).code());
      }
    }
  }
}
