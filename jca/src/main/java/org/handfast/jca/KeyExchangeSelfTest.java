package org.handfast.jca;

import static org.handfast.jca.SelfTest.require;
import static org.handfast.jca.SelfTest.requireAnswer;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.Provider;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.HexFormat;
import org.handfast.engine.crypto.InvalidShareException;
import org.handfast.engine.crypto.KeyExchange;
import org.handfast.engine.secret.Secret;
import org.handfast.engine.secret.SecretScope;
import org.handfast.protocol.wire.Bytes;

/// An agreement with a known answer and a share that is none: RFC 7748 6.1 for X25519; for the
/// others the key pair of RFC 6979 A.2.5 to A.2.7 agrees with itself. ML-KEM agrees with itself
/// under a fresh key: its keys and ciphertexts are too long to keep here.
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
