package org.handfast.jca;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.util.Arrays;
import java.util.HexFormat;
import java.util.Random;
import java.util.stream.Stream;
import org.handfast.engine.crypto.BlockCipher;
import org.handfast.engine.crypto.BlockCipherAlgorithm;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

final class JcaBlockCipherTest {
  private static final int[] LENGTHS = {0, 16, 32, 128, 2048, 16_384 + 320};
  private static final byte FILL = 0x5A;

  static Stream<Arguments> everywhere() {
    return Stream.of(ProviderSet.values())
        .flatMap(set -> Stream.of(BlockCipher.values()).map(cipher -> Arguments.of(set, cipher)));
  }

  /// SP 800-38A's example F.2.5; one of AES-128 is in the self-test.
  @ParameterizedTest
  @EnumSource
  void aes256HasItsKnownAnswer(ProviderSet set) {
    byte[] plain =
        hex(
            "6bc1bee22e409f96e93d7e117393172aae2d8a571e03ac9c9eb76fac45af8e51"
                + "30c81c46a35ce411e5fbc1191a0a52eff69f2445df4f9b17ad2b417be66c3710");
    byte[] encrypted = new byte[plain.length];
    cipher(set, BlockCipher.AES_256_CBC)
        .encryptor(hex("603deb1015ca71be2b73aef0857d77811f352c073b6108d72d9810a30914dff4"))
        .encrypt(hex("000102030405060708090a0b0c0d0e0f"), plain, 0, plain.length, encrypted, 0);
    assertThat(HexFormat.of().formatHex(encrypted))
        .isEqualTo(
            "f58c4c04d6e5f1ba779eabfb5f7bfbd69cfc4e967edb808d679f777bc6702c7d"
                + "39f23369a9d9bacfa530e26304231461b2eb05e2c39be9fcda6c19078c6a9d1b");
  }

  @ParameterizedTest
  @EnumSource
  void theSelfTestOfTheOtherPasses(ProviderSet set) {
    BlockCipherSelfTest.run(set.providers().of(Primitive.AES_CBC));
  }

  @ParameterizedTest
  @MethodSource("everywhere")
  void whatWasEncryptedDecryptsAndNothingElseIsTouched(ProviderSet set, BlockCipher cipher) {
    byte[] key = random(cipher.keyLength());
    var encryptor = cipher(set, cipher).encryptor(key);
    var decryptor = cipher(set, cipher).decryptor(key);
    for (int length : LENGTHS) {
      byte[] iv = random(16 + length);
      iv = Arrays.copyOf(iv, BlockCipher.BLOCK_LENGTH);
      byte[] ivBefore = iv.clone();
      byte[] in = random(length + 7);
      byte[] before = in.clone();
      byte[] record = filled(3 + length + 2);
      assertThat(encryptor.encrypt(iv, in, 4, 4 + length, record, 3)).isEqualTo(length);
      assertThat(in).isEqualTo(before);
      assertThat(iv).isEqualTo(ivBefore);
      assertThat(record).startsWith(FILL, FILL, FILL).endsWith(FILL, FILL);

      byte[] out = filled(5 + length + 1);
      assertThat(decryptor.decrypt(iv, record, 3, 3 + length, out, 5)).isEqualTo(length);
      assertThat(Arrays.copyOfRange(out, 5, 5 + length))
          .isEqualTo(Arrays.copyOfRange(in, 4, 4 + length));
      assertThat(out).startsWith(FILL, FILL, FILL, FILL, FILL).endsWith(FILL);
    }
  }

  /// Nothing is chained from one record to the next.
  @ParameterizedTest
  @MethodSource("everywhere")
  void aRecordDependsOnItsVectorAlone(ProviderSet set, BlockCipher cipher) {
    var encryptor = cipher(set, cipher).encryptor(random(cipher.keyLength()));
    byte[] plain = random(48);
    byte[] first = encrypted(encryptor, (byte) 1, plain);
    byte[] other = encrypted(encryptor, (byte) 2, plain);
    assertThat(other).isNotEqualTo(first);
    assertThat(encrypted(encryptor, (byte) 1, plain)).isEqualTo(first);
  }

  private static byte[] encrypted(
      BlockCipherAlgorithm.Encryptor encryptor, byte vector, byte[] plain) {
    byte[] iv = new byte[BlockCipher.BLOCK_LENGTH];
    Arrays.fill(iv, vector);
    byte[] out = new byte[plain.length];
    encryptor.encrypt(iv, plain, 0, plain.length, out, 0);
    return out;
  }

  @ParameterizedTest
  @MethodSource("everywhere")
  void whateverComesIsDecrypted(ProviderSet set, BlockCipher cipher) {
    var decryptor = cipher(set, cipher).decryptor(random(cipher.keyLength()));
    for (int seed = 0; seed < 300; seed++) {
      byte[] in = new byte[64];
      new Random(seed).nextBytes(in);
      assertThat(decryptor.decrypt(new byte[16], in, 0, 64, new byte[64], 0)).isEqualTo(64);
    }
  }

  @ParameterizedTest
  @MethodSource("everywhere")
  void partsOfBlocksAreTheCallersMistake(ProviderSet set, BlockCipher cipher) {
    var encryptor = cipher(set, cipher).encryptor(random(cipher.keyLength()));
    var decryptor = cipher(set, cipher).decryptor(random(cipher.keyLength()));
    byte[] in = new byte[64];
    byte[] out = new byte[64];
    for (int length : new int[] {-16, 1, 15, 17, 47}) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> encryptor.encrypt(new byte[16], in, 16, 16 + length, out, 0));
      assertThatIllegalArgumentException()
          .isThrownBy(() -> decryptor.decrypt(new byte[16], in, 16, 16 + length, out, 0));
    }
  }

  @ParameterizedTest
  @MethodSource("everywhere")
  void theCallerMayWipeItsKey(ProviderSet set, BlockCipher cipher) {
    byte[] key = random(cipher.keyLength());
    var encryptor = cipher(set, cipher).encryptor(key);
    var decryptor = cipher(set, cipher).decryptor(key.clone());
    Arrays.fill(key, (byte) 0);
    byte[] plain = random(16);
    byte[] out = new byte[16];
    decryptor.decrypt(new byte[16], encrypted(encryptor, (byte) 0, plain), 0, 16, out, 0);
    assertThat(out).isEqualTo(plain);
  }

  @ParameterizedTest
  @EnumSource
  void aWipedKeyDoesNoMore(BlockCipher cipher) {
    var algorithm = cipher(ProviderSet.JDK, cipher);
    var encryptor = algorithm.encryptor(random(cipher.keyLength()));
    var decryptor = algorithm.decryptor(random(cipher.keyLength()));
    encryptor.wipe();
    decryptor.wipe();
    byte[] in = new byte[16];
    byte[] out = new byte[16];
    assertThatIllegalStateException()
        .isThrownBy(() -> encryptor.encrypt(new byte[16], in, 0, 16, out, 0));
    assertThatIllegalStateException()
        .isThrownBy(() -> decryptor.decrypt(new byte[16], in, 0, 16, out, 0));
  }

  @Test
  void aKeyOfAnotherLengthIsTheCallersMistake() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> cipher(ProviderSet.JDK, BlockCipher.AES_128_CBC).encryptor(new byte[32]));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> cipher(ProviderSet.JDK, BlockCipher.AES_256_CBC).decryptor(new byte[16]));
  }

  private static BlockCipherAlgorithm cipher(ProviderSet set, BlockCipher cipher) {
    return set.crypto().blockCipher(cipher).orElseThrow();
  }

  private static byte[] random(int length) {
    byte[] bytes = new byte[length];
    new Random(length).nextBytes(bytes);
    return bytes;
  }

  private static byte[] filled(int length) {
    byte[] bytes = new byte[length];
    Arrays.fill(bytes, FILL);
    return bytes;
  }

  private static byte[] hex(String digits) {
    return HexFormat.of().parseHex(digits);
  }
}
