package org.handfast.jca;

import static org.handfast.jca.SelfTest.require;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Provider;
import java.security.Signature;
import java.security.spec.NamedParameterSpec;
import java.security.spec.RSAPublicKeySpec;
import java.util.HexFormat;
import java.util.Optional;
import org.handfast.protocol.wire.Bytes;

/// A good signature and a spoilt one. RFC 8032 7.1's first test for Ed25519; signatures that the
/// JDK made over "sample" for RSA; ML-DSA signs with a fresh key: its signatures are too long to
/// keep here.
final class SignatureSelfTest {
  private static final byte[] SAMPLE = "sample".getBytes(StandardCharsets.US_ASCII);

  private static final String MODULUS =
      "9787956e8edb41a8057aed6070f9ed9acab0e3af0ba5c408976b6e6980c97f01"
          + "54bf514fd6c07345bcc802f4d3b1684abcd3a066d95a4fdeb730075c5ba51dfb"
          + "57a88c73e9564b3ddb1836d556685641207498979d4f54b42b47e0f88c916b52"
          + "8ab155746078306086622106b178b8349bca687ee35fc60719ef812497cad234"
          + "99c0fe9120ce9cb26e9a1c880b2e1ecb89a240c87ee2680d8079a22544d764b1"
          + "4c33c7a4041bf858ac25e040d3e468375cb2f4a634ca68e81e8c1fea2c160f5e"
          + "b64897a53ab5188c28b1a37e4b32880a9a9dd362ca94deac449e8e8a52c19d5f"
          + "83e9e0e89b3c138c77d779307b3326ff35869801ab6e838ee5172ab1ca4d7f07";

  private static final String PSS_SIGNATURE =
      "449e06394be19f12957332f8d5391c6245056b86aa21411a43de1f520641f5b3"
          + "d100248183cff3f0839cf2c33c427b43ffbe23bee896d7bcc7542e1378e6284f"
          + "713daedc00f8de6ab7f58ac21f3a36f63f6e6fdcb339789b01b32703ff620e2f"
          + "afe131d249cd1e00cacf762a50f3d15b3bed3a359459d4522511c57263555e39"
          + "6ea823dcfe21aa3ed6c12f799d5859d7f705391f41aecd3aa99d4a1e41395b65"
          + "afba53a2363668fedc43bdd992eb5bf6b7bb997b03f93bf52d04eb0ea8d60a86"
          + "cd88f31b0676514545d5bbaac181661e760c3b6ad5b11ce74e699363b138e700"
          + "47cd6df4a8e7b1b4c69901fa54e24bb4e60f24fd4a8e235f93407a4650090e03";

  private static final String PKCS1_SIGNATURE =
      "1c5ef1e5812ca8d573da98fe1e90694333b433ac57a57a61cc194a5fef0a8ee2"
          + "acce4997c5d485915154857ab5233096fa3ec83f92a52b08f630dfa53f869eb8"
          + "ed3abfa9991480c64dcda14241726a7e1281ed63fa92b28647ff5c329794b671"
          + "ff0f85fd7e1417fd5407a713f5658958cf9bb553a97fec59bf1248f7e08f8997"
          + "c08aeccc35af0850dd29acc0e174b0d51c4e1025ef4735aac017105abe395302"
          + "3ee5c586dde50ccab1f2c1dc2fe1bd399db492c57350ce1c1032a09a89db8d93"
          + "75f18281b6e7897c00e5a67c99993963d39485d70d9e055c1c6b58c790b106d6"
          + "cc75ee47544806494a448ad30e0f86bc5934ea193a4788e750f7bbaf28d488f1";

  private SignatureSelfTest() {}

  static void ed25519(Provider provider) throws GeneralSecurityException {
    Bytes point = Bytes.fromHex("d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a");
    String signature =
        "e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e06522490155"
            + "5fb8821590a33bacc61e39701cf9b46bd25bf5f0595bbe24655141438e7a100b";
    byte[] encoded = Spki.ED25519.wrap(point);
    VerificationKey key = VerificationKey.of(encoded, KeyKind.ED25519, provider);
    check(Scheme.ED25519, key, new byte[0], HexFormat.of().parseHex(signature));
  }

  static void rsaPss(Provider provider) throws GeneralSecurityException {
    byte[] signature = HexFormat.of().parseHex(PSS_SIGNATURE);
    check(Scheme.RSA_PSS_RSAE_SHA256, rsaKey(provider), SAMPLE, signature);
  }

  static void rsaPkcs1(Provider provider) throws GeneralSecurityException {
    byte[] signature = HexFormat.of().parseHex(PKCS1_SIGNATURE);
    check(Scheme.RSA_PKCS1_SHA256, rsaKey(provider), SAMPLE, signature);
  }

  static void mlDsa(Provider provider) throws GeneralSecurityException {
    Scheme scheme = Scheme.MLDSA44;
    KeyPairGenerator generator = KeyPairGenerator.getInstance(scheme.kind().keyName(), provider);
    generator.initialize(NamedParameterSpec.ML_DSA_44, PlatformRandom.INSTANCE);
    KeyPair pair = generator.generateKeyPair();
    Signature signature = scheme.signature(provider);
    signature.initSign(pair.getPrivate(), PlatformRandom.INSTANCE);
    signature.update(SAMPLE);
    byte[] encoded = pair.getPublic().getEncoded();
    VerificationKey key = VerificationKey.of(encoded, scheme.kind(), provider);
    check(scheme, key, SAMPLE, signature.sign());
  }

  private static VerificationKey rsaKey(Provider provider) throws GeneralSecurityException {
    var numbers = new RSAPublicKeySpec(new BigInteger(MODULUS, 16), BigInteger.valueOf(65537));
    return new VerificationKey(
        KeyFactory.getInstance("RSA", provider).generatePublic(numbers),
        KeyKind.RSA,
        provider,
        numbers.getModulus().bitLength(),
        Optional.empty());
  }

  private static void check(Scheme scheme, VerificationKey key, byte[] content, byte[] signature) {
    require(scheme.verify(key, content, signature), "refuses a good signature");
    signature[signature.length / 2] ^= 1;
    require(!scheme.verify(key, content, signature), "accepts a spoilt signature");
  }
}
