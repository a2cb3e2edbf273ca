package org.handfast.jca;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.charset.StandardCharsets;
import java.security.InvalidKeyException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Security;
import java.security.SignatureException;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.handfast.engine.crypto.SignatureVerifier.Verdict;
import org.handfast.protocol.registry.SignatureScheme;
import org.handfast.protocol.wire.Bytes;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

final class JcaSignerTest {
  private static final Bytes CONTENT =
      Bytes.owning("what is said".getBytes(StandardCharsets.US_ASCII));

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
  void whatItSignsVerifies(ProviderSet set, Keys keys) throws Exception {
    KeyPair pair = keys.pair();
    JcaSigner signer = JcaSigner.of(pair.getPrivate(), pair.getPublic(), set.providers());
    for (SignatureScheme scheme : signer.schemes()) {
      for (int round = 0; round < 3; round++) {
        Bytes signature = signer.sign(scheme, CONTENT);
        assertThat(
                JcaCryptoProvider.jdkOnly()
                    .verifier()
                    .verify(scheme, pair.getPublic(), CONTENT, signature))
            .isEqualTo(Verdict.VALID);
      }
    }
  }

  @Test
  void aKeyHasTheSchemesOfItsKind() throws Exception {
    assertThat(schemes(Keys.SECP256R1)).containsExactly(SignatureScheme.ECDSA_SECP256R1_SHA256);
    assertThat(schemes(Keys.SECP384R1)).containsExactly(SignatureScheme.ECDSA_SECP384R1_SHA384);
    assertThat(schemes(Keys.SECP521R1)).containsExactly(SignatureScheme.ECDSA_SECP521R1_SHA512);
    assertThat(schemes(Keys.ED25519)).containsExactly(SignatureScheme.ED25519);
    assertThat(schemes(Keys.ML_DSA_44)).containsExactly(SignatureScheme.MLDSA44);
    assertThat(schemes(Keys.ML_DSA_65)).containsExactly(SignatureScheme.MLDSA65);
    assertThat(schemes(Keys.ML_DSA_87)).containsExactly(SignatureScheme.MLDSA87);
    assertThat(schemes(Keys.RSA))
        .containsExactly(
            SignatureScheme.RSA_PSS_RSAE_SHA256,
            SignatureScheme.RSA_PSS_RSAE_SHA384,
            SignatureScheme.RSA_PSS_RSAE_SHA512);
    assertThat(schemes(Keys.RSASSA_PSS))
        .containsExactly(
            SignatureScheme.RSA_PSS_PSS_SHA256,
            SignatureScheme.RSA_PSS_PSS_SHA384,
            SignatureScheme.RSA_PSS_PSS_SHA512);
    assertThat(schemes(Keys.RSASSA_PSS_SHA384)).containsExactly(SignatureScheme.RSA_PSS_PSS_SHA384);
  }

  @ParameterizedTest
  @EnumSource(names = {"SHORT_RSA", "X25519"})
  void aKeyWithoutASchemeIsRefused(Keys keys) {
    assertThatExceptionOfType(InvalidKeyException.class).isThrownBy(() -> schemes(keys));
  }

  @Test
  void aSchemeOfAnotherKindIsTheCallersMistake() throws Exception {
    JcaSigner signer = signer(Keys.SECP256R1.pair(), Providers.jdkOnly());
    assertThatIllegalArgumentException()
        .isThrownBy(() -> signer.sign(SignatureScheme.ED25519, CONTENT));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> signer.sign(SignatureScheme.ECDSA_SHA1, CONTENT));
  }

  @ParameterizedTest
  @EnumSource
  void keysThatDoNotBelongTogetherSignNothing(ProviderSet set) throws Exception {
    KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
    generator.initialize(256);
    JcaSigner signer =
        JcaSigner.of(
            generator.generateKeyPair().getPrivate(),
            Keys.SECP256R1.pair().getPublic(),
            set.providers());
    assertThatExceptionOfType(SignatureException.class)
        .isThrownBy(() -> signer.sign(SignatureScheme.ECDSA_SECP256R1_SHA256, CONTENT));
  }

  /// One faulty signature of RSA gives the key away: none gets out, not even later on.
  @Test
  void aFaultyRsaSignatureIsHeldBack() throws Exception {
    AtomicBoolean faulty = new AtomicBoolean();
    var provider =
        new ScriptedProvider("Faulty")
            .with("KeyFactory", "RSA", () -> new ScriptedProvider.HonestKeyFactory("RSA"))
            .with("Signature", "RSASSA-PSS", () -> new FaultySignature(faulty));
    JcaSigner signer = signer(Keys.RSA.pair(), Providers.preferring(List.of(provider)));
    SignatureScheme scheme = SignatureScheme.RSA_PSS_RSAE_SHA256;
    assertThat(signer.sign(scheme, CONTENT).length()).isEqualTo(256);
    faulty.set(true);
    assertThatExceptionOfType(SignatureException.class)
        .isThrownBy(() -> signer.sign(scheme, CONTENT));
  }

  /// The first signature decides: who cannot make a good one is passed over.
  @Test
  void aProviderThatFailsAtFirstIsPassedOver() throws Exception {
    var provider =
        new ScriptedProvider("Faulty")
            .with("KeyFactory", "RSA", () -> new ScriptedProvider.HonestKeyFactory("RSA"))
            .with("Signature", "RSASSA-PSS", () -> new FaultySignature(new AtomicBoolean(true)));
    JcaSigner signer = signer(Keys.RSA.pair(), Providers.preferring(List.of(provider)));
    SignatureScheme scheme = SignatureScheme.RSA_PSS_RSAE_SHA256;
    Bytes signature = signer.sign(scheme, CONTENT);
    assertThat(
            JcaCryptoProvider.jdkOnly()
                .verifier()
                .verify(scheme, Keys.RSA.pair().getPublic(), CONTENT, signature))
        .isEqualTo(Verdict.VALID);
  }

  @Test
  void aKeyInADeviceIsSignedWithWhereItLives() throws Exception {
    AtomicInteger used = new AtomicInteger();
    var device =
        new ScriptedProvider("Device")
            .with(
                "Signature", "SHA256withECDSA", () -> new DeviceSignature("SHA256withECDSA", used));
    KeyPair pair = Keys.SECP256R1.pair();
    Security.addProvider(device);
    try {
      JcaSigner signer = JcaSigner.of(new DeviceKey(pair.getPrivate()), pair.getPublic());
      for (int round = 1; round <= 3; round++) {
        Bytes signature = signer.sign(SignatureScheme.ECDSA_SECP256R1_SHA256, CONTENT);
        assertThat(used).hasValue(round);
        assertThat(
                JcaCryptoProvider.installed()
                    .verifier()
                    .verify(
                        SignatureScheme.ECDSA_SECP256R1_SHA256,
                        pair.getPublic(),
                        CONTENT,
                        signature))
            .isEqualTo(Verdict.VALID);
      }
    } finally {
      Security.removeProvider(device.getName());
    }
  }

  @Test
  void aKeyThatNobodyTakesSignsNothing() throws Exception {
    KeyPair pair = Keys.SECP256R1.pair();
    JcaSigner signer = JcaSigner.of(new DeviceKey(pair.getPrivate()), pair.getPublic());
    assertThatExceptionOfType(SignatureException.class)
        .isThrownBy(() -> signer.sign(SignatureScheme.ECDSA_SECP256R1_SHA256, CONTENT))
        .satisfies(failure -> assertThat(failure.getSuppressed()).isNotEmpty());
  }

  @Test
  void itShowsItsSchemesAlone() throws Exception {
    assertThat(signer(Keys.SECP256R1.pair(), Providers.jdkOnly()))
        .hasToString("Signer[ECDSA_SECP256R1_SHA256]");
  }

  private static List<SignatureScheme> schemes(Keys keys) throws InvalidKeyException {
    return signer(keys.pair(), Providers.jdkOnly()).schemes();
  }

  private static JcaSigner signer(KeyPair pair, Providers providers) throws InvalidKeyException {
    return JcaSigner.of(pair.getPrivate(), pair.getPublic(), providers);
  }

  private static final class FaultySignature extends ScriptedProvider.HonestSignature {
    private final AtomicBoolean faulty;

    FaultySignature(AtomicBoolean faulty) {
      super("RSASSA-PSS");
      this.faulty = faulty;
    }

    @Override
    protected byte[] engineSign() throws SignatureException {
      byte[] signature = super.engineSign();
      signature[100] ^= (byte) (faulty.get() ? 1 : 0);
      return signature;
    }
  }
}
