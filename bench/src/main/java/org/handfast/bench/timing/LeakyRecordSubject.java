package org.handfast.bench.timing;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.List;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/// A receiver as it must not be: it stops at a bad padding, and hashes what the padding leaves.
final class LeakyRecordSubject implements Subject {
  private final RecordFragments fragments = new RecordFragments();

  @Override
  public String name() {
    return "leaky MAC-then-encrypt";
  }

  @Override
  public List<String> classes() {
    return RecordFragments.WRONG;
  }

  @Override
  public Operation good() {
    return opening(fragments.good());
  }

  @Override
  public Operation failing(int way) {
    return opening(fragments.wrong(way));
  }

  private Operation opening(byte[] record) {
    return () -> {
      try {
        Cipher cipher = Cipher.getInstance("AES/CBC/NoPadding");
        cipher.init(
            Cipher.DECRYPT_MODE,
            new SecretKeySpec(fragments.key(), "AES"),
            new IvParameterSpec(record, 5, 16));
        byte[] plaintext = cipher.doFinal(record, 21, record.length - 21);
        int padding = Byte.toUnsignedInt(plaintext[plaintext.length - 1]);
        for (int i = 0; i <= padding; i++) {
          if (plaintext[plaintext.length - 1 - i] != (byte) padding) {
            return 1;
          }
        }
        int content = plaintext.length - 1 - padding - 32;
        Mac hmac = Mac.getInstance("HmacSHA256");
        hmac.init(new SecretKeySpec(fragments.macKey(), "HmacSHA256"));
        hmac.update(new byte[8]);
        hmac.update(new byte[] {23, 3, 3, (byte) (content >> 8), (byte) content});
        hmac.update(plaintext, 0, content);
        byte[] received = Arrays.copyOfRange(plaintext, content, content + 32);
        return MessageDigest.isEqual(hmac.doFinal(), received) ? 2 : 3;
      } catch (GeneralSecurityException e) {
        throw new IllegalStateException(e);
      }
    };
  }
}
