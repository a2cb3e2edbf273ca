package org.handfast.jca;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import org.handfast.engine.crypto.HashAlgorithm;
import org.handfast.engine.crypto.HashFunction;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class JcaHashTest {
  @ParameterizedTest
  @EnumSource
  void theEmptyStringHasItsKnownHashes(ProviderSet set) {
    assertThat(hex(hash(set, HashAlgorithm.SHA256).digest().finish()))
        .isEqualTo("e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
    assertThat(hex(hash(set, HashAlgorithm.SHA384).digest().finish()))
        .isEqualTo(
            "38b060a751ac96384cd9327eb1b1e36a21fdb71114be07434c0cc7bf63f6e1da"
                + "274edebfe76f65fbd51ad2f14898b95b");
    assertThat(hex(hash(set, HashAlgorithm.SHA1).digest().finish()))
        .isEqualTo("da39a3ee5e6b4b0d3255bfef95601890afd80709");
  }

  @ParameterizedTest
  @EnumSource
  void forksGoTheirOwnWays(ProviderSet set) {
    for (HashAlgorithm algorithm : HashAlgorithm.values()) {
      HashFunction.Digest left = hash(set, algorithm).digest();
      update(left, "transcript");
      HashFunction.Digest right = left.fork();
      HashFunction.Digest same = left.fork();
      update(left, " of the client");
      update(right, " of the server");
      assertThat(left.finish())
          .hasSize(algorithm.length())
          .isEqualTo(digest(set, algorithm, "transcript of the client"));
      assertThat(right.finish()).isEqualTo(digest(set, algorithm, "transcript of the server"));
      assertThat(same.finish()).isEqualTo(digest(set, algorithm, "transcript"));
    }
  }

  @ParameterizedTest
  @EnumSource
  void onlyTheRangeIsHashed(ProviderSet set) {
    HashFunction.Digest digest = hash(set, HashAlgorithm.SHA256).digest();
    digest.update(ascii("xxabcyy"), 2, 5);
    assertThat(digest.finish()).isEqualTo(digest(set, HashAlgorithm.SHA256, "abc"));
  }

  /// RFC 4231's test cases 1 and 6; the second key is longer than a block.
  @ParameterizedTest
  @EnumSource
  void hmacIsKeyedAgainAndAgain(ProviderSet set) {
    byte[] longKey = new byte[131];
    Arrays.fill(longKey, (byte) 0xAA);
    byte[] shortKey = new byte[20];
    Arrays.fill(shortKey, (byte) 0x0B);
    String longText = "Test Using Larger Than Block-Size Key - Hash Key First";
    HashFunction.Hmac sha256 = hash(set, HashAlgorithm.SHA256).hmac();
    HashFunction.Hmac sha384 = hash(set, HashAlgorithm.SHA384).hmac();
    for (int round = 0; round < 2; round++) {
      assertThat(hex(mac(sha256, shortKey, "Hi There")))
          .isEqualTo("b0344c61d8db38535ca8afceaf0bf12b881dc200c9833da726e9376c2e32cff7");
      assertThat(hex(mac(sha256, longKey, longText)))
          .isEqualTo("60e431591ee0b67f0d8a26aacbf5b77f8e0bc6213728c5140546040f0ee37f54");
      assertThat(hex(mac(sha384, shortKey, "Hi There")))
          .isEqualTo(
              "afd03944d84895626b0825f4ab46907f15f9dadbe4101ec682aa034c7cebc59c"
                  + "faea9ea9076ede7f4af152e8b2fa9cb6");
      assertThat(hex(mac(sha384, longKey, longText)))
          .isEqualTo(
              "4ece084485813e9088d2c63a041bc5b44f9ef1012a2b588f3cd11f05033ac4c6"
                  + "0c2ef6ab4030fe8296248df163f44952");
    }
  }

  /// RFC 2202's test cases 1 and 6 for SHA-1; the second key is longer than a block.
  @ParameterizedTest
  @EnumSource
  void hmacOfSha1HasItsKnownAnswers(ProviderSet set) {
    byte[] longKey = new byte[80];
    Arrays.fill(longKey, (byte) 0xAA);
    byte[] shortKey = new byte[20];
    Arrays.fill(shortKey, (byte) 0x0B);
    HashFunction.Hmac sha1 = hash(set, HashAlgorithm.SHA1).hmac();
    assertThat(hex(mac(sha1, shortKey, "Hi There")))
        .isEqualTo("b617318655057264e28bc0b6fb378c8ef146be00");
    assertThat(hex(mac(sha1, longKey, "Test Using Larger Than Block-Size Key - Hash Key First")))
        .isEqualTo("aa4ae5e15272d00e95705637ce8a3b55ed402112");
  }

  @ParameterizedTest
  @EnumSource
  void hmacKeepsItsKeyAndDropsWhatItWasFed(ProviderSet set) {
    HashFunction.Hmac mac = hash(set, HashAlgorithm.SHA256).hmac();
    byte[] key = ascii("key");
    byte[] expected = mac(mac, key, "text");
    Arrays.fill(key, (byte) 0);
    mac.update(ascii("text"), 0, 4);
    assertThat(mac.finish()).isEqualTo(expected);

    mac.update(ascii("left behind"), 0, 11);
    assertThat(mac(mac, ascii("key"), "text")).isEqualTo(expected);
  }

  private static HashFunction hash(ProviderSet set, HashAlgorithm algorithm) {
    return set.crypto().hash(algorithm).orElseThrow();
  }

  private static byte[] digest(ProviderSet set, HashAlgorithm algorithm, String text) {
    HashFunction.Digest digest = hash(set, algorithm).digest();
    update(digest, text);
    return digest.finish();
  }

  private static void update(HashFunction.Digest digest, String text) {
    digest.update(ascii(text), 0, text.length());
  }

  private static byte[] mac(HashFunction.Hmac mac, byte[] key, String text) {
    mac.key(key);
    mac.update(ascii(text), 0, text.length());
    return mac.finish();
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }

  private static String hex(byte[] bytes) {
    return HexFormat.of().formatHex(bytes);
  }
}
