package org.handfast.jca;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.KeyPair;
import java.security.Security;
import java.security.SignatureException;
import java.util.Arrays;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.bouncycastle.jce.provider.BouncyCastleProvider;
import org.handfast.engine.crypto.CryptoProvider;
import org.handfast.engine.crypto.KeyExchange;
import org.handfast.engine.secret.SecretScope;
import org.handfast.protocol.registry.SignatureScheme;
import org.handfast.protocol.wire.Bytes;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class ProvidersTest {
  private static final List<String> JDK = List.of("SUN", "SunJCE", "SunEC", "SunRsaSign");

  @Test
  void theJdkServesEverything() {
    List<ProviderChoice> chosen = Providers.jdkOnly().chosen();
    assertThat(chosen).extracting(ProviderChoice::primitive).containsExactly(Primitive.values());
    assertThat(chosen)
        .allSatisfy(choice -> assertThat(JDK).contains(choice.provider()))
        .allSatisfy(choice -> assertThat(choice.refused()).isEmpty())
        .allSatisfy(choice -> assertThat(choice.version()).isNotEmpty());
  }

  @Test
  void theFastestPresentServes() {
    ProviderSet.CONSCRYPT.providers(); // or skip
    List<ProviderChoice> chosen = Providers.installed().chosen();
    assertThat(chosen).extracting(ProviderChoice::primitive).containsExactly(Primitive.values());
    assertThat(choice(chosen, Primitive.AES_GCM).provider()).isEqualTo("SunJCE");
    assertThat(choice(chosen, Primitive.X25519).provider()).isEqualTo("Conscrypt");
    assertThat(choice(chosen, Primitive.ECDSA_SECP256R1).provider()).isEqualTo("Conscrypt");
    assertThat(choice(chosen, Primitive.X25519).version()).startsWith("2.");
  }

  /// Conscrypt 2.9 registers ML-KEM and has no class for it; what it has of AEADs is not tidy.
  @Test
  void aProviderThatFailsItsSelfTestIsShownAsRefused() {
    List<ProviderChoice> chosen = ProviderSet.CONSCRYPT.providers().chosen();
    for (Primitive primitive :
        List.of(Primitive.ML_KEM, Primitive.AES_GCM, Primitive.CHACHA20_POLY1305)) {
      ProviderChoice choice = choice(chosen, primitive);
      assertThat(choice.provider()).isEqualTo("SunJCE");
      assertThat(choice.refused()).singleElement().asString().startsWith("Conscrypt (");
      assertThat(choice.toString()).contains("SunJCE", "after refusing Conscrypt");
    }
    assertThat(choice(chosen, Primitive.X25519).provider()).isEqualTo("Conscrypt");
  }

  @Test
  void whatIsPreferredServesAllItCan() {
    List<ProviderChoice> chosen =
        Providers.preferring(List.of(new BouncyCastleProvider())).chosen();
    assertThat(chosen)
        .filteredOn(choice -> choice.primitive() != Primitive.RSA_DECRYPTION)
        .hasSize(Primitive.values().length - 1)
        .allSatisfy(choice -> assertThat(choice.provider()).isEqualTo("BC"))
        .allSatisfy(choice -> assertThat(choice.refused()).isEmpty());
    assertThat(choice(chosen, Primitive.RSA_DECRYPTION))
        .hasToString(
            "RSA_DECRYPTION: SunJCE "
                + choice(chosen, Primitive.RSA_DECRYPTION).version()
                + ", after refusing BC (gives a wrong answer)");
  }

  /// A provider that says yes to everything, as some have.
  @ParameterizedTest
  @EnumSource(
      names = {"ECDSA_SECP256R1", "ECDSA_SECP384R1", "ECDSA_SECP521R1", "RSA_PSS", "RSA_PKCS1"})
  void aProviderThatBelievesEverySignatureIsRefused(Primitive primitive) {
    var gullible = new ScriptedProvider("Gullible");
    gullible
        .with("KeyFactory", "EC", () -> new ScriptedProvider.HonestKeyFactory("EC"))
        .with("KeyFactory", "RSA", () -> new ScriptedProvider.HonestKeyFactory("RSA"));
    for (String algorithm :
        List.of(
            "SHA256withECDSA",
            "SHA384withECDSA",
            "SHA512withECDSA",
            "RSASSA-PSS",
            "SHA256withRSA")) {
      gullible.with("Signature", algorithm, () -> new GullibleSignature(algorithm));
    }
    ProviderChoice choice = choice(Providers.preferring(List.of(gullible)).chosen(), primitive);
    assertThat(JDK).contains(choice.provider());
    assertThat(choice.refused()).singleElement().asString().startsWith("Gullible (accepts ");
  }

  /// One that is right about all but the numbers no signature has (CVE-2022-21449).
  @Test
  void aProviderThatBelievesInPsychicSignaturesIsRefused() {
    var psychic =
        new ScriptedProvider("Psychic")
            .with("KeyFactory", "EC", () -> new ScriptedProvider.HonestKeyFactory("EC"))
            .with("Signature", "SHA256withECDSA", PsychicSignature::new);
    ProviderChoice choice =
        choice(Providers.preferring(List.of(psychic)).chosen(), Primitive.ECDSA_SECP256R1);
    assertThat(choice.provider()).isEqualTo("SunEC");
    assertThat(choice.refused())
        .containsExactly("Psychic (accepts the signature 3006020100020100)");
  }

  @Test
  void aSelfTestRunsOnceAndOnlyForWhatIsUsed() {
    AtomicInteger made = new AtomicInteger();
    var counting = new ScriptedProvider("Counting");
    Supplier<Object> service =
        () -> {
          made.incrementAndGet();
          throw new IllegalStateException("out of order");
        };
    counting.with("MessageDigest", "SHA-256", service).with("MessageDigest", "SHA-384", service);
    Providers providers = Providers.preferring(List.of(counting));
    CryptoProvider crypto = JcaCryptoProvider.of(providers);
    assertThat(made).hasValue(0);
    crypto.hashes().getFirst().digest();
    crypto.hashes().getFirst().digest();
    assertThat(made).hasValue(1);
    assertThat(providers.of(Primitive.SHA_256).getName()).isEqualTo("SUN");
    assertThat(made).hasValue(1);
  }

  /// `getInstance` with a name alone would ask it first.
  @ParameterizedTest
  @EnumSource
  void aRogueProviderInFirstPlaceIsNotAsked(ProviderSet set) throws Exception {
    Queue<String> asked = new ConcurrentLinkedQueue<>();
    var rogue = new ScriptedProvider("Rogue");
    for (String service :
        List.of(
            "Cipher AES/GCM/NoPadding",
            "Cipher ChaCha20-Poly1305",
            "Cipher AES/CBC/NoPadding",
            "Cipher RSA/ECB/PKCS1Padding",
            "Cipher RSA/ECB/NoPadding",
            "MessageDigest SHA-1",
            "Mac HmacSHA1",
            "Mac HmacSHA256",
            "Mac HmacSHA384",
            "KeyAgreement X25519",
            "KeyAgreement XDH",
            "KeyAgreement ECDH",
            "KeyPairGenerator X25519",
            "KeyPairGenerator EC",
            "KeyPairGenerator ML-KEM-768",
            "KeyFactory X25519",
            "KeyFactory EC",
            "KeyFactory RSA",
            "KeyFactory Ed25519",
            "KeyFactory ML-KEM-768",
            "KeyFactory ML-DSA-65",
            "KEM ML-KEM-768",
            "KEM ML-KEM",
            "Signature SHA256withECDSA",
            "Signature RSASSA-PSS",
            "Signature SHA256withRSA",
            "Signature Ed25519",
            "Signature ML-DSA-65",
            "SecureRandom NativePRNG",
            "SecureRandom DRBG")) {
      int space = service.indexOf(' ');
      rogue.with(
          service.substring(0, space),
          service.substring(space + 1),
          () -> {
            asked.add(service);
            throw new IllegalStateException("never to be asked");
          });
    }
    Keys.values(); // made before, by name
    Security.insertProviderAt(rogue, 1);
    try {
      assertThat(Security.getProviders()[0]).isSameAs(rogue);
      useEverything(set);
      assertThat(asked).isEmpty();
    } finally {
      Security.removeProvider(rogue.getName());
    }
  }

  private static void useEverything(ProviderSet set) throws Exception {
    CryptoProvider crypto = set.crypto();
    crypto.random().next(32);
    crypto.hashes().forEach(hash -> hash.digest().finish());
    crypto.hashes().forEach(hash -> hash.hmac().key(new byte[32]));
    for (var aead : crypto.aeads()) {
      byte[] key = new byte[aead.aead().keyLength()];
      byte[] record = new byte[17];
      aead.sealer(key).seal(new byte[12], new byte[5], new byte[1], 0, 1, new byte[0], record, 0);
      assertThat(aead.opener(key).open(new byte[12], new byte[5], record, 0, 17, new byte[1], 0))
          .isEqualTo(1);
    }
    try (SecretScope scope = SecretScope.open()) {
      for (KeyExchange exchange : crypto.keyExchanges()) {
        KeyExchange.Offer offer = exchange.offer();
        KeyExchange.Answer answer = exchange.answer(offer.share(), scope);
        assertThat(offer.complete(answer.share(), scope)).isEqualTo(answer.secret());
      }
    }
    for (var cipher : crypto.blockCiphers()) {
      byte[] key = new byte[cipher.cipher().keyLength()];
      byte[] blocks = new byte[32];
      cipher.encryptor(key).encrypt(new byte[16], new byte[32], 0, 32, blocks, 0);
      cipher.decryptor(key).decrypt(new byte[16], blocks, 0, 32, new byte[32], 0);
    }
    try (SecretScope scope = SecretScope.open()) {
      KeyPair pair = Keys.RSA.pair();
      Bytes encrypted =
          crypto.keyTransport().orElseThrow().encrypt(pair.getPublic(), scope.adopt(new byte[48]));
      JcaRsaDecryption.of(pair.getPrivate(), pair.getPublic(), set.providers())
          .decrypt(encrypted.toArray());
    }
    for (Keys keys : List.of(Keys.SECP256R1, Keys.RSA, Keys.ED25519, Keys.ML_DSA_65)) {
      var signer = JcaSigner.of(keys.pair().getPrivate(), keys.pair().getPublic(), set.providers());
      signer.sign(signer.schemes().getFirst(), Bytes.EMPTY);
      for (SignatureScheme scheme : signer.tls12Schemes()) {
        Bytes signature = signer.sign(scheme, Bytes.EMPTY);
        crypto.verifier().verifyTls12(scheme, keys.pair().getPublic(), Bytes.EMPTY, signature);
      }
    }
  }

  /// Names are free for all to take.
  @Test
  void aProviderIsKnownByItsClassAndNotByItsName() {
    var impostor = new ScriptedProvider("Conscrypt");
    Security.insertProviderAt(impostor, 1);
    try {
      assertThat(Security.getProvider("Conscrypt")).isSameAs(impostor);
      assertThat(KnownProvider.CONSCRYPT.find().filter(ScriptedProvider.class::isInstance))
          .isEmpty();
    } finally {
      Security.removeProvider(impostor.getName());
    }
  }

  /// What the application has installed and configured is what it gets.
  @Test
  void anInstalledInstanceIsUsed() {
    var installed = new BouncyCastleProvider();
    Security.addProvider(installed);
    try {
      assertThat(KnownProvider.BOUNCY_CASTLE.find())
          .hasValueSatisfying(found -> assertThat(found).isSameAs(installed));
    } finally {
      Security.removeProvider(installed.getName());
    }
  }

  @Test
  void theJdksProvidersAreFound() {
    assertThat(Arrays.stream(KnownProvider.values()).filter(KnownProvider::isPlatform))
        .hasSize(4)
        .allSatisfy(known -> assertThat(known.find()).isPresent());
  }

  private static ProviderChoice choice(List<ProviderChoice> chosen, Primitive primitive) {
    return chosen.stream()
        .filter(choice -> choice.primitive() == primitive)
        .findFirst()
        .orElseThrow();
  }

  private static final class GullibleSignature extends ScriptedProvider.HonestSignature {
    GullibleSignature(String algorithm) {
      super(algorithm);
    }

    @Override
    protected boolean engineVerify(byte[] signature) {
      return true;
    }
  }

  private static final class PsychicSignature extends ScriptedProvider.HonestSignature {
    PsychicSignature() {
      super("SHA256withECDSA");
    }

    @Override
    protected boolean engineVerify(byte[] signature) throws SignatureException {
      return signature.length == 8 || super.engineVerify(signature);
    }
  }
}
