package org.handfast.jca;

import java.math.BigInteger;
import java.security.spec.RSAPrivateCrtKeySpec;
import java.security.spec.RSAPublicKeySpec;
import java.util.HexFormat;

/// An RSA key pair of 2048 bits that was made for self-tests and protects nothing, and what it
/// encrypts the bytes 00 to ff to, as RFC 8017 5.1.1 says, without any padding.
final class RsaExample {
  private static final BigInteger P =
      number(
          "c976fab5e161ac80190daf02616545f88a754ccf831e1fa88d4dde287a55961c"
              + "688f0634c1f12ed49f771d9c37e50c2430fe6b7fb55c0a70a65ab4722898fd17"
              + "3bbfbbf0f5ed52d1055fea538f03dceb1a82bf6224aef119e1d723d81bfc5cc4"
              + "e49d451a7964a2f64559fae64022ffd3ba7c56c9ceae91f28aaa7ed5c5f89315");
  private static final BigInteger Q =
      number(
          "e2c426928b2f2c2ac31391a39710fe496306a054a15f80413d1cf50daf9e5e35"
              + "7afbd1acc1a4ae4408ec18bd3b53a22adfffc133ae3c28cf258e39cc0881bbe5"
              + "6bbd2c827a417eb526d07f614d2ed53a48eb2f606594cc09610b90c1d31bc304"
              + "a8f95a6de0e355711df0e7ce8d3e0fb192ce5b7e3d089e952f19bd7f9c122daf");

  private static final String CIPHERTEXT =
      "739bc8ef9c5bef929be17746476b09547d8fb45f12fd6465147a400a604ad56c"
          + "64423be04b37a67ccdb1687ad880fe51ced23bb08c0807f9b3055799e67be613"
          + "d808145181c4e05c7a5793a26402c986dab3213b1e8515b5008fb12de2b550b3"
          + "dc9c097b9ff19534cfb9e15e4248819ec3bdc348a957023de4fb0eafa81ded70"
          + "1d9f67c9b2f65f92ec9eadca16010eb3b17450f011d0d7789944f2eecbf04ba6"
          + "aeac9d1f5362725452a9622f8abe98e445269332c12e7c721332f2639f8b1095"
          + "f605652c41a56725e117d777f1f856bfa31f68a3dc67767c73d7d1cea5ac4464"
          + "c650b1f525c4f9bcfc2f466bf3479de1ec8396582785e7561c2ba4e384080dbe";

  private static final BigInteger MODULUS = P.multiply(Q);
  private static final BigInteger PUBLIC_EXPONENT = BigInteger.valueOf(65537);
  private static final BigInteger PRIVATE_EXPONENT =
      PUBLIC_EXPONENT.modInverse(less1(P).multiply(less1(Q)));

  private RsaExample() {}

  static RSAPublicKeySpec publicKey() {
    return new RSAPublicKeySpec(MODULUS, PUBLIC_EXPONENT);
  }

  static RSAPrivateCrtKeySpec privateKey() {
    return new RSAPrivateCrtKeySpec(
        MODULUS,
        PUBLIC_EXPONENT,
        PRIVATE_EXPONENT,
        P,
        Q,
        PRIVATE_EXPONENT.mod(less1(P)),
        PRIVATE_EXPONENT.mod(less1(Q)),
        Q.modInverse(P));
  }

  /// The bytes 00 to ff: as a number below every modulus of their length, and with zeros in front
  /// that must not be lost.
  static byte[] plaintext() {
    byte[] counting = new byte[256];
    for (int i = 0; i < counting.length; i++) {
      counting[i] = (byte) i;
    }
    return counting;
  }

  static byte[] ciphertext() {
    return HexFormat.of().parseHex(CIPHERTEXT);
  }

  /// What is in a ciphertext, with the zeros in front.
  static byte[] decrypt(byte[] ciphertext) {
    return Unsigned.bytes(
        new BigInteger(1, ciphertext).modPow(PRIVATE_EXPONENT, MODULUS), ciphertext.length);
  }

  private static BigInteger less1(BigInteger prime) {
    return prime.subtract(BigInteger.ONE);
  }

  private static BigInteger number(String digits) {
    return new BigInteger(digits, 16);
  }
}
