package org.handfast.pki;

import java.util.regex.Pattern;
import org.handfast.protocol.wire.Bytes;

/// An IP address as the name of a peer. It is compared by its bytes (RFC 9525 6.4).
///
/// @param octets 4 of IPv4 or 16 of IPv6. An IPv4-mapped IPv6 address (RFC 4291 2.5.5.2) is the
///   IPv4 address, since it is reached as that.
public record IpAddress(Bytes octets) implements PeerName {
  private static final int V4 = 4;
  private static final int V6 = 16;
  private static final Bytes MAPPED = Bytes.fromHex("00000000000000000000ffff");

  /// A zone is of use on this machine only: no certificate holds one.
  private static final Pattern V6_LITERAL = Pattern.compile("([0-9A-Fa-f:.]+)(%[0-9A-Za-z._~-]+)?");

  /// @throws IllegalArgumentException if there are neither 4 nor 16 octets
  public IpAddress {
    if (octets.length() != V4 && octets.length() != V6) {
      throw new IllegalArgumentException("an IP address has 4 or 16 octets");
    }
    if (octets.length() == V6 && octets.slice(0, MAPPED.length()).equals(MAPPED)) {
      octets = octets.slice(MAPPED.length());
    }
  }

  /// Reads a literal: four decimal numbers, or IPv6 in any form of RFC 4291 2.2, which may be in
  /// brackets and may carry a zone. Shorthands and octal or hexadecimal IPv4 are refused.
  ///
  /// @throws IllegalArgumentException if it is none
  public static IpAddress parse(String text) {
    if (IpLiteral.isV4(text)) {
      return new IpAddress(IpLiteral.v4(text));
    }
    boolean bracketed = text.startsWith("[") && text.endsWith("]");
    var literal = V6_LITERAL.matcher(bracketed ? text.substring(1, text.length() - 1) : text);
    if (!literal.matches()) {
      throw new IllegalArgumentException(Quoted.of(text) + " is no IP address");
    }
    return IpLiteral.v6(literal.group(1))
        .map(IpAddress::new)
        .orElseThrow(() -> new IllegalArgumentException(Quoted.of(text) + " is no IPv6 address"));
  }

  /// Whether this can be nothing but an address: a colon is in no DNS name.
  static boolean looksLikeOne(String text) {
    return text.indexOf(':') >= 0 || text.startsWith("[") || IpLiteral.isV4(text);
  }

  /// The form of RFC 5952: `192.0.2.1`, `2001:db8::1`.
  @Override
  public String toString() {
    return IpLiteral.toText(octets);
  }
}
