package org.handfast.jca;

import static org.handfast.jca.SelfTest.require;
import static org.handfast.jca.SelfTest.requireAnswer;

import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.Provider;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.HexFormat;
import javax.crypto.spec.DHPrivateKeySpec;
import org.handfast.engine.crypto.InvalidShareException;
import org.handfast.engine.crypto.KeyExchange;
import org.handfast.engine.secret.Secret;
import org.handfast.engine.secret.SecretScope;
import org.handfast.protocol.wire.Bytes;

/// An agreement with a known answer and a share that is none: RFC 7748 6 for X25519 and X448; for
/// the others the key pair of RFC 6979 A.2.5 to A.2.7 agrees with itself. In a finite field small
/// numbers do, and show the leading zeros. ML-KEM agrees with itself under a fresh key: its keys
/// and ciphertexts are too long to keep here.
final class KeyExchangeSelfTest {
  private KeyExchangeSelfTest() {}

  static void agree(Curve curve, Provider provider)
      throws GeneralSecurityException, InvalidShareException {
    var exchange = new CurveKeyExchange(curve, () -> provider, PlatformRandom.INSTANCE);
    switch (curve) {
      case X25519 -> {
        PrivateKey key =
            key(
                curve,
                provider,
                "302e020100300506032b656e04220420"
                    + "5dab087e624a8a4b79e17f8b83800ee66f3bb1292618b6fd1c2f8b27ff88e0eb");
        Bytes peer =
            Bytes.fromHex("8520f0098930a754748b7ddcb43ef75a0dbf3a0d26381af4eba4a98eaa9b4e6a");
        requireAnswer(
            "4a5d9d5ba4ce2de1728e3bf480350f25e07e21c947d19e3376f09b3c1e161742",
            exchange.agree(key, exchange.decode(peer)));
        requireRefusal(exchange, key, Bytes.owning(new byte[curve.shareLength()]));
      }
      case X448 -> {
        PrivateKey key =
            key(
                curve,
                provider,
                "3046020100300506032b656f043a0438"
                    + "9a8f4925d1519f5775cf46b04b5800d4ee9ee8bae8bc5565d498c28d"
                    + "d9c9baf574a9419744897391006382a6f127ab1d9ac2d8c0a598726b");
        Bytes peer =
            Bytes.fromHex(
                "3eb7a829b0cd20f5bcfc0b599b6feccf6da4627107bdb0d4f345b430"
                    + "27d8b972fc3e34fb4232a13ca706dcb57aec3dae07bdc1c67bf33609");
        requireAnswer(
            "07fff4181ac6cc95ec1c16a94a0f74d12da232ce40a77552281d282b"
                + "b60c0b56fd2464c335543936521c24403085d59a449a5037514a879d",
            exchange.agree(key, exchange.decode(peer)));
        requireRefusal(exchange, key, Bytes.owning(new byte[curve.shareLength()]));
      }
      case SECP256R1, SECP384R1, SECP521R1 -> {
        PrivateKey key = key(curve, provider, EcExample.of(curve).pkcs8());
        Bytes share = Bytes.fromHex(EcExample.of(curve).point());
        requireAnswer(
            EcExample.of(curve).agreedWithItself(), exchange.agree(key, exchange.decode(share)));
        byte[] offCurve = share.toArray();
        offCurve[offCurve.length - 1] ^= 1;
        requireRefusal(exchange, key, Bytes.owning(offCurve));
      }
    }
  }

  private static PrivateKey key(Curve curve, Provider provider, String pkcs8)
      throws GeneralSecurityException {
    return KeyFactory.getInstance(curve.keyName(), provider)
        .generatePrivate(new PKCS8EncodedKeySpec(HexFormat.of().parseHex(pkcs8)));
  }

  private static void requireRefusal(CurveKeyExchange exchange, PrivateKey key, Bytes share) {
    boolean accepted;
    try {
      exchange.agree(key, exchange.decode(share));
      accepted = true;
    } catch (InvalidShareException _) {
      accepted = false;
    }
    require(!accepted, "accepts a share that is not on the curve");
  }

  /// 3^8 is 6561, and far below the prime.
  static void agreeInField(Provider provider)
      throws GeneralSecurityException, InvalidShareException {
    FiniteField field = FiniteField.FFDHE2048;
    var exchange = new FiniteFieldKeyExchange(field, () -> provider, PlatformRandom.INSTANCE);
    var eight = new DHPrivateKeySpec(BigInteger.valueOf(8), field.prime(), BigInteger.TWO);
    PrivateKey key = KeyFactory.getInstance("DH", provider).generatePrivate(eight);
    byte[] three = new byte[field.length()];
    three[three.length - 1] = 3;
    byte[] power = new byte[field.length()];
    power[power.length - 2] = (byte) (6561 >>> 8);
    power[power.length - 1] = (byte) 6561;
    requireAnswer(power, exchange.agree(key, exchange.decode(Bytes.owning(three))));
    try (SecretScope scope = SecretScope.open()) {
      KeyExchange.Offer offer = exchange.offer();
      KeyExchange.Answer answer = exchange.answer(offer.share(), scope);
      Secret secret = offer.complete(answer.share(), scope);
      require(secret.equals(answer.secret()), "does not agree with itself");
    }
  }

  static void encapsulate(Provider provider) throws InvalidShareException {
    var exchange = new MlKemKeyExchange(MlKem.ML_KEM_768, () -> provider, PlatformRandom.INSTANCE);
    try (SecretScope scope = SecretScope.open()) {
      KeyExchange.Offer offer = exchange.offer();
      KeyExchange.Answer answer = exchange.answer(offer.share(), scope);
      Secret secret = offer.complete(answer.share(), scope);
      require(secret.length() == 32, "makes a secret of another length");
      require(secret.equals(answer.secret()), "does not agree with itself");
    }
  }
}
