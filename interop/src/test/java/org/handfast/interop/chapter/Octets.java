package org.handfast.interop.chapter;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;

/// A string of octets that nobody changes. The decoder has its own, as it has everything: what it
/// shares with the stack it cannot check.
final class Octets {
  static final Octets EMPTY = new Octets(new byte[0]);

  private final byte[] octets;

  private Octets(byte[] octets) {
    this.octets = octets;
  }

  static Octets of(byte[] octets) {
    return new Octets(octets.clone());
  }

  static Octets ofHex(String digits) {
    return new Octets(HexFormat.of().parseHex(digits));
  }

  static Octets ofAscii(String text) {
    return new Octets(text.getBytes(StandardCharsets.US_ASCII));
  }

  /// A number in network order, as long as told.
  static Octets ofNumber(int length, long number) {
    byte[] octets = new byte[length];
    for (int i = 0; i < length; i++) {
      octets[length - 1 - i] = (byte) (number >>> (8 * i));
    }
    return new Octets(octets);
  }

  /// A vector: a length of `prefix` octets and as many octets (RFC 5246 4.3).
  static Octets ofVector(int prefix, Octets content) {
    return joined(ofNumber(prefix, content.length()), content);
  }

  static Octets joined(Octets... parts) {
    return joined(List.of(parts));
  }

  static Octets joined(List<Octets> parts) {
    byte[] whole = new byte[parts.stream().mapToInt(Octets::length).sum()];
    int at = 0;
    for (Octets part : parts) {
      System.arraycopy(part.octets, 0, whole, at, part.length());
      at += part.length();
    }
    return new Octets(whole);
  }

  int length() {
    return octets.length;
  }

  boolean isEmpty() {
    return octets.length == 0;
  }

  /// The octet there, 0 to 255.
  int at(int index) {
    return octets[index] & 0xFF;
  }

  Octets slice(int from, int to) {
    if (to > octets.length) {
      throw new IndexOutOfBoundsException(to + " of " + octets.length);
    }
    return new Octets(Arrays.copyOfRange(octets, from, to));
  }

  Octets first(int length) {
    return slice(0, length);
  }

  Octets from(int index) {
    return slice(index, octets.length);
  }

  /// With one bit of the octet there turned over.
  Octets flipped(int index) {
    byte[] turned = octets.clone();
    turned[index] ^= 1;
    return new Octets(turned);
  }

  byte[] toArray() {
    return octets.clone();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Octets that && Arrays.equals(octets, that.octets);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(octets);
  }

  /// In hexadecimal digits.
  @Override
  public String toString() {
    return HexFormat.of().formatHex(octets);
  }
}
