package org.handfast.protocol.grammar;

import java.util.List;
import org.handfast.protocol.wire.Bytes;

/// A type of the presentation language, RFC 9846 3, as far as the documentation of this module uses
/// it.
sealed interface Grammar {

  /// A number, or one of an enumeration that is open, of so many bytes.
  record Uint(int size) implements Grammar {}

  /// One of an enumeration whose values are all there will be, each in so many bytes.
  record Enumeration(int size, List<Member> members) implements Grammar {

    record Member(String name, int value) {}
  }

  /// Exactly these bytes.
  record Constant(Bytes value) implements Grammar {}

  /// `size` bytes without a length; -1 for as many as there are.
  record Fixed(int size) implements Grammar {}

  /// Elements, preceded by the number of their bytes.
  record Vector(Grammar element, int floor, int ceiling, boolean exactlyOne) implements Grammar {

    int prefix() {
      return ceiling <= 0xFF ? 1 : ceiling <= 0xFFFF ? 2 : 3;
    }
  }

  /// One type after the other.
  record Struct(List<Grammar> fields) implements Grammar {}

  /// Either nothing or, where bytes follow, this: `select (extensions_present)`.
  record IfPresent(Grammar type) implements Grammar {}

  /// The `Extension` of whatever message this is in.
  record AnyExtension() implements Grammar {}
}
