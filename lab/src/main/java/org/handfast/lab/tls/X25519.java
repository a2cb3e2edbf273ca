package org.handfast.lab.tls;

import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.spec.NamedParameterSpec;
import java.security.spec.XECPrivateKeySpec;
import java.security.spec.XECPublicKeySpec;
import java.util.Optional;
import javax.crypto.KeyAgreement;
import org.handfast.protocol.wire.Bytes;

/// X25519 on bytes (RFC 7748 5 and 6.1).
final class X25519 {
  static final int LENGTH = 32;

  private static final BigInteger BASE_POINT = BigInteger.valueOf(9);

  private X25519() {}

  /// The share of this private key.
  static Bytes share(Bytes privateKey) {
    return agree(privateKey, BASE_POINT).orElseThrow();
  }

  /// The shared secret; empty if the other share is no good one.
  static Optional<Bytes> agree(Bytes privateKey, Bytes share) {
    return agree(privateKey, number(share));
  }

  private static Optional<Bytes> agree(Bytes privateKey, BigInteger u) {
    try {
      KeyFactory factory = KeyFactory.getInstance("X25519");
      PrivateKey mine =
          factory.generatePrivate(
              new XECPrivateKeySpec(NamedParameterSpec.X25519, privateKey.toArray()));
      PublicKey theirs = factory.generatePublic(new XECPublicKeySpec(NamedParameterSpec.X25519, u));
      KeyAgreement agreement = KeyAgreement.getInstance("X25519");
      agreement.init(mine);
      agreement.doPhase(theirs, true);
      return Optional.of(Bytes.owning(agreement.generateSecret()));
    } catch (GeneralSecurityException _) {
      return Optional.empty();
    }
  }

  /// The u-coordinate: the smallest byte first, and without the topmost bit.
  private static BigInteger number(Bytes share) {
    byte[] reversed = new byte[share.length()];
    for (int i = 0; i < reversed.length; i++) {
      reversed[i] = (byte) share.at(reversed.length - 1 - i);
    }
    return new BigInteger(1, reversed).clearBit(LENGTH * Byte.SIZE - 1);
  }
}
