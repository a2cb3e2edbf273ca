package org.handfast.jca;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Provider;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.X509EncodedKeySpec;
import org.handfast.protocol.registry.NamedGroup;
import org.handfast.protocol.wire.Bytes;

/// The curves of RFC 9846 4.3.8.2, as rows: what their shares look like, and their names in the
/// JCA.
///
/// A share becomes a key, and a key a share, by way of the X.509 encoding, which is the share
/// behind a prefix that never changes. All providers speak it and none needs a `BigInteger` for it;
/// the `KeySpec`s of single providers gain less than a microsecond.
enum Curve {
  X25519(NamedGroup.X25519, Primitive.X25519, Spki.X25519, 32, 32),
  SECP256R1(NamedGroup.SECP256R1, Primitive.ECDH_SECP256R1, Spki.SECP256R1, 65, 32),
  SECP384R1(NamedGroup.SECP384R1, Primitive.ECDH_SECP384R1, Spki.SECP384R1, 97, 48),
  SECP521R1(NamedGroup.SECP521R1, Primitive.ECDH_SECP521R1, Spki.SECP521R1, 133, 66),
  X448(NamedGroup.X448, Primitive.X448, Spki.X448, 56, 56);

  /// The first byte of a point in uncompressed form.
  private static final int UNCOMPRESSED = 4;

  private final NamedGroup group;
  private final Primitive primitive;
  private final Spki spki;
  private final int shareLength;
  private final int secretLength;

  Curve(NamedGroup group, Primitive primitive, Spki spki, int shareLength, int secretLength) {
    this.group = group;
    this.primitive = primitive;
    this.spki = spki;
    this.shareLength = shareLength;
    this.secretLength = secretLength;
  }

  NamedGroup group() {
    return group;
  }

  Primitive primitive() {
    return primitive;
  }

  int shareLength() {
    return shareLength;
  }

  /// The length of the shared secret: of the u-coordinate, or of the x-coordinate with all its
  /// leading zeros (RFC 9846 7.4.2).
  int secretLength() {
    return secretLength;
  }

  String agreementName() {
    return isMontgomery() ? name() : "ECDH";
  }

  String keyName() {
    return isMontgomery() ? name() : "EC";
  }

  /// Whether it is one of RFC 7748, where every string of the right length is a share.
  boolean isMontgomery() {
    return this == X25519 || this == X448;
  }

  /// Whether these bytes have the form of a share. Whether the point is on the curve is not asked
  /// here.
  boolean isShare(Bytes share) {
    return share.length() == shareLength && (isMontgomery() || share.at(0) == UNCOMPRESSED);
  }

  KeyPair generate(Provider provider, SecureRandom random) throws GeneralSecurityException {
    KeyPairGenerator generator = KeyPairGenerator.getInstance(keyName(), provider);
    if (isMontgomery()) {
      // The one form that all providers take.
      generator.initialize(this == X25519 ? 255 : 448, random);
    } else {
      generator.initialize(new ECGenParameterSpec(group.toString()), random);
    }
    return generator.generateKeyPair();
  }

  PublicKey decode(Bytes share, Provider provider) throws GeneralSecurityException {
    return KeyFactory.getInstance(keyName(), provider)
        .generatePublic(new X509EncodedKeySpec(spki.wrap(share)));
  }

  Bytes encode(PublicKey key) {
    return spki.unwrap(key.getEncoded());
  }
}
