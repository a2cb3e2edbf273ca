package org.handfast.protocol.registry;

/// The severity of an alert, RFC 9846 6. TLS 1.3 ignores it: the description alone decides.
public record AlertLevel(int code) {

  private static final CodePoints<AlertLevel> REGISTRY = new CodePoints<>("AlertLevel", 1);

  public static final AlertLevel WARNING = known("warning", 1);
  public static final AlertLevel FATAL = known("fatal", 2);

  /// Any code of one octet, known or not.
  public AlertLevel {
    CodePoints.requireFits(code, 1);
  }

  /// The registered name, or `AlertLevel(0xab)`.
  @Override
  public String toString() {
    return REGISTRY.name(code);
  }

  private static AlertLevel known(String name, int code) {
    return REGISTRY.add(name, code, new AlertLevel(code));
  }
}
