package org.handfast.protocol.registry;

import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;

/// One IANA registry as a table: code to name and name to value.
///
/// Filled while the record that owns it is initialised, never changed afterwards.
final class CodePoints<T> {

  private final String kind;
  private final int octets;
  private final Map<Integer, String> names = new HashMap<>();
  private final Map<String, T> values = new HashMap<>();

  /// A registry of `kind` whose codes take one or two octets.
  CodePoints(String kind, int octets) {
    this.kind = kind;
    this.octets = octets;
  }

  /// Adds a row and returns its value.
  T add(String name, int code, T value) {
    names.put(code, name);
    values.put(name, value);
    return value;
  }

  /// Whether `code` has a name here.
  boolean contains(int code) {
    return names.containsKey(code);
  }

  /// The registered name of `code`, or what sort of code it is: `CipherSuite(0xabcd)`.
  String name(int code) {
    String name = names.get(code);
    return name != null ? name : kind + hex(code);
  }

  /// As [#name(int)], for registries in which RFC 8701 reserves values.
  String name(int code, boolean grease) {
    return grease ? "GREASE" + hex(code) : name(code);
  }

  /// The value registered as `name`, exactly as IANA spells it.
  Optional<T> named(String name) {
    return Optional.ofNullable(values.get(name));
  }

  /// Demands that `code` fits into the octets of this registry.
  static void requireFits(int code, int octets) {
    if (code >>> (8 * octets) != 0) {
      throw new IllegalArgumentException("no code of " + octets + " octets: " + code);
    }
  }

  /// Whether `code` is one of the sixteen values 0x?A?A of RFC 8701.
  static boolean isGrease(int code) {
    return (code & 0x0F0F) == 0x0A0A && code >>> 8 == (code & 0xFF);
  }

  private String hex(int code) {
    return "(0x" + HexFormat.of().toHexDigits(code, 2 * octets) + ")";
  }
}
