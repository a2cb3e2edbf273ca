package org.handfast.engine.testing;

import java.math.BigInteger;
import java.security.AlgorithmParameters;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PublicKey;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.XECPublicKey;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.ECParameterSpec;
import java.security.spec.ECPoint;
import java.security.spec.ECPrivateKeySpec;
import java.security.spec.ECPublicKeySpec;
import java.security.spec.NamedParameterSpec;
import java.security.spec.XECPrivateKeySpec;
import java.security.spec.XECPublicKeySpec;
import java.util.Arrays;
import java.util.List;
import org.handfast.protocol.registry.NamedGroup;
import org.handfast.protocol.wire.Bytes;

/// A group's keys in the form of the wire and in the form of the JDK (RFC 9846 4.3.8.1, 4.3.8.2).
///
/// @param curve the JDK's name
/// @param coordinate the length of a coordinate in bytes
record DiffieHellmanGroup(NamedGroup group, String curve, int coordinate) {
  private static final List<DiffieHellmanGroup> ALL =
      List.of(
          new DiffieHellmanGroup(NamedGroup.X25519, "X25519", 32),
          new DiffieHellmanGroup(NamedGroup.SECP256R1, "secp256r1", 32),
          new DiffieHellmanGroup(NamedGroup.SECP384R1, "secp384r1", 48),
          new DiffieHellmanGroup(NamedGroup.SECP521R1, "secp521r1", 66));

  static DiffieHellmanGroup of(NamedGroup group) {
    return ALL.stream().filter(one -> one.group.equals(group)).findFirst().orElseThrow();
  }

  static List<NamedGroup> groups() {
    return ALL.stream().map(DiffieHellmanGroup::group).toList();
  }

  String agreement() {
    return isMontgomery() ? "X25519" : "ECDH";
  }

  KeyPair generate() {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance(isMontgomery() ? "X25519" : "EC");
      if (!isMontgomery()) {
        generator.initialize(new ECGenParameterSpec(curve));
      }
      return generator.generateKeyPair();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  KeyPair pair(Bytes privateKey, Bytes share) {
    try {
      KeyFactory keys = factory();
      return new KeyPair(
          decode(share),
          isMontgomery()
              ? keys.generatePrivate(
                  new XECPrivateKeySpec(NamedParameterSpec.X25519, privateKey.toArray()))
              : keys.generatePrivate(
                  new ECPrivateKeySpec(new BigInteger(1, privateKey.toArray()), parameters())));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  PublicKey decode(Bytes share) throws GeneralSecurityException {
    byte[] wire = share.toArray();
    if (isMontgomery()) {
      if (wire.length != coordinate) {
        throw new GeneralSecurityException("not 32 bytes");
      }
      reverse(wire);
      wire[0] &= 0x7f;
      return factory()
          .generatePublic(new XECPublicKeySpec(NamedParameterSpec.X25519, new BigInteger(1, wire)));
    }
    if (wire.length != 1 + 2 * coordinate || wire[0] != 4) {
      throw new GeneralSecurityException("not an uncompressed point");
    }
    BigInteger x = new BigInteger(1, Arrays.copyOfRange(wire, 1, 1 + coordinate));
    BigInteger y = new BigInteger(1, Arrays.copyOfRange(wire, 1 + coordinate, wire.length));
    return factory().generatePublic(new ECPublicKeySpec(new ECPoint(x, y), parameters()));
  }

  Bytes encode(PublicKey key) {
    if (key instanceof XECPublicKey montgomery) {
      byte[] u = fixed(montgomery.getU());
      reverse(u);
      return Bytes.owning(u);
    }
    ECPoint point = ((ECPublicKey) key).getW();
    return Bytes.concat(
        Bytes.of((byte) 4),
        Bytes.owning(fixed(point.getAffineX())),
        Bytes.owning(fixed(point.getAffineY())));
  }

  private boolean isMontgomery() {
    return curve.equals("X25519");
  }

  private KeyFactory factory() throws GeneralSecurityException {
    return KeyFactory.getInstance(isMontgomery() ? "X25519" : "EC");
  }

  private ECParameterSpec parameters() throws GeneralSecurityException {
    AlgorithmParameters parameters = AlgorithmParameters.getInstance("EC");
    parameters.init(new ECGenParameterSpec(curve));
    return parameters.getParameterSpec(ECParameterSpec.class);
  }

  private byte[] fixed(BigInteger number) {
    byte[] bytes = number.toByteArray();
    byte[] fixed = new byte[coordinate];
    int length = Math.min(bytes.length, coordinate);
    System.arraycopy(bytes, bytes.length - length, fixed, coordinate - length, length);
    return fixed;
  }

  private static void reverse(byte[] bytes) {
    for (int i = 0, j = bytes.length - 1; i < j; i++, j--) {
      byte held = bytes[i];
      bytes[i] = bytes[j];
      bytes[j] = held;
    }
  }
}
