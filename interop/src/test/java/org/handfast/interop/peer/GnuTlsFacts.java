package org.handfast.interop.peer;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What GnuTLS's programs say about a session.
final class GnuTlsFacts {
  /// Such as `(TLS1.3-X.509)-(ECDHE-SECP256R1)-(ECDSA-SECP256R1-SHA256)-(AES-256-GCM)`.
  static final Pattern DESCRIPTION =
      Pattern.compile(
          "Description: \\(TLS1\\.3[^)]*\\)-\\((?:EC)?DHE-([^)]+)\\)-\\([^)]+\\)-\\(([^)]+)\\)");

  private static final Pattern PROTOCOL = Pattern.compile("Application protocol: (\\S+)");
  private static final Pattern NAME = Pattern.compile("Given server name\\[\\d+\\]: (\\S+)");

  private GnuTlsFacts() {}

  static PeerFacts in(String text) {
    Matcher matcher = DESCRIPTION.matcher(text);
    if (!matcher.find()) {
      throw new AssertionError("no description of a session in:\n" + text);
    }
    return new PeerFacts(
        GnuTlsPeer.suite(matcher.group(2)),
        matcher.group(1).toLowerCase(Locale.ROOT),
        found(PROTOCOL, text),
        found(NAME, text));
  }

  private static String found(Pattern pattern, String text) {
    Matcher matcher = pattern.matcher(text);
    return matcher.find() ? matcher.group(1) : "";
  }
}
