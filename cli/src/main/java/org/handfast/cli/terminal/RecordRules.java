package org.handfast.cli.terminal;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.handfast.engine.Negotiated;
import org.handfast.protocol.registry.CipherSuite;
import org.handfast.protocol.registry.ProtocolVersion;

/// What TLS 1.2 leaves open about keys and records, and TLS 1.3 does not.
public final class RecordRules {
  private final Negotiated known;
  private final CipherSuite suite;

  private RecordRules(Negotiated known, CipherSuite suite) {
    this.known = known;
    this.suite = suite;
  }

  /// Those of a connection; empty for one of TLS 1.3.
  public static Optional<RecordRules> of(Negotiated known) {
    return known
        .version()
        .filter(ProtocolVersion.TLS_1_2::equals)
        .flatMap(_ -> known.suite())
        .map(suite -> new RecordRules(known, suite));
  }

  /// Whether everybody on the way can read along.
  public boolean isPlain() {
    return suite.equals(CipherSuite.TLS_RSA_WITH_NULL_SHA256);
  }

  /// In words.
  public String text() {
    return Stream.of(
            Optional.of(
                known.hasExtendedMasterSecret()
                    ? "extended master secret"
                    : "no extended master secret"),
            macOrder(),
            Optional.of("NOTHING IS ENCRYPTED").filter(_ -> isPlain()))
        .flatMap(Optional::stream)
        .collect(Collectors.joining(", "));
  }

  /// For programs; `encryptThenMac` is there for block ciphers alone.
  public Map<String, Object> asMap() {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("extendedMasterSecret", known.hasExtendedMasterSecret());
    macOrder().ifPresent(_ -> map.put("encryptThenMac", known.hasEncryptThenMac()));
    map.put("encrypted", !isPlain());
    return map;
  }

  /// RFC 7366 is about block ciphers.
  private Optional<String> macOrder() {
    return suite.toString().contains("_CBC_")
        ? Optional.of(known.hasEncryptThenMac() ? "encrypt-then-MAC" : "MAC-then-encrypt")
        : Optional.empty();
  }
}
