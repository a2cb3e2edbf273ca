package org.handfast.jca;

import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/// What kind a public key is of, as its SubjectPublicKeyInfo says: each signature scheme has one
/// (RFC 9846 4.3.3). Read from the encoding and not asked of the key object: what a curve is must
/// not depend on who made the object.
enum KeyKind {
  SECP256R1("EC", List.of(Spki.SECP256R1)),
  SECP384R1("EC", List.of(Spki.SECP384R1)),
  SECP521R1("EC", List.of(Spki.SECP521R1)),
  ED25519("Ed25519", List.of(Spki.ED25519)),
  ML_DSA_44("ML-DSA-44", List.of(Spki.ML_DSA_44)),
  ML_DSA_65("ML-DSA-65", List.of(Spki.ML_DSA_65)),
  ML_DSA_87("ML-DSA-87", List.of(Spki.ML_DSA_87)),
  /// With the identifier rsaEncryption, RFC 3279 2.3.1.
  RSA("RSA", List.of()),
  /// With the identifier id-RSASSA-PSS, RFC 4055 1.2, which may bind the key to a hash.
  RSASSA_PSS("RSASSA-PSS", List.of());

  private static final byte[] RSA_ENCRYPTION = hex("300d06092a864886f70d0101010500");
  private static final byte[] ID_RSASSA_PSS = hex("06092a864886f70d01010a");

  private final String keyName;
  private final List<Spki> fixed;

  KeyKind(String keyName, List<Spki> fixed) {
    this.keyName = keyName;
    this.fixed = fixed;
  }

  /// Its name in the JCA.
  String keyName() {
    return keyName;
  }

  boolean isRsa() {
    return this == RSA || this == RSASSA_PSS;
  }

  /// Whether it is a point on a curve of NIST's, for ECDSA.
  boolean isCurve() {
    return this == SECP256R1 || this == SECP384R1 || this == SECP521R1;
  }

  /// Whether TLS 1.2 knows such keys; ML-DSA came after it.
  boolean isForTls12() {
    return switch (this) {
      case SECP256R1, SECP384R1, SECP521R1, ED25519, RSA, RSASSA_PSS -> true;
      case ML_DSA_44, ML_DSA_65, ML_DSA_87 -> false;
    };
  }

  /// The kind of the key in this SubjectPublicKeyInfo; empty for all we have no scheme for, be it a
  /// curve with explicit parameters or an RSA key below 1024 bits.
  static Optional<KeyKind> of(byte[] encoded) {
    return Arrays.stream(values()).filter(kind -> kind.matches(encoded)).findFirst();
  }

  private boolean matches(byte[] encoded) {
    return switch (this) {
      case RSA -> isLongSequence(encoded) && has(encoded, 4, RSA_ENCRYPTION);
      // The identifier's own header has two bytes: its parameters are short.
      case RSASSA_PSS -> isLongSequence(encoded) && has(encoded, 6, ID_RSASSA_PSS);
      default -> fixed.getFirst().matches(encoded);
    };
  }

  private static boolean isLongSequence(byte[] encoded) {
    return has(encoded, 0, new byte[] {0x30, (byte) 0x82});
  }

  private static boolean has(byte[] encoded, int at, byte[] part) {
    return encoded.length >= at + part.length
        && Arrays.mismatch(encoded, at, at + part.length, part, 0, part.length) < 0;
  }

  private static byte[] hex(String digits) {
    return HexFormat.of().parseHex(digits);
  }
}
