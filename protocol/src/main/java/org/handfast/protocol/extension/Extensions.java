package org.handfast.protocol.extension;

import static org.handfast.protocol.wire.DecodeException.illegal;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.handfast.protocol.registry.ExtensionType;
import org.handfast.protocol.wire.DecodeException;
import org.handfast.protocol.wire.WireReader;
import org.handfast.protocol.wire.WireWriter;

/// The extensions of one message in their order, no two of the same type, RFC 9846 4.3.
public record Extensions(List<Extension> all) {

  /// No extensions.
  public static final Extensions NONE = new Extensions(List.of());

  /// The extensions `all` in this order; [IllegalArgumentException] if two are of the same type.
  public Extensions {
    all = List.copyOf(all);
    Set<ExtensionType> seen = new HashSet<>();
    for (Extension extension : all) {
      if (!seen.add(extension.type())) {
        throw new IllegalArgumentException("two extensions of type " + extension.type());
      }
    }
  }

  /// The extensions `all` in this order.
  public static Extensions of(Extension... all) {
    return new Extensions(List.of(all));
  }

  /// Reads extensions up to the end of the scope. A type that occurs twice follows the grammar, so
  /// it is illegal, not malformed.
  public static Extensions read(Carrier carrier, WireReader in) throws DecodeException {
    List<Extension> all = new ArrayList<>();
    Set<ExtensionType> seen = new HashSet<>();
    while (in.hasRemaining()) {
      ExtensionType type = new ExtensionType(in.u16());
      try (var _ = in.vector(0, 0xFFFF)) {
        all.add(ExtensionMatrix.read(carrier, type, in));
      }
      // RFC 9846 4.3: at most one extension of a type in a block.
      if (!seen.add(type)) {
        throw illegal("an extension occurs twice");
      }
    }
    return new Extensions(all);
  }

  /// Writes the extensions one after the other; the vector around them is the message's.
  public void write(WireWriter out) {
    for (int i = 0; i < all.size(); i++) {
      Extension extension = all.get(i);
      out.u16(extension.type().code());
      try (var _ = out.vector(0, 0xFFFF)) {
        extension.write(out);
      }
    }
  }

  /// The extension of this form, if there is one.
  public <E extends Extension> Optional<E> find(Class<E> form) {
    for (Extension extension : all) {
      if (form.isInstance(extension)) {
        return Optional.of(form.cast(extension));
      }
    }
    return Optional.empty();
  }

  /// Whether an extension of this type is here, in whatever form.
  public boolean contains(ExtensionType type) {
    for (Extension extension : all) {
      if (extension.type().equals(type)) {
        return true;
      }
    }
    return false;
  }

  /// Whether the last extension is of this type, as `pre_shared_key` has to be in a ClientHello
  /// (RFC 9846 4.3.11).
  public boolean endsWith(ExtensionType type) {
    return !all.isEmpty() && all.getLast().type().equals(type);
  }

  /// The types in their order.
  public List<ExtensionType> types() {
    return all.stream().map(Extension::type).toList();
  }

  /// Whether there are none.
  public boolean isEmpty() {
    return all.isEmpty();
  }
}
