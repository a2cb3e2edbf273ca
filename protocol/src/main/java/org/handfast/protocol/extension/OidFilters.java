package org.handfast.protocol.extension;

import java.util.ArrayList;
import java.util.List;
import org.handfast.protocol.registry.ExtensionType;
import org.handfast.protocol.wire.DecodeException;
import org.handfast.protocol.wire.WireReader;
import org.handfast.protocol.wire.WireWriter;

/// What the server wants to find in the extensions of the client's certificate, RFC 9846 4.3.5.
///
/// ```tls
/// struct {
///     opaque certificate_extension_oid<1..2^8-1>;
///     opaque certificate_extension_values<0..2^16-1>;
/// } OIDFilter;
///
/// struct {
///     OIDFilter filters<0..2^16-1>;
/// } OIDFilterExtension;
/// ```
public record OidFilters(List<OidFilter> filters) implements Extension {

  /// Copies the list.
  public OidFilters {
    filters = List.copyOf(filters);
  }

  @Override
  public ExtensionType type() {
    return ExtensionType.OID_FILTERS;
  }

  static OidFilters read(WireReader in) throws DecodeException {
    List<OidFilter> filters = new ArrayList<>();
    try (var _ = in.vector(0, 0xFFFF)) {
      while (in.hasRemaining()) {
        filters.add(OidFilter.read(in));
      }
    }
    return new OidFilters(filters);
  }

  @Override
  public void write(WireWriter out) {
    try (var _ = out.vector(0, 0xFFFF)) {
      for (int i = 0; i < filters.size(); i++) {
        filters.get(i).write(out);
      }
    }
  }
}
