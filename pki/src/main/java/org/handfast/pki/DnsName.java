package org.handfast.pki;

import java.net.IDN;
import java.util.regex.Pattern;

/// A fully qualified DNS name in the one form in which names are compared: ASCII, lower case,
/// without a trailing dot (RFC 9525 6.3, RFC 5890 2.3).
///
/// @param value labels of letters, digits, hyphens and underscores; given in any case, with or
///   without the trailing dot, and with labels in any script, which become A-labels
public record DnsName(String value) implements PeerName {
  private static final int LONGEST_NAME = 253;
  private static final int LONGEST_LABEL = 63;

  /// Underscores are no part of a host name and are in wide use all the same.
  private static final Pattern LABEL = Pattern.compile("[a-z0-9_]([a-z0-9_-]*[a-z0-9_])?");

  private static final Pattern NUMBER = Pattern.compile("[0-9]+|0x[0-9a-f]*");

  /// IDNA 2003, which is what the JDK speaks, and IDNA 2008 make different names of these.
  private static final Pattern AMBIGUOUS = Pattern.compile("[\u00df\u1e9e\u03c2\u200c\u200d]");

  /// @throws IllegalArgumentException if it is no DNS name, saying why
  public DnsName {
    String given = value;
    String ascii = asciiLowerCase(isAscii(given) ? given : toALabels(given));
    value = ascii.endsWith(".") ? ascii.substring(0, ascii.length() - 1) : ascii;
    require(!value.isEmpty(), given, "it is empty");
    require(value.length() <= LONGEST_NAME, given, "it is longer than 253 characters");
    String[] labels = value.split("\\.", -1);
    for (String label : labels) {
      require(!label.isEmpty(), given, "it has an empty label");
      require(label.length() <= LONGEST_LABEL, given, "a label is longer than 63 characters");
      require(
          LABEL.matcher(label).matches(),
          given,
          "the label " + Quoted.of(label) + " is not made of letters, digits and inner hyphens");
    }
    // What ends in a number is an IPv4 address to some parser or other.
    require(
        !NUMBER.matcher(labels[labels.length - 1]).matches(),
        given,
        "its last label is a number, and it is no IPv4 address either");
  }

  /// Whether `presented`, a dNSName of a certificate, is this name: all of it, or with `*` for all
  /// of the left-most label where at least two more follow (RFC 9525 6.3).
  NameFit fit(String presented) {
    String folded = asciiLowerCase(presented);
    if (folded.equals(value)) {
      return NameFit.EXACT;
    }
    String parent = value.substring(value.indexOf('.') + 1);
    boolean covered = parent.indexOf('.') >= 0 && folded.equals("*." + parent);
    return covered ? NameFit.WILDCARD : NameFit.NONE;
  }

  /// Whether a dNSName of a certificate is one as RFC 5280 4.2.1.6 wants it: ASCII, without a
  /// trailing dot, perhaps with `*` for its left-most label.
  static boolean isWellFormed(String presented) {
    String name = presented.startsWith("*.") ? presented.substring(2) : presented;
    if (!isAscii(name) || name.endsWith(".")) {
      return false;
    }
    try {
      new DnsName(name);
      return true;
    } catch (IllegalArgumentException _) {
      return false;
    }
  }

  @Override
  public String toString() {
    return value;
  }

  private static boolean isAscii(String text) {
    return text.chars().allMatch(c -> c < 0x80);
  }

  private static String toALabels(String given) {
    require(
        !AMBIGUOUS.matcher(given).find(),
        given,
        "it has a character that stands for different names; spell it with its xn-- label");
    try {
      return IDN.toASCII(given);
    } catch (IllegalArgumentException refusal) {
      throw invalid(given, "it is no internationalized name: " + refusal.getMessage());
    }
  }

  /// A to Z only: other letters must not turn into ASCII ones, as the Kelvin sign would.
  private static String asciiLowerCase(String text) {
    StringBuilder folded = new StringBuilder(text.length());
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      folded.append(c >= 'A' && c <= 'Z' ? (char) (c | 0x20) : c);
    }
    return folded.toString();
  }

  private static void require(boolean holds, String given, String otherwise) {
    if (!holds) {
      throw invalid(given, otherwise);
    }
  }

  private static IllegalArgumentException invalid(String given, String reason) {
    return new IllegalArgumentException(Quoted.of(given) + " is no DNS name: " + reason);
  }
}
