package org.handfast.jsse;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.handfast.engine.config.Policy;
import org.handfast.protocol.registry.CipherSuite;
import org.jspecify.annotations.Nullable;

/// The names of cipher suites, as applications write them.
final class SuiteNames {
  /// The suites of both versions (RFC 9846 B.4, RFC 5246 A.5 and later), best first.
  static final List<CipherSuite> SUPPORTED = Policy.CLASSIC_2026.suites();

  /// How a suite of TLS 1.2 and before is named: key exchange, cipher, hash. Programs carry lists
  /// of these, made for another provider; none of them is an error.
  private static final Pattern EARLIER =
      Pattern.compile(
          "(TLS|SSL)_"
              + "(NULL|RSA|DHE?_(RSA|DSS)|ECDHE?_(RSA|ECDSA|PSK)|(DH|ECDH)_anon|KRB5"
              + "|(RSA_|DHE_)?PSK)(_EXPORT)?"
              + "_WITH_"
              + "(NULL|(AES|CAMELLIA|ARIA)_(128|256)_(CBC|GCM|CCM|CCM_8)|CHACHA20_POLY1305"
              + "|3DES_EDE_CBC|DES(40)?_CBC|DES_CBC_40|RC4_(40|128)|RC2_CBC_40|SEED_CBC|IDEA_CBC)"
              + "(_(NULL|SHA|SHA256|SHA384|MD5))?"
              + "|TLS_EMPTY_RENEGOTIATION_INFO_SCSV|TLS_FALLBACK_SCSV"
              + "|TLS_AES_128_CCM(_8)?_SHA256");

  private SuiteNames() {}

  /// The suites to use where nothing was asked: the modern ones of both versions, as far as
  /// `jdk.tls.disabledAlgorithms` leaves them.
  static List<CipherSuite> enabled() {
    return Enabled.SUITES;
  }

  /// The usable ones among `names`, in their order. Suites that other providers have are dropped
  /// without a word.
  ///
  /// @throws IllegalArgumentException if a name is no suite's, or none remains
  static List<CipherSuite> usable(String @Nullable [] names) {
    if (names == null) {
      throw new IllegalArgumentException("cipher suites must not be null");
    }
    List<CipherSuite> usable = new ArrayList<>();
    for (String name : names) {
      supported(name).filter(suite -> !usable.contains(suite)).ifPresent(usable::add);
    }
    if (usable.isEmpty()) {
      throw new IllegalArgumentException(
          "none of these cipher suites is supported: "
              + List.of(names)
              + "; supported are "
              + SUPPORTED);
    }
    return List.copyOf(usable);
  }

  /// How a suite's keys are agreed on and proved, as trust managers are told: such as `ECDHE_RSA`.
  /// A suite of TLS 1.3 does not say.
  static Optional<String> keyExchange(CipherSuite suite) {
    String name = suite.toString();
    int end = name.indexOf("_WITH_");
    return end < 0 ? Optional.empty() : Optional.of(name.substring("TLS_".length(), end));
  }

  static String[] of(List<CipherSuite> suites) {
    return suites.stream().map(CipherSuite::toString).toArray(String[]::new);
  }

  /// Found out once, on first use.
  private static final class Enabled {
    static final List<CipherSuite> SUITES =
        Policy.MODERN_2026.suites().stream().filter(Constraints.with(null)::permits).toList();
  }

  private static Optional<CipherSuite> supported(@Nullable String name) {
    Optional<CipherSuite> known =
        SUPPORTED.stream().filter(suite -> suite.toString().equals(name)).findFirst();
    if (known.isEmpty() && (name == null || !EARLIER.matcher(name).matches())) {
      throw new IllegalArgumentException("unknown cipher suite: " + name);
    }
    return known;
  }
}
