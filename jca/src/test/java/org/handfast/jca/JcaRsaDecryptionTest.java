package org.handfast.jca;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.InvalidKeyException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.ProviderException;
import java.security.Security;
import java.security.interfaces.RSAPrivateKey;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.RSAPrivateKeySpec;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import org.handfast.engine.crypto.RsaDecryption;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class JcaRsaDecryptionTest {
  private static final KeyPair PAIR = Keys.RSA.pair();
  private static final RSAPublicKey PUBLIC = (RSAPublicKey) PAIR.getPublic();
  private static final int LENGTH = 256;

  @ParameterizedTest
  @EnumSource
  void whateverIsInsideComesOutWhole(ProviderSet set) throws Exception {
    RsaDecryption key = JcaRsaDecryption.of(PAIR.getPrivate(), PUBLIC, set.providers());
    assertThat(new BigInteger(1, key.modulus().toArray())).isEqualTo(PUBLIC.getModulus());
    assertThat(key.modulus().length()).isEqualTo(LENGTH);
    for (int zeros = 1; zeros <= LENGTH; zeros++) {
      byte[] block = new byte[LENGTH];
      new Random(zeros).nextBytes(block);
      Arrays.fill(block, 0, zeros, (byte) 0);
      assertThat(key.decrypt(encrypt(block))).as("%d zeros", zeros).isEqualTo(block);
    }
  }

  @ParameterizedTest
  @EnumSource
  void theLargestAndTheSmallestNumbersDecrypt(ProviderSet set) throws Exception {
    RsaDecryption key = JcaRsaDecryption.of(PAIR.getPrivate(), PUBLIC, set.providers());
    BigInteger largest = PUBLIC.getModulus().subtract(BigInteger.ONE);
    // -1 to an odd power is -1 again.
    assertThat(key.decrypt(Unsigned.bytes(largest, LENGTH)))
        .isEqualTo(Unsigned.bytes(largest, LENGTH));
    for (BigInteger small : List.of(BigInteger.ZERO, BigInteger.ONE)) {
      assertThat(key.decrypt(Unsigned.bytes(small, LENGTH)))
          .isEqualTo(Unsigned.bytes(small, LENGTH));
    }
  }

  @ParameterizedTest
  @EnumSource
  void aCiphertextIsLeftAsItIs(ProviderSet set) throws Exception {
    RsaDecryption key = JcaRsaDecryption.of(PAIR.getPrivate(), PUBLIC, set.providers());
    byte[] ciphertext = encrypt(RsaExample.plaintext());
    byte[] before = ciphertext.clone();
    byte[] first = key.decrypt(ciphertext);
    Arrays.fill(first, (byte) 1); // the caller's
    assertThat(ciphertext).isEqualTo(before);
    assertThat(key.decrypt(ciphertext)).isEqualTo(RsaExample.plaintext());
  }

  @ParameterizedTest
  @EnumSource
  void whatIsNoCiphertextIsTheCallersMistake(ProviderSet set) throws Exception {
    RsaDecryption key = JcaRsaDecryption.of(PAIR.getPrivate(), PUBLIC, set.providers());
    List<byte[]> wrong =
        List.of(
            new byte[0],
            new byte[LENGTH - 1],
            new byte[LENGTH + 1],
            Unsigned.bytes(PUBLIC.getModulus(), LENGTH),
            Unsigned.bytes(BigInteger.ONE.shiftLeft(2048).subtract(BigInteger.ONE), LENGTH));
    for (byte[] ciphertext : wrong) {
      assertThatIllegalArgumentException().isThrownBy(() -> key.decrypt(ciphertext));
    }
  }

  @ParameterizedTest
  @EnumSource
  void lengthsThatAreNoWholeBytesAreRoundedUp(ProviderSet set) throws Exception {
    KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
    generator.initialize(2050);
    KeyPair pair = generator.generateKeyPair();
    RsaDecryption key = JcaRsaDecryption.of(pair.getPrivate(), pair.getPublic(), set.providers());
    assertThat(key.modulus().length()).isEqualTo(257);
    assertThat(key.modulus().at(0)).isNotZero();
    byte[] one = Unsigned.bytes(BigInteger.ONE, 257);
    assertThat(key.decrypt(one)).isEqualTo(one);
  }

  /// It knows no primes, and is slower for it.
  @ParameterizedTest
  @EnumSource
  void aKeyMayBeTheExponentAlone(ProviderSet set) throws Exception {
    var full = (RSAPrivateKey) PAIR.getPrivate();
    PrivateKey bare =
        KeyFactory.getInstance("RSA")
            .generatePrivate(new RSAPrivateKeySpec(full.getModulus(), full.getPrivateExponent()));
    RsaDecryption key = JcaRsaDecryption.of(bare, PUBLIC, set.providers());
    assertThat(key.decrypt(encrypt(RsaExample.plaintext()))).isEqualTo(RsaExample.plaintext());
  }

  @ParameterizedTest
  @EnumSource
  void keysThatDoNotBelongTogetherAreRefused(ProviderSet set) throws Exception {
    KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
    generator.initialize(2048);
    PrivateKey other = generator.generateKeyPair().getPrivate();
    assertThatExceptionOfType(InvalidKeyException.class)
        .isThrownBy(() -> JcaRsaDecryption.of(other, PUBLIC, set.providers()))
        .satisfies(failure -> assertThat(failure.getSuppressed()).isNotEmpty());
  }

  @ParameterizedTest
  @EnumSource(names = {"SHORT_RSA", "RSASSA_PSS", "SECP256R1", "ED25519"})
  void noOtherKeyDecrypts(Keys keys) {
    KeyPair pair = keys.pair();
    assertThatExceptionOfType(InvalidKeyException.class)
        .isThrownBy(() -> JcaRsaDecryption.of(pair.getPrivate(), pair.getPublic()));
  }

  @ParameterizedTest
  @EnumSource
  void theSelfTestsPass(ProviderSet set) throws GeneralSecurityException {
    RsaSelfTest.decrypt(set.providers().of(Primitive.RSA_DECRYPTION));
    RsaSelfTest.encrypt(set.providers().of(Primitive.RSA_ENCRYPTION));
  }

  /// How many zeros there were in front is what an attacker wants to know.
  @Test
  void aProviderThatTakesZerosAwayIsPassedOver() throws Exception {
    Providers providers = ProviderSet.BOUNCY_CASTLE.providers();
    assertThat(providers.of(Primitive.RSA_DECRYPTION).getName()).isEqualTo("SunJCE");
    assertThat(providers.of(Primitive.RSA_ENCRYPTION).getName()).isEqualTo("BC");
  }

  @Test
  void aKeyInADeviceDecryptsWhereItLives() throws Exception {
    AtomicInteger used = new AtomicInteger();
    var device = device(used, UnaryOperator.identity());
    Security.addProvider(device);
    try {
      RsaDecryption key = JcaRsaDecryption.of(new DeviceKey(PAIR.getPrivate()), PUBLIC);
      assertThat(used).hasValue(1); // the example
      assertThat(key.decrypt(encrypt(RsaExample.plaintext()))).isEqualTo(RsaExample.plaintext());
      assertThat(used).hasValue(2);
    } finally {
      Security.removeProvider(device.getName());
    }
  }

  @Test
  void aDeviceThatTakesZerosAwayIsRefused() {
    var device = device(new AtomicInteger(), block -> new BigInteger(1, block).toByteArray());
    Security.addProvider(device);
    try {
      assertThatExceptionOfType(InvalidKeyException.class)
          .isThrownBy(() -> JcaRsaDecryption.of(new DeviceKey(PAIR.getPrivate()), PUBLIC));
    } finally {
      Security.removeProvider(device.getName());
    }
  }

  @Test
  void aDeviceThatFailsLaterIsAFaultOfThisSide() throws Exception {
    AtomicInteger used = new AtomicInteger();
    var device =
        device(
            used,
            block -> {
              if (used.get() > 1) {
                throw new ProviderException("unplugged");
              }
              return block;
            });
    Security.addProvider(device);
    try {
      RsaDecryption key = JcaRsaDecryption.of(new DeviceKey(PAIR.getPrivate()), PUBLIC);
      assertThatExceptionOfType(ProviderException.class)
          .isThrownBy(() -> key.decrypt(encrypt(RsaExample.plaintext())));
    } finally {
      Security.removeProvider(device.getName());
    }
  }

  @Test
  void aKeyThatNobodyTakesIsRefused() {
    assertThatExceptionOfType(InvalidKeyException.class)
        .isThrownBy(() -> JcaRsaDecryption.of(new DeviceKey(PAIR.getPrivate()), PUBLIC))
        .satisfies(failure -> assertThat(failure.getSuppressed()).isNotEmpty());
  }

  @ParameterizedTest
  @EnumSource
  void manyThreadsShareIt(ProviderSet set) throws Exception {
    RsaDecryption key = JcaRsaDecryption.of(PAIR.getPrivate(), PUBLIC, set.providers());
    Callable<Boolean> decrypting =
        () -> {
          byte[] block = RsaExample.plaintext();
          byte[] ciphertext = encrypt(block);
          for (int round = 0; round < 20; round++) {
            if (!Arrays.equals(block, key.decrypt(ciphertext))) {
              return false;
            }
          }
          return true;
        };
    try (var executor = Executors.newFixedThreadPool(4)) {
      List<Future<Boolean>> results = new ArrayList<>();
      for (int thread = 0; thread < 4; thread++) {
        results.add(executor.submit(decrypting));
      }
      for (Future<Boolean> result : results) {
        assertThat(result.get()).isTrue();
      }
    }
  }

  @Test
  void itShowsItsSizeAlone() throws Exception {
    assertThat(JcaRsaDecryption.of(PAIR.getPrivate(), PUBLIC, Providers.jdkOnly()))
        .hasToString("RsaDecryption[2048 bits]");
  }

  private static byte[] encrypt(byte[] block) {
    BigInteger number = new BigInteger(1, block);
    return Unsigned.bytes(number.modPow(PUBLIC.getPublicExponent(), PUBLIC.getModulus()), LENGTH);
  }

  private static ScriptedProvider device(AtomicInteger used, UnaryOperator<byte[]> result) {
    return new ScriptedProvider("Device")
        .with("Cipher", "RSA/ECB/NoPadding", () -> new DeviceCipher(used, result));
  }
}
