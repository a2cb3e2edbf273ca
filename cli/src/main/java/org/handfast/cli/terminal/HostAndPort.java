package org.handfast.cli.terminal;

import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Where something listens, as people write it: `example.org`, `example.org:8443`, `192.0.2.1:443`,
/// `[2001:db8::1]:443`, `2001:db8::1`, or a whole `https://example.org:8443/…`.
///
/// @param host without brackets
public record HostAndPort(String host, int port) {
  private static final Pattern URL = Pattern.compile("https?://([^/?#]*).*");
  private static final Pattern BRACKETED = Pattern.compile("\\[([^\\]]*)\\](?::([0-9]{1,5}))?");
  private static final Pattern NAMED = Pattern.compile("([^:]+)(?::([0-9]{1,5}))?");

  /// The last port there is.
  public static final int LARGEST_PORT = 65_535;

  /// Reads one; without a port it is `usualPort`.
  ///
  /// @throws IllegalArgumentException if it is none
  public static HostAndPort parse(String text, int usualPort) {
    return parse(text, OptionalInt.of(usualPort));
  }

  /// Reads one that must say its port.
  ///
  /// @throws IllegalArgumentException if it is none
  public static HostAndPort parse(String text) {
    return parse(text, OptionalInt.empty());
  }

  private static HostAndPort parse(String text, OptionalInt usualPort) {
    Matcher url = URL.matcher(text);
    String authority = url.matches() ? url.group(1) : text;
    if (authority.chars().filter(c -> c == ':').count() > 1 && !authority.startsWith("[")) {
      return new HostAndPort(authority, usualPort.orElseThrow(() -> noPort(text)));
    }
    Matcher matcher = (authority.startsWith("[") ? BRACKETED : NAMED).matcher(authority);
    if (!matcher.matches()) {
      throw new IllegalArgumentException("'" + text + "' is not HOST:PORT");
    }
    String given = matcher.group(2);
    int port = given == null ? usualPort.orElseThrow(() -> noPort(text)) : Integer.parseInt(given);
    if (port < 1 || port > LARGEST_PORT) {
      throw new IllegalArgumentException("there is no port " + port);
    }
    return new HostAndPort(matcher.group(1), port);
  }

  private static IllegalArgumentException noPort(String text) {
    return new IllegalArgumentException("'" + text + "' has no port: HOST:PORT");
  }

  /// With brackets where an address needs them.
  @Override
  public String toString() {
    return (host.indexOf(':') >= 0 ? "[" + host + "]" : host) + ":" + port;
  }
}
