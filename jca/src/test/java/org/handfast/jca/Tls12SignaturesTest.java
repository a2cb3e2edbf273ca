package org.handfast.jca;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.InvalidKeyException;
import java.security.KeyPair;
import java.security.Security;
import java.security.Signature;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.handfast.engine.crypto.SignatureVerifier;
import org.handfast.engine.crypto.SignatureVerifier.Verdict;
import org.handfast.protocol.registry.SignatureScheme;
import org.handfast.protocol.wire.Bytes;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/// TLS 1.2 ties ECDSA's hash to no curve, and signs with PKCS #1 v1.5 (RFC 5246 7.4.1.4.1, RFC 8422
/// 5.1.3).
final class Tls12SignaturesTest {
  private static final Bytes CONTENT =
      Bytes.owning("what both have said".getBytes(StandardCharsets.US_ASCII));
  private static final List<Scheme> ECDSA =
      List.of(
          Scheme.ECDSA_SECP256R1_SHA256,
          Scheme.ECDSA_SECP384R1_SHA384,
          Scheme.ECDSA_SECP521R1_SHA512);
  private static final List<Keys> CURVES = List.of(Keys.SECP256R1, Keys.SECP384R1, Keys.SECP521R1);

  static Stream<Arguments> everywhere() {
    return Stream.of(ProviderSet.values())
        .flatMap(
            set ->
                Stream.of(Keys.values())
                    .filter(key -> key != Keys.SHORT_RSA && key != Keys.X25519)
                    .map(key -> Arguments.of(set, key)));
  }

  @ParameterizedTest
  @MethodSource("everywhere")
  void whatIsSignedVerifies(ProviderSet set, Keys keys) throws Exception {
    KeyPair pair = keys.pair();
    JcaSigner signer = JcaSigner.of(pair.getPrivate(), pair.getPublic(), set.providers());
    for (SignatureScheme scheme : signer.tls12Schemes()) {
      for (int round = 0; round < 3; round++) {
        Bytes signature = signer.sign(scheme, CONTENT);
        for (SignatureVerifier verifier :
            List.of(JcaCryptoProvider.jdkOnly().verifier(), set.crypto().verifier())) {
          assertThat(verifier.schemes()).contains(scheme);
          assertThat(verifier.verifyTls12(scheme, pair.getPublic(), CONTENT, signature))
              .isEqualTo(Verdict.VALID);
          assertThat(verifier.verifyTls12(scheme, pair.getPublic(), Bytes.EMPTY, signature))
              .isEqualTo(Verdict.INVALID);
        }
      }
    }
  }

  @Test
  void aKeyHasTheSchemesOfItsKindItsOwnHashFirst() throws Exception {
    assertThat(schemes(Keys.SECP256R1))
        .containsExactly(
            SignatureScheme.ECDSA_SECP256R1_SHA256,
            SignatureScheme.ECDSA_SECP384R1_SHA384,
            SignatureScheme.ECDSA_SECP521R1_SHA512);
    assertThat(schemes(Keys.SECP384R1))
        .containsExactly(
            SignatureScheme.ECDSA_SECP384R1_SHA384,
            SignatureScheme.ECDSA_SECP256R1_SHA256,
            SignatureScheme.ECDSA_SECP521R1_SHA512);
    assertThat(schemes(Keys.SECP521R1))
        .containsExactly(
            SignatureScheme.ECDSA_SECP521R1_SHA512,
            SignatureScheme.ECDSA_SECP256R1_SHA256,
            SignatureScheme.ECDSA_SECP384R1_SHA384);
    assertThat(schemes(Keys.ED25519)).containsExactly(SignatureScheme.ED25519);
    assertThat(schemes(Keys.RSA))
        .containsExactly(
            SignatureScheme.RSA_PSS_RSAE_SHA256,
            SignatureScheme.RSA_PSS_RSAE_SHA384,
            SignatureScheme.RSA_PSS_RSAE_SHA512,
            SignatureScheme.RSA_PKCS1_SHA256,
            SignatureScheme.RSA_PKCS1_SHA384,
            SignatureScheme.RSA_PKCS1_SHA512);
    assertThat(schemes(Keys.RSASSA_PSS))
        .containsExactly(
            SignatureScheme.RSA_PSS_PSS_SHA256,
            SignatureScheme.RSA_PSS_PSS_SHA384,
            SignatureScheme.RSA_PSS_PSS_SHA512);
    assertThat(schemes(Keys.RSASSA_PSS_SHA384)).containsExactly(SignatureScheme.RSA_PSS_PSS_SHA384);
    assertThat(schemes(Keys.ML_DSA_44)).isEmpty();
    assertThat(schemes(Keys.ML_DSA_87)).isEmpty();
  }

  /// The JDK signs here, so that signer and verifier cannot agree on something of their own.
  @ParameterizedTest
  @EnumSource
  void everyHashGoesWithEveryCurve(ProviderSet set) throws Exception {
    SignatureVerifier verifier = set.crypto().verifier();
    for (Scheme scheme : ECDSA) {
      for (Keys keys : CURVES) {
        Bytes signature = ecdsa(scheme, keys);
        boolean own = keys.name().equals(scheme.kind().name());
        SignatureScheme codePoint = scheme.codePoint();
        assertThat(verifier.verifyTls12(codePoint, keys.pair().getPublic(), CONTENT, signature))
            .isEqualTo(Verdict.VALID);
        assertThat(verifier.verify(codePoint, keys.pair().getPublic(), CONTENT, signature))
            .isEqualTo(own ? Verdict.VALID : Verdict.WRONG_KEY);
        for (Scheme other : ECDSA) {
          if (other != scheme) {
            assertThat(
                    verifier.verifyTls12(
                        other.codePoint(), keys.pair().getPublic(), CONTENT, signature))
                .isEqualTo(Verdict.INVALID);
          }
        }
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  void psychicSignaturesAreInvalidOnEveryCurve(ProviderSet set) {
    SignatureVerifier verifier = set.crypto().verifier();
    for (Scheme scheme : ECDSA) {
      for (Keys keys : CURVES) {
        BigInteger order = CurveOrder.of(KeyKind.valueOf(keys.name()));
        for (BigInteger number : List.of(BigInteger.ZERO, order)) {
          Bytes psychic = Bytes.owning(EcdsaSignature.encode(number, number));
          assertThat(
                  verifier.verifyTls12(
                      scheme.codePoint(), keys.pair().getPublic(), CONTENT, psychic))
              .isEqualTo(Verdict.INVALID);
        }
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  void aKeyOfAnotherKindIsTheWrongKey(ProviderSet set) {
    SignatureVerifier verifier = set.crypto().verifier();
    for (Scheme scheme : Scheme.values()) {
      for (Keys keys : Keys.values()) {
        Verdict verdict =
            verifier.verifyTls12(
                scheme.codePoint(), keys.pair().getPublic(), CONTENT, Bytes.of((byte) 0));
        assertThat(verdict)
            .as("%s with a key %s", scheme, keys)
            .isEqualTo(fits(scheme, keys) ? Verdict.INVALID : Verdict.WRONG_KEY);
      }
    }
  }

  private static boolean fits(Scheme scheme, Keys keys) {
    return switch (keys) {
      case SECP256R1, SECP384R1, SECP521R1 -> ECDSA.contains(scheme);
      case ED25519 -> scheme == Scheme.ED25519;
      case RSA -> scheme.name().startsWith("RSA_PSS_RSAE") || scheme.name().startsWith("RSA_PKCS1");
      case RSASSA_PSS -> scheme.name().startsWith("RSA_PSS_PSS");
      case RSASSA_PSS_SHA384 -> scheme == Scheme.RSA_PSS_PSS_SHA384;
      case ML_DSA_44, ML_DSA_65, ML_DSA_87, SHORT_RSA, X25519 -> false;
    };
  }

  @Test
  void sha1IsTheCallersMistake() throws Exception {
    JcaSigner signer = JcaSigner.of(Keys.RSA.pair().getPrivate(), Keys.RSA.pair().getPublic());
    for (SignatureScheme scheme :
        List.of(SignatureScheme.RSA_PKCS1_SHA1, SignatureScheme.ECDSA_SHA1)) {
      assertThatIllegalArgumentException().isThrownBy(() -> signer.sign(scheme, CONTENT));
      assertThatIllegalArgumentException()
          .isThrownBy(
              () ->
                  JcaCryptoProvider.jdkOnly()
                      .verifier()
                      .verifyTls12(scheme, Keys.RSA.pair().getPublic(), CONTENT, Bytes.EMPTY));
    }
  }

  @Test
  void aKeyInADeviceSignsWithEveryHash() throws Exception {
    AtomicInteger used = new AtomicInteger();
    var device = new ScriptedProvider("Device");
    for (String algorithm : List.of("SHA256withECDSA", "SHA384withECDSA", "SHA512withECDSA")) {
      device.with("Signature", algorithm, () -> new DeviceSignature(algorithm, used));
    }
    KeyPair pair = Keys.SECP256R1.pair();
    Security.addProvider(device);
    try {
      JcaSigner signer = JcaSigner.of(new DeviceKey(pair.getPrivate()), pair.getPublic());
      for (SignatureScheme scheme : signer.tls12Schemes()) {
        Bytes signature = signer.sign(scheme, CONTENT);
        assertThat(
                JcaCryptoProvider.installed()
                    .verifier()
                    .verifyTls12(scheme, pair.getPublic(), CONTENT, signature))
            .isEqualTo(Verdict.VALID);
      }
      assertThat(used).hasValue(3);
    } finally {
      Security.removeProvider(device.getName());
    }
  }

  private static List<SignatureScheme> schemes(Keys keys) throws InvalidKeyException {
    KeyPair pair = keys.pair();
    return JcaSigner.of(pair.getPrivate(), pair.getPublic(), Providers.jdkOnly()).tls12Schemes();
  }

  private static Bytes ecdsa(Scheme scheme, Keys keys) throws Exception {
    Signature signer = scheme.signature(Security.getProvider("SunEC"));
    signer.initSign(keys.pair().getPrivate());
    signer.update(CONTENT.toArray());
    return Bytes.owning(signer.sign());
  }
}
