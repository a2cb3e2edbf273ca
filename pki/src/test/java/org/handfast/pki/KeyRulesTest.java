package org.handfast.pki;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.ECParameterSpec;
import java.security.spec.ECPoint;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class KeyRulesTest {
  private static final BigInteger F4 = BigInteger.valueOf(65537);

  @ParameterizedTest
  @CsvSource({
    "2047, false",
    "2048, true",
    "3072, true",
    "8192, true",
    "8193, false",
    "16384, false"
  })
  void rsaHasBoundsOnBothSides(int bits, boolean sound) {
    assertThat(KeyRules.objection(rsa(BigInteger.ONE.shiftLeft(bits - 1), F4)).isEmpty())
        .isEqualTo(sound);
  }

  @ParameterizedTest
  @CsvSource({
    "1, false",
    "2, false",
    "3, true",
    "65537, true",
    "65536, false",
    "2147483647, true",
    "2147483649, false",
    "-3, false",
  })
  void anRsaExponentIsOddAndSmall(String exponent, boolean sound) {
    RSAPublicKey key = rsa(BigInteger.ONE.shiftLeft(2047), new BigInteger(exponent));
    assertThat(KeyRules.objection(key).isEmpty()).isEqualTo(sound);
  }

  @ParameterizedTest
  @ValueSource(strings = {"secp256r1", "secp384r1", "secp521r1"})
  void threeCurvesAreGoodEnough(String curve) {
    assertThat(KeyRules.objection(Keys.ec(curve).getPublic())).isEmpty();
  }

  /// CurveBall: all of P-256 but its generator.
  @Test
  void aCurveWithAnotherGeneratorIsAnotherCurve() {
    ECPublicKey sound = (ECPublicKey) Keys.p256().getPublic();
    ECParameterSpec curve = sound.getParams();
    ECPoint generator = sound.getW();
    var forged =
        new ECParameterSpec(curve.getCurve(), generator, curve.getOrder(), curve.getCofactor());
    assertThat(KeyRules.objection(new ForgedKey(generator, forged)))
        .hasValue("on another curve than P-256, P-384 and P-521");
  }

  @ParameterizedTest
  @ValueSource(strings = {"ML-DSA-44", "ML-DSA-65", "ML-DSA-87", "Ed25519"})
  void namedParametersOfSignatures(String name) {
    assertThat(KeyRules.objection(Keys.named(name).getPublic())).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"Ed448", "X25519", "ML-KEM-768"})
  void otherNamedParameters(String name) {
    assertThat(KeyRules.objection(Keys.named(name).getPublic()).orElseThrow()).contains(name);
  }

  @Test
  void dsaIsUnsupported() {
    assertThat(KeyRules.objection(Keys.dsa().getPublic())).hasValue("of the unsupported kind DSA");
  }

  private static RSAPublicKey rsa(BigInteger modulus, BigInteger exponent) {
    return new RSAPublicKey() {
      private static final long serialVersionUID = 1L;

      @Override
      public BigInteger getModulus() {
        return modulus;
      }

      @Override
      public BigInteger getPublicExponent() {
        return exponent;
      }

      @Override
      public String getAlgorithm() {
        return "RSA";
      }

      @Override
      public String getFormat() {
        return "none";
      }

      @Override
      public byte[] getEncoded() {
        return new byte[0];
      }
    };
  }

  private record ForgedKey(ECPoint getW, ECParameterSpec getParams) implements ECPublicKey {
    private static final long serialVersionUID = 1L;

    @Override
    public String getAlgorithm() {
      return "EC";
    }

    @Override
    public String getFormat() {
      return "none";
    }

    @Override
    public byte[] getEncoded() {
      return new byte[0];
    }
  }
}
