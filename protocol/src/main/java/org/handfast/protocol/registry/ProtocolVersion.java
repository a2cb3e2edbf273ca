package org.handfast.protocol.registry;

import java.util.Optional;

/// A version of the protocol as it is written on the wire.
public record ProtocolVersion(int code) {

  private static final CodePoints<ProtocolVersion> REGISTRY =
      new CodePoints<>("ProtocolVersion", 2);

  /// SSL 3.0, which RFC 7568 forbids.
  public static final ProtocolVersion SSL_3_0 = known("SSLv3", 0x0300);

  /// TLS 1.0, which RFC 8996 forbids; also what a first record may claim, RFC 9846 5.1.
  public static final ProtocolVersion TLS_1_0 = known("TLSv1", 0x0301);

  /// TLS 1.1, which RFC 8996 forbids.
  public static final ProtocolVersion TLS_1_1 = known("TLSv1.1", 0x0302);

  /// TLS 1.2, RFC 5246; also every `legacy_version` of TLS 1.3.
  public static final ProtocolVersion TLS_1_2 = known("TLSv1.2", 0x0303);

  /// TLS 1.3, RFC 9846.
  public static final ProtocolVersion TLS_1_3 = known("TLSv1.3", 0x0304);

  /// Any code of two octets, known or not.
  public ProtocolVersion {
    CodePoints.requireFits(code, 2);
  }

  /// The constant with this name, exactly as the JDK spells it.
  public static Optional<ProtocolVersion> named(String name) {
    return REGISTRY.named(name);
  }

  /// Whether RFC 8701 reserves this value to keep peers tolerant of what they do not know.
  public boolean isGrease() {
    return CodePoints.isGrease(code);
  }

  /// The registered name, or `ProtocolVersion(0xabcd)`.
  @Override
  public String toString() {
    return REGISTRY.name(code, isGrease());
  }

  private static ProtocolVersion known(String name, int code) {
    return REGISTRY.add(name, code, new ProtocolVersion(code));
  }
}
