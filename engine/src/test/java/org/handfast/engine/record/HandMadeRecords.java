package org.handfast.engine.record;

import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.Optional;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.handfast.engine.schedule.tls12.DirectionKeys;
import org.handfast.engine.schedule.tls12.MacOrder;
import org.handfast.engine.schedule.tls12.Tls12Suite;
import org.handfast.engine.schedule.tls12.Tls12Suites;
import org.handfast.engine.secret.SecretScope;
import org.handfast.engine.testing.TestCrypto;
import org.handfast.protocol.registry.CipherSuite;
import org.handfast.protocol.registry.ContentType;
import org.handfast.protocol.wire.Bytes;
import org.handfast.protocol.wire.WireWriter;

/// Records of TLS 1.2 as RFC 5246 6.2.3, RFC 5288, RFC 7905 and RFC 7366 write them down, made and
/// opened with the JDK's algorithms and nothing of the engine. What a suite consists of is read
/// from its name.
final class HandMadeRecords {
  static final byte[] IV = Bytes.fromHex("f0e1d2c3b4a5968778695a4b3c2d1e0f").toArray();

  private final String suite;
  private final MacOrder order;
  private final byte[] macKey;
  private final byte[] key;
  private final byte[] fixedIv;
  private long sequence;

  HandMadeRecords(CipherSuite suite, MacOrder order) {
    this.suite = suite.toString();
    this.order = order;
    this.macKey = bytes(isAead() ? 0 : macLength(), 0x20);
    this.key = bytes(keyLength(), 0x50);
    this.fixedIv = bytes(isChaCha() ? 12 : isAead() ? 4 : 0, 0x90);
  }

  /// The same keys for the engine.
  DirectionKeys keys(SecretScope scope) {
    return keys(
        Tls12Suites.working(CipherSuite.named(suite).orElseThrow(), TestCrypto.PROVIDER)
            .orElseThrow(),
        scope);
  }

  DirectionKeys keys(Tls12Suite working, SecretScope scope) {
    return new DirectionKeys(
        working,
        order,
        scope.adopt(macKey.clone()),
        scope.adopt(key.clone()),
        scope.adopt(fixedIv.clone()),
        scope);
  }

  /// Goes on to the next record.
  void next() {
    sequence++;
  }

  void skip(long records) {
    sequence += records;
  }

  int macLength() {
    if (suite.endsWith("SHA384")) {
      return 48;
    }
    return suite.endsWith("SHA256") ? 32 : 20;
  }

  private int keyLength() {
    if (suite.contains("NULL")) {
      return 0;
    }
    return suite.contains("AES_128") ? 16 : 32;
  }

  boolean isBlock() {
    return suite.contains("CBC");
  }

  boolean isAead() {
    return suite.contains("GCM") || isChaCha();
  }

  /// A whole record, with as little padding as possible.
  byte[] seal(ContentType type, byte[] content) throws GeneralSecurityException {
    int inBlocks =
        order == MacOrder.MAC_THEN_ENCRYPT ? content.length + macLength() : content.length;
    return seal(type, content, 15 - inBlocks % 16);
  }

  /// A whole record, with so much padding before the byte that says how much there is.
  byte[] seal(ContentType type, byte[] content, int padding) throws GeneralSecurityException {
    byte[] trailer = new byte[padding + 1];
    Arrays.fill(trailer, (byte) padding);
    if (isBlock() && order == MacOrder.MAC_THEN_ENCRYPT) {
      byte[] mac = mac(type, content);
      return record(type, IV, encrypt(IV, content, mac, trailer));
    }
    if (isBlock()) {
      byte[] encrypted = concat(IV, encrypt(IV, content, trailer));
      return record(type, encrypted, mac(type, encrypted));
    }
    if (suite.contains("NULL")) {
      return record(type, content, mac(type, content));
    }
    byte[] explicit = isChaCha() ? new byte[0] : u64(sequence + 1_000_000);
    Cipher cipher = aead(Cipher.ENCRYPT_MODE, nonce(explicit));
    cipher.updateAAD(numbered(type, content.length));
    return record(type, explicit, cipher.doFinal(content));
  }

  /// A record of a block cipher under MAC-then-encrypt, whose plaintext is just these blocks.
  byte[] sealBlocks(ContentType type, byte[] plaintext) throws GeneralSecurityException {
    return record(type, IV, encrypt(IV, plaintext));
  }

  /// The content of a record, or nothing if it is not in order.
  Optional<byte[]> open(ContentType type, byte[] record) throws GeneralSecurityException {
    if (record[0] != type.code() || record[1] != 3 || record[2] != 3) {
      return Optional.empty();
    }
    byte[] fragment = Arrays.copyOfRange(record, 5, record.length);
    if (RecordHeader.recordLength(record, 0) != record.length) {
      return Optional.empty();
    }
    if (isAead()) {
      return openAead(type, fragment);
    }
    if (!isBlock()) {
      return confirmed(type, fragment);
    }
    if (order == MacOrder.MAC_THEN_ENCRYPT) {
      return unpadded(decrypt(fragment)).flatMap(inner -> confirmed(type, inner));
    }
    Optional<byte[]> encrypted = confirmed(type, fragment);
    return encrypted.isEmpty() ? encrypted : unpadded(decrypt(encrypted.get()));
  }

  byte[] mac(ContentType type, byte[] content) {
    try {
      String algorithm =
          switch (macLength()) {
            case 20 -> "HmacSHA1";
            case 32 -> "HmacSHA256";
            default -> "HmacSHA384";
          };
      Mac mac = Mac.getInstance(algorithm);
      mac.init(new SecretKeySpec(macKey, algorithm));
      mac.update(numbered(type, content.length));
      return mac.doFinal(content);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private Optional<byte[]> openAead(ContentType type, byte[] fragment)
      throws GeneralSecurityException {
    int explicit = isChaCha() ? 0 : 8;
    Cipher cipher = aead(Cipher.DECRYPT_MODE, nonce(Arrays.copyOf(fragment, explicit)));
    cipher.updateAAD(numbered(type, fragment.length - explicit - 16));
    try {
      return Optional.of(cipher.doFinal(fragment, explicit, fragment.length - explicit));
    } catch (AEADBadTagException e) {
      return Optional.empty();
    }
  }

  private Optional<byte[]> confirmed(ContentType type, byte[] bytes) {
    byte[] content = Arrays.copyOf(bytes, bytes.length - macLength());
    byte[] mac = Arrays.copyOfRange(bytes, content.length, bytes.length);
    return Arrays.equals(mac(type, content), mac) ? Optional.of(content) : Optional.empty();
  }

  private static Optional<byte[]> unpadded(byte[] plaintext) {
    int padding = plaintext[plaintext.length - 1] & 0xFF;
    int content = plaintext.length - 1 - padding;
    for (int i = content; i < plaintext.length; i++) {
      if (plaintext[i] != (byte) padding) {
        return Optional.empty();
      }
    }
    return Optional.of(Arrays.copyOf(plaintext, content));
  }

  private byte[] numbered(ContentType type, int length) {
    WireWriter out = new WireWriter(13);
    out.bytes(Bytes.of(u64(sequence)));
    out.u8(type.code());
    out.u16(0x0303);
    out.u16(length);
    return out.take().toArray();
  }

  private static byte[] record(ContentType type, byte[]... parts) {
    byte[] fragment = concat(parts);
    WireWriter out = new WireWriter(5 + fragment.length);
    out.u8(type.code());
    out.u16(0x0303);
    out.u16(fragment.length);
    out.bytes(Bytes.of(fragment));
    return out.take().toArray();
  }

  private byte[] encrypt(byte[] iv, byte[]... parts) throws GeneralSecurityException {
    Cipher cipher = Cipher.getInstance("AES/CBC/NoPadding");
    cipher.init(Cipher.ENCRYPT_MODE, new SecretKeySpec(key, "AES"), new IvParameterSpec(iv));
    return cipher.doFinal(concat(parts));
  }

  private byte[] decrypt(byte[] fragment) throws GeneralSecurityException {
    Cipher cipher = Cipher.getInstance("AES/CBC/NoPadding");
    cipher.init(
        Cipher.DECRYPT_MODE, new SecretKeySpec(key, "AES"), new IvParameterSpec(fragment, 0, 16));
    return cipher.doFinal(fragment, 16, fragment.length - 16);
  }

  private Cipher aead(int mode, byte[] nonce) throws GeneralSecurityException {
    Cipher cipher = Cipher.getInstance(isChaCha() ? "ChaCha20-Poly1305" : "AES/GCM/NoPadding");
    cipher.init(
        mode,
        new SecretKeySpec(key, isChaCha() ? "ChaCha20" : "AES"),
        isChaCha() ? new IvParameterSpec(nonce) : new GCMParameterSpec(128, nonce));
    return cipher;
  }

  private byte[] nonce(byte[] explicit) {
    if (!isChaCha()) {
      return concat(fixedIv, explicit);
    }
    byte[] nonce = fixedIv.clone();
    byte[] number = u64(sequence);
    for (int i = 0; i < 8; i++) {
      nonce[4 + i] ^= number[i];
    }
    return nonce;
  }

  private boolean isChaCha() {
    return suite.contains("CHACHA20");
  }

  private static byte[] u64(long value) {
    WireWriter out = new WireWriter(8);
    out.u32(value >>> 32);
    out.u32(value & 0xFFFF_FFFFL);
    return out.take().toArray();
  }

  static byte[] concat(byte[]... parts) {
    return Bytes.concat(Arrays.stream(parts).map(Bytes::of).toArray(Bytes[]::new)).toArray();
  }

  static byte[] bytes(int length, int first) {
    byte[] bytes = new byte[length];
    for (int i = 0; i < length; i++) {
      bytes[i] = (byte) (first + 13 * i);
    }
    return bytes;
  }
}
