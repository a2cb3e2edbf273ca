package org.handfast.pki;

import java.util.Optional;
import java.util.StringJoiner;
import java.util.regex.Pattern;
import org.handfast.protocol.wire.Bytes;

/// The text of IP addresses, without a look at any name service.
final class IpLiteral {
  private static final String OCTET = "(25[0-5]|2[0-4][0-9]|1[0-9]{2}|[1-9]?[0-9])";
  private static final Pattern V4 = Pattern.compile(OCTET + "(\\." + OCTET + "){3}");
  private static final Pattern GROUP = Pattern.compile("[0-9A-Fa-f]{1,4}");
  private static final int GROUPS = 8;

  private IpLiteral() {}

  /// Whether this is four decimal numbers up to 255, without leading zeros.
  static boolean isV4(String text) {
    return V4.matcher(text).matches();
  }

  /// The octets of what [#isV4] accepted.
  static Bytes v4(String text) {
    String[] parts = text.split("\\.", -1);
    byte[] octets = new byte[parts.length];
    for (int i = 0; i < parts.length; i++) {
      octets[i] = (byte) Integer.parseInt(parts[i]);
    }
    return Bytes.owning(octets);
  }

  /// The octets of an IPv6 literal, RFC 4291 2.2; empty if it is none.
  static Optional<Bytes> v6(String text) {
    int gap = text.indexOf("::");
    if (gap < 0) {
      return groups(text).filter(all -> all.length() == 2 * GROUPS);
    }
    String head = text.substring(0, gap);
    if (head.indexOf('.') >= 0) {
      return Optional.empty();
    }
    Optional<Bytes> tail = groups(text.substring(gap + 2));
    return groups(head).flatMap(begin -> tail.flatMap(end -> filled(begin, end)));
  }

  /// RFC 5952 4: lower case, no leading zeros, `::` for the first longest run of zero groups.
  static String toText(Bytes octets) {
    if (octets.length() < 2 * GROUPS) {
      StringJoiner dotted = new StringJoiner(".");
      for (int i = 0; i < octets.length(); i++) {
        dotted.add(Integer.toString(octets.at(i)));
      }
      return dotted.toString();
    }
    int best = 0;
    int length = 0;
    for (int i = 0; i < GROUPS; i++) {
      int run = zeros(octets, i);
      if (run > length) {
        best = i;
        length = run;
      }
    }
    return length < 2
        ? joined(octets, 0, GROUPS)
        : joined(octets, 0, best) + "::" + joined(octets, best + length, GROUPS);
  }

  /// Groups between colons; the last may be an IPv4 address. Nothing at all is no group.
  private static Optional<Bytes> groups(String text) {
    Bytes octets = Bytes.EMPTY;
    String[] parts = text.isEmpty() ? new String[0] : text.split(":", -1);
    for (int i = 0; i < parts.length; i++) {
      if (GROUP.matcher(parts[i]).matches()) {
        int group = Integer.parseInt(parts[i], 16);
        octets = Bytes.concat(octets, Bytes.of((byte) (group >> 8), (byte) group));
      } else if (i == parts.length - 1 && isV4(parts[i])) {
        octets = Bytes.concat(octets, v4(parts[i]));
      } else {
        return Optional.empty();
      }
    }
    return Optional.of(octets);
  }

  /// `head::tail`, where the gap is at least one group.
  private static Optional<Bytes> filled(Bytes head, Bytes tail) {
    int missing = 2 * GROUPS - head.length() - tail.length();
    return missing < 2
        ? Optional.empty()
        : Optional.of(Bytes.concat(head, Bytes.owning(new byte[missing]), tail));
  }

  private static int zeros(Bytes octets, int from) {
    int i = from;
    while (i < GROUPS && group(octets, i) == 0) {
      i++;
    }
    return i - from;
  }

  private static String joined(Bytes octets, int from, int to) {
    StringJoiner text = new StringJoiner(":");
    for (int i = from; i < to; i++) {
      text.add(Integer.toHexString(group(octets, i)));
    }
    return text.toString();
  }

  private static int group(Bytes octets, int i) {
    return (octets.at(2 * i) << 8) | octets.at(2 * i + 1);
  }
}
