package org.handfast.protocol.extension;

import org.handfast.protocol.registry.ExtensionType;
import org.handfast.protocol.wire.Bytes;
import org.handfast.protocol.wire.DecodeException;
import org.handfast.protocol.wire.WireReader;
import org.handfast.protocol.wire.WireWriter;

/// Single bits where an extension each would be too much, draft-ietf-tls-tlsflags 2. Flag 0 is the
/// lowest bit of the first byte.
///
/// ```tls
/// struct {
///     opaque flags<1..255>;
/// } FlagExtensions;
/// ```
public record TlsFlags(Bytes flags) implements Extension {
  /// A ticket may be used for other names that the certificate proves
  /// (draft-ietf-tls-cross-sni-resumption 3).
  public static final int RESUMPTION_ACROSS_NAMES = 8;

  /// Whether this flag is set.
  public boolean has(int flag) {
    int index = flag / 8;
    return index < flags.length() && (flags.at(index) >> (flag % 8) & 1) == 1;
  }

  /// Whether the last byte has a flag, as it must: there is one way to write a set of flags.
  public boolean isShortest() {
    return flags.at(flags.length() - 1) != 0;
  }

  @Override
  public ExtensionType type() {
    return ExtensionType.TLS_FLAGS;
  }

  static TlsFlags read(WireReader in) throws DecodeException {
    return new TlsFlags(in.opaque(1, 255));
  }

  @Override
  public void write(WireWriter out) {
    out.opaque(flags, 1, 255);
  }
}
