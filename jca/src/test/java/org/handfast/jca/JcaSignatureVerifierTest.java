package org.handfast.jca;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.KeyFactory;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.interfaces.ECPublicKey;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.ECParameterSpec;
import java.security.spec.ECPublicKeySpec;
import java.security.spec.MGF1ParameterSpec;
import java.security.spec.PSSParameterSpec;
import java.util.List;
import java.util.stream.Stream;
import org.bouncycastle.asn1.DERNull;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.RSAPublicKey;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.jce.provider.BouncyCastleProvider;
import org.handfast.engine.crypto.SignatureVerifier;
import org.handfast.engine.crypto.SignatureVerifier.Verdict;
import org.handfast.protocol.registry.SignatureScheme;
import org.handfast.protocol.wire.Bytes;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

final class JcaSignatureVerifierTest {
  private static final Bytes CONTENT =
      Bytes.owning("what was said".getBytes(StandardCharsets.US_ASCII));

  static Stream<Arguments> everywhere() {
    return Stream.of(ProviderSet.values())
        .flatMap(set -> Stream.of(Scheme.values()).map(scheme -> Arguments.of(set, scheme)));
  }

  @ParameterizedTest
  @MethodSource("everywhere")
  void aGoodSignatureIsValidAndNoOther(ProviderSet set, Scheme scheme) throws Exception {
    Keys keys = Keys.of(scheme.kind());
    PublicKey key = keys.pair().getPublic();
    Bytes signature = signature(scheme, keys.pair().getPrivate());
    SignatureVerifier verifier = set.crypto().verifier();
    assertThat(verifier.schemes()).contains(scheme.codePoint());
    for (int round = 0; round < 2; round++) {
      assertThat(verifier.verify(scheme.codePoint(), key, CONTENT, signature))
          .isEqualTo(Verdict.VALID);
    }
    assertThat(verifier.verify(scheme.codePoint(), key, CONTENT.slice(1), signature))
        .isEqualTo(Verdict.INVALID);
    assertThat(verifier.verify(scheme.codePoint(), key, Bytes.EMPTY, signature))
        .isEqualTo(Verdict.INVALID);
    for (Bytes bad : spoilt(signature)) {
      assertThat(verifier.verify(scheme.codePoint(), key, CONTENT, bad)).isEqualTo(Verdict.INVALID);
    }
  }

  private static List<Bytes> spoilt(Bytes signature) {
    byte[] first = signature.toArray();
    first[0] ^= 1;
    byte[] middle = signature.toArray();
    middle[middle.length / 2] ^= 1;
    byte[] last = signature.toArray();
    last[last.length - 1] ^= 1;
    return List.of(
        Bytes.owning(first),
        Bytes.owning(middle),
        Bytes.owning(last),
        Bytes.EMPTY,
        signature.slice(1),
        signature.slice(0, signature.length() - 1),
        Bytes.concat(signature, Bytes.of((byte) 0)),
        Bytes.concat(Bytes.of((byte) 0), signature),
        Bytes.owning(new byte[signature.length()]));
  }

  /// RFC 9846 4.3.3: a scheme is bound to one kind of key, and to one curve.
  @ParameterizedTest
  @EnumSource
  void aKeyOfAnotherKindIsTheWrongKey(ProviderSet set) throws Exception {
    SignatureVerifier verifier = set.crypto().verifier();
    for (Scheme scheme : Scheme.values()) {
      Bytes signature = signature(scheme, Keys.of(scheme.kind()).pair().getPrivate());
      for (Keys other : Keys.values()) {
        boolean fits =
            other.name().equals(scheme.kind().name())
                || (other == Keys.RSASSA_PSS_SHA384 && scheme == Scheme.RSA_PSS_PSS_SHA384);
        Verdict verdict =
            verifier.verify(scheme.codePoint(), other.pair().getPublic(), CONTENT, signature);
        assertThat(verdict == Verdict.WRONG_KEY)
            .as("%s with a key %s: %s", scheme, other, verdict)
            .isEqualTo(!fits);
      }
    }
  }

  /// CVE-2022-21449 and its like, on the three curves.
  @ParameterizedTest
  @EnumSource
  void psychicSignaturesAreInvalid(ProviderSet set) {
    SignatureVerifier verifier = set.crypto().verifier();
    for (Scheme scheme :
        List.of(
            Scheme.ECDSA_SECP256R1_SHA256,
            Scheme.ECDSA_SECP384R1_SHA384,
            Scheme.ECDSA_SECP521R1_SHA512)) {
      BigInteger order = CurveOrder.of(scheme.kind());
      List<BigInteger> bad =
          List.of(BigInteger.ZERO, order, order.shiftLeft(1), BigInteger.ONE.negate());
      for (BigInteger r : bad) {
        for (BigInteger s : Stream.concat(bad.stream(), Stream.of(BigInteger.ONE)).toList()) {
          for (Bytes psychic :
              List.of(
                  Bytes.owning(EcdsaSignature.encode(r, s)),
                  Bytes.owning(EcdsaSignature.encode(s, r)))) {
            assertThat(
                    verifier.verify(
                        scheme.codePoint(),
                        Keys.of(scheme.kind()).pair().getPublic(),
                        CONTENT,
                        psychic))
                .isEqualTo(Verdict.INVALID);
          }
        }
      }
    }
  }

  /// RFC 9846 4.3.3: the salt is as long as the hash, and MGF1 uses the same hash.
  @ParameterizedTest
  @EnumSource
  void otherParametersOfPssAreInvalid(ProviderSet set) throws Exception {
    for (PSSParameterSpec parameters :
        List.of(
            new PSSParameterSpec("SHA-256", "MGF1", MGF1ParameterSpec.SHA256, 20, 1),
            new PSSParameterSpec("SHA-256", "MGF1", MGF1ParameterSpec.SHA256, 0, 1),
            new PSSParameterSpec("SHA-256", "MGF1", MGF1ParameterSpec.SHA256, 48, 1),
            new PSSParameterSpec("SHA-256", "MGF1", MGF1ParameterSpec.SHA384, 32, 1),
            new PSSParameterSpec("SHA-384", "MGF1", MGF1ParameterSpec.SHA384, 32, 1))) {
      Signature signer = Signature.getInstance("RSASSA-PSS");
      signer.setParameter(parameters);
      signer.initSign(Keys.RSA.pair().getPrivate());
      signer.update(CONTENT.toArray());
      assertThat(
              set.crypto()
                  .verifier()
                  .verify(
                      SignatureScheme.RSA_PSS_RSAE_SHA256,
                      Keys.RSA.pair().getPublic(),
                      CONTENT,
                      Bytes.owning(signer.sign())))
          .isEqualTo(Verdict.INVALID);
    }
  }

  @ParameterizedTest
  @EnumSource
  void anUnsoundRsaKeyIsTheWrongKey(ProviderSet set) throws Exception {
    BigInteger modulus = BigInteger.TWO.pow(2047).add(BigInteger.ONE);
    BigInteger f4 = BigInteger.valueOf(65537);
    List<PublicKey> unsound =
        List.of(
            rsa(BigInteger.TWO.pow(2046).add(BigInteger.ONE), f4),
            rsa(BigInteger.TWO.pow(8192).add(BigInteger.ONE), f4),
            rsa(modulus, BigInteger.ONE),
            rsa(modulus, BigInteger.ZERO),
            rsa(modulus, BigInteger.TWO.pow(64).add(BigInteger.ONE)),
            rsa(modulus, modulus.subtract(BigInteger.TWO)),
            rsa(modulus, f4.add(BigInteger.ONE)));
    for (PublicKey key : unsound) {
      assertThat(
              set.crypto()
                  .verifier()
                  .verify(
                      SignatureScheme.RSA_PSS_RSAE_SHA256,
                      key,
                      CONTENT,
                      Bytes.owning(new byte[256])))
          .isEqualTo(Verdict.WRONG_KEY);
    }
  }

  private static PublicKey rsa(BigInteger modulus, BigInteger exponent) throws Exception {
    var algorithm = new AlgorithmIdentifier(PKCSObjectIdentifiers.rsaEncryption, DERNull.INSTANCE);
    var key = new SubjectPublicKeyInfo(algorithm, new RSAPublicKey(modulus, exponent));
    return new EncodedKey(Bytes.owning(key.getEncoded("DER")));
  }

  /// Explicit parameters may name another generator (CVE-2020-0601).
  @ParameterizedTest
  @EnumSource
  void aCurveWithoutAKnownNameIsTheWrongKey(ProviderSet set) throws Exception {
    var bouncyCastle = new BouncyCastleProvider();
    var named = (ECPublicKey) Keys.SECP256R1.pair().getPublic();
    ECParameterSpec parameters = named.getParams();
    var nameless =
        new ECParameterSpec(
            parameters.getCurve(),
            parameters.getGenerator(),
            parameters.getOrder(),
            parameters.getCofactor());
    PublicKey explicit =
        KeyFactory.getInstance("EC", bouncyCastle)
            .generatePublic(new ECPublicKeySpec(named.getW(), nameless));
    KeyPairGenerator generator = KeyPairGenerator.getInstance("EC", bouncyCastle);
    generator.initialize(new ECGenParameterSpec("secp256k1"));
    Bytes signature = signature(Scheme.ECDSA_SECP256R1_SHA256, Keys.SECP256R1.pair().getPrivate());
    for (PublicKey key : List.of(explicit, generator.generateKeyPair().getPublic())) {
      assertThat(
              set.crypto()
                  .verifier()
                  .verify(SignatureScheme.ECDSA_SECP256R1_SHA256, key, CONTENT, signature))
          .isEqualTo(Verdict.WRONG_KEY);
    }
  }

  @ParameterizedTest
  @EnumSource
  void whatIsNoKeyIsTheWrongKey(ProviderSet set) throws Exception {
    byte[] cut = Keys.RSA.pair().getPublic().getEncoded();
    List<Bytes> encodings =
        List.of(
            Bytes.EMPTY,
            Bytes.of((byte) 0x30),
            Bytes.owning(new byte[91]),
            Bytes.owning(cut).slice(0, cut.length - 1),
            Bytes.owning(cut).slice(0, 19));
    for (Bytes encoding : encodings) {
      for (Scheme scheme : Scheme.values()) {
        assertThat(
                set.crypto()
                    .verifier()
                    .verify(scheme.codePoint(), new EncodedKey(encoding), CONTENT, Bytes.EMPTY))
            .isEqualTo(Verdict.WRONG_KEY);
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  void aKeyOffTheCurveVerifiesNothing(ProviderSet set) {
    byte[] point = Bytes.fromHex(EcExample.SECP256R1.point()).toArray();
    point[64] ^= 1;
    var key = new EncodedKey(Bytes.owning(Spki.SECP256R1.wrap(Bytes.owning(point))));
    assertThat(
            set.crypto()
                .verifier()
                .verify(
                    SignatureScheme.ECDSA_SECP256R1_SHA256,
                    key,
                    Bytes.owning("sample".getBytes(StandardCharsets.US_ASCII)),
                    Bytes.fromHex(EcExample.SECP256R1.signature())))
        .isNotEqualTo(Verdict.VALID);
  }

  /// What a provider did not make itself it can still use, by its encoding.
  @ParameterizedTest
  @EnumSource
  void aForeignKeyObjectIsAsGood(ProviderSet set) throws Exception {
    for (Scheme scheme : Scheme.values()) {
      Keys keys = Keys.of(scheme.kind());
      var foreign = new EncodedKey(Bytes.owning(keys.pair().getPublic().getEncoded()));
      Bytes signature = signature(scheme, keys.pair().getPrivate());
      assertThat(set.crypto().verifier().verify(scheme.codePoint(), foreign, CONTENT, signature))
          .as("%s", scheme)
          .isEqualTo(Verdict.VALID);
    }
  }

  @Test
  void anUnknownSchemeIsTheCallersMistake() {
    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                JcaCryptoProvider.jdkOnly()
                    .verifier()
                    .verify(
                        SignatureScheme.RSA_PKCS1_SHA1,
                        Keys.RSA.pair().getPublic(),
                        CONTENT,
                        Bytes.EMPTY));
  }

  private static Bytes signature(Scheme scheme, PrivateKey key) throws Exception {
    String home =
        switch (scheme.kind()) {
          case SECP256R1, SECP384R1, SECP521R1, ED25519 -> "SunEC";
          case ML_DSA_44, ML_DSA_65, ML_DSA_87 -> "SUN";
          case RSA, RSASSA_PSS -> "SunRsaSign";
        };
    Signature signer = scheme.signature(java.security.Security.getProvider(home));
    signer.initSign(key);
    signer.update(CONTENT.toArray());
    return Bytes.owning(signer.sign());
  }
}
