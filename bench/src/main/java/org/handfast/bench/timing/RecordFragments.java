package org.handfast.bench.timing;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.List;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/// Records of TLS_RSA_WITH_AES_128_CBC_SHA256 with the MAC inside (RFC 5246 6.2.3.2), all of one
/// length: right, and wrong in the ways that padding oracles tell apart.
final class RecordFragments {
  static final List<String> WRONG =
      List.of(
          "padding 0, wrong MAC",
          "padding 15, wrong MAC",
          "padding 64, wrong MAC",
          "padding 255, wrong MAC",
          "first byte of the padding wrong, right MAC",
          "last byte but one of the padding wrong, right MAC",
          "last byte of the padding wrong",
          "padding and MAC wrong");

  private static final int PLAINTEXT = 1024;
  private static final int MAC = 32;
  private static final int BLOCK = 16;

  private final SecureRandom random = new SecureRandom();
  private final byte[] macKey = next(MAC);
  private final byte[] key = next(BLOCK);

  byte[] macKey() {
    return macKey.clone();
  }

  byte[] key() {
    return key.clone();
  }

  byte[] good() {
    return record(plaintext(random.nextInt(256)));
  }

  byte[] wrong(int way) {
    int[] paddings = {0, 15, 64, 255, 200, 200, 200, 200};
    byte[] plaintext = plaintext(paddings[way]);
    int padding = PLAINTEXT - 1 - paddings[way];
    switch (way) {
      case 0, 1, 2, 3 -> plaintext[padding - 1] ^= 1;
      case 4 -> plaintext[padding] ^= 1;
      case 5 -> plaintext[PLAINTEXT - 2] ^= 1;
      case 6 -> plaintext[PLAINTEXT - 1] ^= 1;
      default -> {
        plaintext[padding] ^= 1;
        plaintext[padding - 1] ^= 1;
      }
    }
    return record(plaintext);
  }

  // data ‖ MAC ‖ padding ‖ padding_length
  private byte[] plaintext(int padding) {
    int content = PLAINTEXT - MAC - 1 - padding;
    byte[] plaintext = new byte[PLAINTEXT];
    byte[] data = next(content);
    System.arraycopy(data, 0, plaintext, 0, content);
    System.arraycopy(mac(data), 0, plaintext, content, MAC);
    Arrays.fill(plaintext, content + MAC, PLAINTEXT, (byte) padding);
    return plaintext;
  }

  // Of the first record: the sequence number is zero.
  private byte[] mac(byte[] data) {
    try {
      Mac hmac = Mac.getInstance("HmacSHA256");
      hmac.init(new SecretKeySpec(macKey, "HmacSHA256"));
      hmac.update(new byte[8]);
      hmac.update(new byte[] {23, 3, 3, (byte) (data.length >> 8), (byte) data.length});
      return hmac.doFinal(data);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private byte[] record(byte[] plaintext) {
    try {
      byte[] iv = next(BLOCK);
      Cipher cipher = Cipher.getInstance("AES/CBC/NoPadding");
      cipher.init(Cipher.ENCRYPT_MODE, new SecretKeySpec(key, "AES"), new IvParameterSpec(iv));
      int length = BLOCK + plaintext.length;
      return ByteBuffer.allocate(5 + length)
          .put(new byte[] {23, 3, 3, (byte) (length >> 8), (byte) length})
          .put(iv)
          .put(cipher.doFinal(plaintext))
          .array();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private byte[] next(int length) {
    byte[] bytes = new byte[length];
    random.nextBytes(bytes);
    return bytes;
  }
}
