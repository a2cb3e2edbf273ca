package org.handfast.protocol.registry;

/// How a pre-shared key may be used, RFC 9846 4.3.9.
public record PskKeyExchangeMode(int code) {

  private static final CodePoints<PskKeyExchangeMode> REGISTRY =
      new CodePoints<>("PskKeyExchangeMode", 1);

  /// The key alone: no forward secrecy.
  public static final PskKeyExchangeMode PSK_KE = known("psk_ke", 0);

  /// The key together with a fresh key exchange.
  public static final PskKeyExchangeMode PSK_DHE_KE = known("psk_dhe_ke", 1);

  /// Any code of one octet, known or not.
  public PskKeyExchangeMode {
    CodePoints.requireFits(code, 1);
  }

  /// Whether RFC 8701 reserves this value to keep peers tolerant of what they do not know.
  public boolean isGrease() {
    return code % 0x1F == 0x0B && code <= 0xE4;
  }

  /// The registered name, or `PskKeyExchangeMode(0xab)`.
  @Override
  public String toString() {
    return REGISTRY.name(code, isGrease());
  }

  private static PskKeyExchangeMode known(String name, int code) {
    return REGISTRY.add(name, code, new PskKeyExchangeMode(code));
  }
}
