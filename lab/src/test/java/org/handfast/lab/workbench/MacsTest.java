package org.handfast.lab.workbench;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.SecureRandom;
import org.handfast.lab.hash.Hashes;
import org.handfast.lab.seed.Dice;
import org.handfast.protocol.wire.Bytes;
import org.junit.jupiter.api.Test;

/// The forgeries under many keys, and the three demonstrations.
final class MacsTest {
  private static final int KEYS = 50;
  private static final String ACCEPTS = "It is the one that came: Alice accepts.";
  private static final String REFUSES = "It is not the one that came: Alice refuses.";

  private final SecureRandom dice = Dice.of(1, "keys");

  @Test
  void aHashWithTheKeyInFrontIsLengthened() {
    Bytes data = Desk.text("pay 100 to carol\n");
    Bytes more = Desk.text("pay 900 to trudy\n");
    for (int i = 0; i < KEYS; i++) {
      Bytes key = key(16 + i);
      var forged =
          LengthExtension.extend(
              data, Hashes.sha256(key, data), key.length() + data.length(), more);
      assertThat(forged.tag()).isEqualTo(Hashes.sha256(key, forged.data()));
      assertThat(forged.data().slice(0, data.length())).isEqualTo(data);
      assertThat(forged.data().slice(forged.data().length() - more.length())).isEqualTo(more);
    }
  }

  @Test
  void neitherTheChaptersOrderNorHmacIs() {
    Bytes data = Desk.text("pay 100 to carol\n");
    Bytes more = Desk.text("pay 900 to trudy\n");
    for (int i = 0; i < KEYS; i++) {
      Bytes key = key(32);
      var behind =
          LengthExtension.extend(
              data, Hashes.sha256(data, key), key.length() + data.length(), more);
      assertThat(behind.tag()).isNotEqualTo(Hashes.sha256(behind.data(), key));
      var hmac = LengthExtension.extend(data, Hashes.hmac(key, data), 64 + data.length(), more);
      assertThat(hmac.tag()).isNotEqualTo(Hashes.hmac(key, hmac.data()));
    }
  }

  @Test
  void thePublishedMessagesCollideUnderEveryKeyBehindThem() {
    assertThat(Collision.FIRST).isNotEqualTo(Collision.SECOND);
    assertThat(Hashes.hash("MD5", Collision.FIRST))
        .isEqualTo(Hashes.hash("MD5", Collision.SECOND))
        .isEqualTo(Bytes.fromHex("79054025255fb1a26e4bc422aef54eb4"));
    for (int i = 0; i < KEYS; i++) {
      Bytes key = key(i);
      assertThat(Hashes.hash("MD5", Collision.FIRST, key))
          .isEqualTo(Hashes.hash("MD5", Collision.SECOND, key));
    }
  }

  @Test
  void andUnderNoneInHmacOrWithAnotherHash() {
    for (int i = 1; i < KEYS; i++) {
      Bytes key = key(i);
      assertThat(Hashes.hmac("HmacMD5", key, Collision.FIRST))
          .isNotEqualTo(Hashes.hmac("HmacMD5", key, Collision.SECOND));
      assertThat(Hashes.sha256(Collision.FIRST, key))
          .isNotEqualTo(Hashes.sha256(Collision.SECOND, key));
    }
  }

  @Test
  void theDemonstrationsSayWhatCameOut() {
    assertThat(LengthExtension.demo(7).steps())
        .extracting(DemoStep::text)
        .satisfies(
            texts -> {
              assertThat(texts.get(3)).endsWith(ACCEPTS);
              assertThat(texts.get(4)).endsWith(REFUSES);
            });
    assertThat(Collision.demo(7).steps().getLast().text()).endsWith(ACCEPTS);
    assertThat(Hmac.demo(7).steps().get(1).text()).endsWith(REFUSES);
    assertThat(Hmac.demo(7).steps().get(3).text()).endsWith(REFUSES);
  }

  private Bytes key(int length) {
    byte[] key = new byte[length];
    dice.nextBytes(key);
    return Bytes.owning(key);
  }
}
