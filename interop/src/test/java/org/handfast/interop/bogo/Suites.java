package org.handfast.interop.bogo;

import static org.handfast.protocol.registry.CipherSuite.TLS_ECDHE_ECDSA_WITH_AES_128_CBC_SHA256;
import static org.handfast.protocol.registry.CipherSuite.TLS_ECDHE_RSA_WITH_AES_128_CBC_SHA256;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.handfast.engine.config.Policy;
import org.handfast.protocol.registry.CipherSuite;

/// The suites of TLS 1.2 that a test asks for, in the language of OpenSSL's cipher lists. Only as
/// much of it is understood as the tests speak.
final class Suites {
  /// Those of TLS 1.2 that BoringSSL and this stack both have.
  private static final List<CipherSuite> ALL =
      Policy.CLASSIC_2026.suites().stream()
          .filter(suite -> !suite.isTls13())
          .filter(suite -> !name(suite).matches(".*_CBC_SHA(256|384)"))
          .toList();

  /// Those that it has, but only where it is asked for them by name.
  private static final List<CipherSuite> DEPRECATED =
      List.of(TLS_ECDHE_ECDSA_WITH_AES_128_CBC_SHA256, TLS_ECDHE_RSA_WITH_AES_128_CBC_SHA256);

  private Suites() {}

  /// The policy with these suites in place of its own of TLS 1.2.
  static Policy in(Policy policy, Section flags) {
    return flags
        .text("-cipher")
        .map(
            list ->
                policy.withSuites(
                    Stream.concat(
                            policy.suites().stream().filter(CipherSuite::isTls13),
                            chosen(list).stream())
                        .toList()))
        .orElse(policy);
  }

  /// What a test is given that does not say.
  static List<CipherSuite> standard() {
    return Stream.of(
            Policy.MODERN_2026.suites().stream().filter(CipherSuite::isTls13),
            ALL.stream(),
            DEPRECATED.stream())
        .flatMap(suites -> suites)
        .toList();
  }

  // Brackets stand around suites of equal preference, of which there are none here.
  private static Set<CipherSuite> chosen(String list) {
    Set<CipherSuite> chosen = new LinkedHashSet<>();
    for (String word : list.split("[:|\\[\\]]+", -1)) {
      if (word.startsWith("!")) {
        chosen.removeIf(meant(word.substring(1)));
      } else {
        Stream.concat(ALL.stream(), DEPRECATED.stream()).filter(meant(word)).forEach(chosen::add);
      }
    }
    return chosen;
  }

  private static Predicate<CipherSuite> meant(String word) {
    return switch (word) {
      case "ALL", "DEFAULT" -> ALL::contains;
      case "AES" -> suite -> name(suite).contains("_AES_");
      case "AES128" -> suite -> name(suite).contains("_AES_128_");
      case "3DES" -> throw new Unimplemented("3DES");
      default -> suite -> name(suite).equals(word);
    };
  }

  private static String name(CipherSuite suite) {
    return suite.toString();
  }
}
