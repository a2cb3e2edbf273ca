package org.handfast.interop.tls12;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.StringJoiner;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.handfast.interop.fixture.ChildProcess;
import org.handfast.interop.fixture.PeerProgram;
import org.handfast.interop.fixture.TemporaryFolders;
import org.handfast.protocol.registry.CipherSuite;

/// How OpenSSL's programs, and others that use its library, are told what to do without, and what
/// they call the suites.
final class OpenSslWords {
  private static final Path FOLDER = TemporaryFolders.create("tls12-openssl");
  private static final Pattern NAMES = Pattern.compile("(?m)^(TLS_\\S+) +- (\\S+)");
  private static final Pattern CIPHER = Pattern.compile("(New|Reused), \\S+, Cipher is (\\S+)");
  private static final Pattern VERSION = Pattern.compile("Protocol +: (\\S+)");
  private static final Pattern EXTENDED = Pattern.compile("Extended master secret: (yes|no)");

  private static final String PREAMBLE =
      """
      openssl_conf = all
      [all]
      ssl_conf = commands
      [commands]
      system_default = every
      [every]
      """;

  private OpenSslWords() {}

  /// The environment in which its library does without the others.
  static Map<String, String> environment(Set<Trait> traits) throws IOException {
    StringJoiner without = new StringJoiner(",", "Options = ", "\n");
    without.setEmptyValue("");
    option(traits, Trait.ENCRYPT_THEN_MAC, "-EncryptThenMac", without);
    option(traits, Trait.EXTENDED_MASTER_SECRET, "-ExtendedMasterSecret", without);
    option(traits, Trait.TICKET, "-SessionTicket", without);
    Path file = Files.createTempFile(FOLDER, "openssl", ".cnf");
    Files.writeString(file, PREAMBLE + without, StandardCharsets.US_ASCII);
    return Map.of("OPENSSL_CONF", file.toString());
  }

  /// The suites of TLS 1.2 that it and we have, with its names for them.
  static Map<CipherSuite, String> suites() {
    return Suites.NAMES;
  }

  /// IANA's name for the suite that it calls so.
  static String standardName(String name) {
    return suites().entrySet().stream()
        .filter(entry -> entry.getValue().equals(name))
        .map(entry -> entry.getKey().toString())
        .findFirst()
        .orElse(name);
  }

  /// What it says of a connection in the words of its programs, which have none for
  /// encrypt-then-MAC.
  static Said said(String text, Word mac, Word certificate) {
    Matcher cipher = found(CIPHER, text);
    return new Said(
        found(VERSION, text).group(1),
        standardName(cipher.group(2)),
        Word.of(cipher.group(1).equals("Reused")),
        Word.of(found(EXTENDED, text).group(1).equals("yes")),
        mac,
        certificate);
  }

  private static void option(Set<Trait> traits, Trait trait, String without, StringJoiner to) {
    if (!traits.contains(trait)) {
      to.add(without);
    }
  }

  private static Matcher found(Pattern pattern, String text) {
    Matcher matcher = pattern.matcher(text);
    if (!matcher.find()) {
      throw new AssertionError("no " + pattern + " in:\n" + text);
    }
    return matcher;
  }

  private static Map<CipherSuite, String> ask() throws IOException {
    try (ChildProcess ciphers =
        ChildProcess.start(
            List.of(PeerProgram.OPENSSL.path(), "ciphers", "-stdname", "ALL:eNULL:@SECLEVEL=0"))) {
      Map<CipherSuite, String> suites = new LinkedHashMap<>();
      Matcher names = NAMES.matcher(ciphers.rest());
      while (names.find()) {
        String name = names.group(2);
        CipherSuite.named(names.group(1))
            .filter(Repertoire.ours()::contains)
            .ifPresent(suite -> suites.put(suite, name));
      }
      return suites;
    }
  }

  /// Asked once.
  private static final class Suites {
    static final Map<CipherSuite, String> NAMES;

    static {
      try {
        NAMES = Map.copyOf(ask());
      } catch (IOException e) {
        throw new IllegalStateException(e);
      }
    }
  }
}
