package org.handfast.jsse;

import org.jspecify.annotations.Nullable;

/// Where the peer is, as the application said: never looked up, and proved by nothing.
///
/// @param host a name or an IP address literal; null if nobody said
/// @param port -1 if nobody said
record PeerAddress(@Nullable String host, int port) {
  static final PeerAddress UNKNOWN = new PeerAddress(null, -1);

  /// Whether `host` is a literal IP address, which is never a server name (RFC 6066 3).
  static boolean isLiteral(String host) {
    return host.indexOf(':') >= 0 || host.matches("[0-9.]+");
  }
}
