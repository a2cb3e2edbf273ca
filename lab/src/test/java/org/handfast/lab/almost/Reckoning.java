package org.handfast.lab.almost;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.handfast.protocol.wire.Bytes;

/// What almost-SSL computes, worked out a second time from its description, on raw arrays.
final class Reckoning {
  private Reckoning() {}

  static byte[] hex(String digits) {
    return HexFormat.of().parseHex(digits.replace(" ", ""));
  }

  /// The bytes `first`, `first + 1` and so on.
  static byte[] run(int first, int count) {
    byte[] bytes = new byte[count];
    for (int i = 0; i < count; i++) {
      bytes[i] = (byte) (first + i);
    }
    return bytes;
  }

  static byte[] join(byte[]... parts) {
    int length = 0;
    for (byte[] part : parts) {
      length += part.length;
    }
    ByteBuffer joined = ByteBuffer.allocate(length);
    for (byte[] part : parts) {
      joined.put(part);
    }
    return joined.array();
  }

  static byte[] part(byte[] bytes, int from, int to) {
    return Arrays.copyOfRange(bytes, from, to);
  }

  static byte[] u64(long value) {
    return ByteBuffer.allocate(8).putLong(value).array();
  }

  static byte[] u16(int value) {
    return new byte[] {(byte) (value >> 8), (byte) value};
  }

  static byte[] u24(int value) {
    return new byte[] {(byte) (value >> 16), (byte) (value >> 8), (byte) value};
  }

  static byte[] sha256(byte[]... parts) throws GeneralSecurityException {
    return MessageDigest.getInstance("SHA-256").digest(join(parts));
  }

  static byte[] hmac(byte[] key, byte[]... parts) throws GeneralSecurityException {
    Mac mac = Mac.getInstance("HmacSHA256");
    mac.init(new SecretKeySpec(key, "HmacSHA256"));
    return mac.doFinal(join(parts));
  }

  static byte[] aesCtr(byte[] key, byte[] iv, byte[] text) throws GeneralSecurityException {
    Cipher cipher = Cipher.getInstance("AES/CTR/NoPadding");
    cipher.init(Cipher.ENCRYPT_MODE, new SecretKeySpec(key, "AES"), new IvParameterSpec(iv));
    return cipher.doFinal(text);
  }

  /// Three rounds of P_SHA256 are the 96 bytes of a master secret.
  static byte[] masterSecret(byte[] pms, byte[] nonces) throws GeneralSecurityException {
    byte[] seed = join("master secret".getBytes(StandardCharsets.US_ASCII), nonces);
    byte[] a1 = hmac(pms, seed);
    byte[] a2 = hmac(pms, a1);
    byte[] a3 = hmac(pms, a2);
    return join(hmac(pms, a1, seed), hmac(pms, a2, seed), hmac(pms, a3, seed));
  }

  static byte[] record(int type, byte[] fragment) {
    return join(new byte[] {(byte) type}, hex("AF01"), u16(fragment.length), fragment);
  }

  static byte[] message(int type, byte[] body) {
    return join(new byte[] {(byte) type}, u24(body.length), body);
  }

  static Bytes bytes(byte[] array) {
    return Bytes.copyOf(array, 0, array.length);
  }
}
