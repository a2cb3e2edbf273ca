package org.handfast.jca;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.math.BigInteger;
import java.security.InvalidKeyException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.interfaces.RSAPrivateKey;
import java.security.spec.RSAPublicKeySpec;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import org.handfast.engine.crypto.KeyTransport;
import org.handfast.engine.secret.Secret;
import org.handfast.engine.secret.SecretScope;
import org.handfast.protocol.wire.Bytes;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class JcaKeyTransportTest {
  private final SecretScope scope = SecretScope.open();
  private final Secret premaster = scope.adopt(counting());

  /// RFC 8017 7.2.1: 00 02, padding without a zero, 00, and the message.
  @ParameterizedTest
  @EnumSource
  void whatItEncryptsIsABlockOfTypeTwo(ProviderSet set) throws Exception {
    for (int round = 0; round < 20; round++) {
      byte[] block = decrypt(transport(set).encrypt(Keys.RSA.pair().getPublic(), premaster));
      assertThat(block).startsWith(0, 2);
      for (int i = 2; i < block.length - 49; i++) {
        assertThat(block[i]).isNotZero();
      }
      assertThat(block[block.length - 49]).isZero();
      assertThat(Arrays.copyOfRange(block, block.length - 48, block.length)).isEqualTo(counting());
    }
  }

  @ParameterizedTest
  @EnumSource
  void noTwoAreAlike(ProviderSet set) throws Exception {
    PublicKey key = Keys.RSA.pair().getPublic();
    Bytes first = transport(set).encrypt(key, premaster);
    assertThat(first.length()).isEqualTo(256);
    assertThat(transport(set).encrypt(key, premaster)).isNotEqualTo(first);
  }

  @ParameterizedTest
  @EnumSource
  void aForeignKeyObjectIsAsGood(ProviderSet set) throws Exception {
    var foreign = new EncodedKey(Bytes.owning(Keys.RSA.pair().getPublic().getEncoded()));
    assertThat(decrypt(transport(set).encrypt(foreign, premaster))).startsWith(0, 2);
  }

  @ParameterizedTest
  @EnumSource
  void aKeyMayBeLong(ProviderSet set) throws Exception {
    KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
    generator.initialize(3072);
    KeyPair pair = generator.generateKeyPair();
    assertThat(transport(set).encrypt(pair.getPublic(), premaster).length()).isEqualTo(384);
  }

  @ParameterizedTest
  @EnumSource
  void noOtherKeyIsEncryptedUnder(ProviderSet set) throws Exception {
    KeyTransport transport = transport(set);
    List<PublicKey> keys =
        List.of(
            Keys.SHORT_RSA.pair().getPublic(),
            Keys.RSASSA_PSS.pair().getPublic(),
            Keys.SECP256R1.pair().getPublic(),
            Keys.ED25519.pair().getPublic(),
            rsa(8200, BigInteger.valueOf(65537)),
            rsa(2048, BigInteger.ONE),
            rsa(2048, BigInteger.valueOf(65536)),
            new EncodedKey(Bytes.EMPTY),
            new EncodedKey(Bytes.owning(Keys.RSA.pair().getPublic().getEncoded()).slice(0, 100)));
    for (PublicKey key : keys) {
      assertThatExceptionOfType(InvalidKeyException.class)
          .isThrownBy(() -> transport.encrypt(key, premaster));
    }
  }

  @Test
  void theGivenSourceOfRandomnessPads() throws Exception {
    AtomicInteger drawn = new AtomicInteger();
    var source =
        new SecureRandom() {
          private static final long serialVersionUID = 1L;

          @Override
          public void nextBytes(byte[] bytes) {
            drawn.incrementAndGet();
            super.nextBytes(bytes);
          }
        };
    KeyTransport transport =
        JcaCryptoProvider.of(Providers.jdkOnly(), source).keyTransport().orElseThrow();
    transport.encrypt(Keys.RSA.pair().getPublic(), premaster);
    assertThat(drawn).hasPositiveValue();
  }

  @Test
  void aSecretThatHasEndedIsNotEncrypted() {
    scope.close();
    assertThatIllegalStateException()
        .isThrownBy(
            () -> transport(ProviderSet.JDK).encrypt(Keys.RSA.pair().getPublic(), premaster));
  }

  private static PublicKey rsa(int bits, BigInteger exponent) throws Exception {
    BigInteger modulus = new BigInteger(bits, new Random(bits)).setBit(bits - 1).setBit(0);
    var spec = new RSAPublicKeySpec(modulus, exponent);
    return exponent.equals(BigInteger.valueOf(65537))
        ? KeyFactory.getInstance("RSA").generatePublic(spec)
        : new EncodedKey(RsaEncoding.of(spec));
  }

  private static KeyTransport transport(ProviderSet set) {
    return set.crypto().keyTransport().orElseThrow();
  }

  private static byte[] decrypt(Bytes encrypted) {
    var key = (RSAPrivateKey) Keys.RSA.pair().getPrivate();
    BigInteger number = new BigInteger(1, encrypted.toArray());
    return Unsigned.bytes(
        number.modPow(key.getPrivateExponent(), key.getModulus()), encrypted.length());
  }

  private static byte[] counting() {
    byte[] bytes = new byte[48];
    for (int i = 0; i < bytes.length; i++) {
      bytes[i] = (byte) i;
    }
    return bytes;
  }
}
