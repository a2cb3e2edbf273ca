package org.handfast.jca;

import java.math.BigInteger;

/// The orders of the groups ECDSA works in, SEC 2 2.4, 2.5 and 2.6.
final class CurveOrder {
  private static final BigInteger SECP256R1 =
      new BigInteger("ffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551", 16);
  private static final BigInteger SECP384R1 =
      new BigInteger(
          "ffffffffffffffffffffffffffffffffffffffffffffffff"
              + "c7634d81f4372ddf581a0db248b0a77aecec196accc52973",
          16);
  private static final BigInteger SECP521R1 =
      new BigInteger(
          "01fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffa"
              + "51868783bf2f966b7fcc0148f709a5d03bb5c9b8899c47aebb6fb71e91386409",
          16);

  private CurveOrder() {}

  static BigInteger of(KeyKind kind) {
    return switch (kind) {
      case SECP256R1 -> SECP256R1;
      case SECP384R1 -> SECP384R1;
      case SECP521R1 -> SECP521R1;
      case ED25519, ML_DSA_44, ML_DSA_65, ML_DSA_87, RSA, RSASSA_PSS ->
          throw new IllegalArgumentException("no ECDSA on " + kind);
    };
  }
}
