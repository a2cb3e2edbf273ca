package org.handfast.protocol.extension;

import java.util.ArrayList;
import java.util.List;
import org.handfast.protocol.registry.ExtensionType;
import org.handfast.protocol.wire.Bytes;
import org.handfast.protocol.wire.DecodeException;
import org.handfast.protocol.wire.WireReader;
import org.handfast.protocol.wire.WireWriter;

/// The pre-shared keys a client offers, best first, and for each the proof that the client has it,
/// RFC 9846 4.3.11. The last extension of its ClientHello.
///
/// ```tls
/// struct {
///     opaque identity<1..2^16-1>;
///     uint32 obfuscated_ticket_age;
/// } PskIdentity;
///
/// opaque PskBinderEntry<32..255>;
///
/// struct {
///     PskIdentity identities<7..2^16-1>;
///     PskBinderEntry binders<33..2^16-1>;
/// } OfferedPsks;
/// ```
public record PreSharedKeys(List<PskIdentity> identities, List<Bytes> binders)
    implements Extension {

  /// Copies the lists.
  public PreSharedKeys {
    identities = List.copyOf(identities);
    binders = List.copyOf(binders);
  }

  /// The number of bytes that `binders` takes with its length, at the very end of the ClientHello:
  /// a binder covers all of that message but these.
  public int bindersSize() {
    int size = 2;
    for (Bytes binder : binders) {
      size += 1 + binder.length();
    }
    return size;
  }

  @Override
  public ExtensionType type() {
    return ExtensionType.PRE_SHARED_KEY;
  }

  static PreSharedKeys read(WireReader in) throws DecodeException {
    List<PskIdentity> identities = new ArrayList<>();
    try (var _ = in.vector(7, 0xFFFF)) {
      while (in.hasRemaining()) {
        identities.add(PskIdentity.read(in));
      }
    }
    List<Bytes> binders = new ArrayList<>();
    try (var _ = in.vector(33, 0xFFFF)) {
      while (in.hasRemaining()) {
        binders.add(in.opaque(32, 255));
      }
    }
    return new PreSharedKeys(identities, binders);
  }

  @Override
  public void write(WireWriter out) {
    try (var _ = out.vector(7, 0xFFFF)) {
      for (int i = 0; i < identities.size(); i++) {
        identities.get(i).write(out);
      }
    }
    try (var _ = out.vector(33, 0xFFFF)) {
      for (int i = 0; i < binders.size(); i++) {
        out.opaque(binders.get(i), 32, 255);
      }
    }
  }
}
