package org.handfast.interop.tls12;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.handfast.interop.fixture.ChildProcess;
import org.handfast.interop.fixture.PeerProgram;
import org.handfast.protocol.registry.CipherSuite;
import org.jspecify.annotations.Nullable;

/// How GnuTLS's programs are told what to use, and what they say of a session.
final class GnuTlsWords {
  private static final String EVERYTHING =
      ":+ECDHE-ECDSA:+ECDHE-RSA:+RSA:+AES-128-CBC:+AES-256-CBC:+NULL:+SHA1:+SHA256:+SHA384";

  private static final Pattern LISTED =
      Pattern.compile("(?m)^TLS_\\S+\\s+0x(\\p{XDigit}{2}), 0x(\\p{XDigit}{2})");

  /// What stands in four lines; in three under TLS 1.3, where suites know nothing of keys.
  private static final Pattern FACTS =
      Pattern.compile(
          "(?s)- Version: TLS(\\S+)(?:\\s+- Key Exchange: (\\S+))?"
              + ".*?- Cipher: (\\S+).*?- MAC: (\\S+)");

  private static final Pattern OPTIONS = Pattern.compile("- Options:(.*)");

  private GnuTlsWords() {}

  /// The suites of TLS 1.2 that it and we have.
  static List<CipherSuite> suites() throws IOException {
    try (ChildProcess list =
        ChildProcess.start(
            List.of(
                PeerProgram.GNUTLS_CLI.path(),
                "--list",
                "--priority",
                "NORMAL:-VERS-ALL:+VERS-TLS1.2" + EVERYTHING))) {
      List<CipherSuite> suites = new ArrayList<>();
      Matcher listed = LISTED.matcher(list.rest());
      while (listed.find()) {
        suites.add(new CipherSuite(Integer.parseInt(listed.group(1) + listed.group(2), 16)));
      }
      suites.retainAll(Repertoire.ours());
      return suites;
    }
  }

  /// All suites of TLS 1.2. Whoever may do without encryption gets no TLS 1.3.
  static String all(Set<Trait> traits) {
    return basis(traits) + (traits.contains(Trait.TLS_1_3) ? "" : EVERYTHING);
  }

  /// One suite alone.
  static String alone(CipherSuite suite, Set<Trait> traits) {
    String[] parts = suite.toString().substring("TLS_".length()).split("_WITH_", -1);
    String cipher = parts[1].replaceFirst("_SHA\\d*$", "").replace('_', '-');
    String mac = parts[1].substring(parts[1].lastIndexOf('_') + 1);
    boolean aead = cipher.endsWith("-GCM") || cipher.endsWith("-POLY1305");
    return "%s:-KX-ALL:+%s:-CIPHER-ALL:+%s:-MAC-ALL:+%s"
        .formatted(
            basis(traits),
            parts[0].replace('_', '-'),
            cipher,
            aead ? "AEAD" : mac.equals("SHA") ? "SHA1" : mac);
  }

  /// What it says of a session.
  static Said said(String text, Word certificate) {
    Matcher facts = found(FACTS, text);
    String options = found(OPTIONS, text).group(1);
    return new Said(
        "TLSv" + facts.group(1),
        suite(facts.group(2), facts.group(3), facts.group(4)),
        Word.of(text.contains("*** This is a resumed session")),
        Word.of(options.contains("extended master secret")),
        Word.of(options.contains("EtM")),
        certificate);
  }

  private static String suite(@Nullable String exchange, String cipher, String mac) {
    String hash =
        switch (mac) {
          case "AEAD" -> cipher.equals("AES-256-GCM") ? "SHA384" : "SHA256";
          case "SHA1" -> "SHA";
          default -> mac;
        };
    return "TLS_%s%s_%s"
        .formatted(
            exchange == null ? "" : exchange.replace('-', '_') + "_WITH_",
            cipher.replace('-', '_'),
            hash);
  }

  /// The versions, the preferred one first, and what is to be done without.
  private static String basis(Set<Trait> traits) {
    StringBuilder priority = new StringBuilder("NORMAL:-VERS-ALL");
    if (traits.contains(Trait.TLS_1_3)) {
      priority.append(":+VERS-TLS1.3");
    }
    priority.append(":+VERS-TLS1.2");
    option(traits, Trait.EXTENDED_MASTER_SECRET, ":%NO_SESSION_HASH", priority);
    option(traits, Trait.ENCRYPT_THEN_MAC, ":%NO_ETM", priority);
    option(traits, Trait.TICKET, ":%NO_TICKETS", priority);
    return priority.toString();
  }

  private static void option(Set<Trait> traits, Trait trait, String without, StringBuilder to) {
    if (!traits.contains(trait)) {
      to.append(without);
    }
  }

  private static Matcher found(Pattern pattern, String text) {
    Matcher matcher = pattern.matcher(text);
    if (!matcher.find()) {
      throw new AssertionError("no " + pattern + " in:\n" + text);
    }
    return matcher;
  }
}
