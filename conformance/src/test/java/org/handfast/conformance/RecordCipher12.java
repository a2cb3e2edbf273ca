package org.handfast.conformance;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.security.spec.AlgorithmParameterSpec;
import java.util.Arrays;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.handfast.protocol.registry.ContentType;
import org.handfast.protocol.wire.Bytes;

/// One direction's record protection in TLS 1.2 (RFC 5246 6.2.3, RFC 5288, RFC 7905, RFC 7366),
/// straight from the JDK's ciphers, for a peer that may break its rules.
final class RecordCipher12 {
  private static final int BLOCK = 16;
  private static final SecureRandom RANDOM = new SecureRandom();

  private final Suite12 suite;
  private final Bytes macKey;
  private final Bytes key;
  private final Bytes iv;
  private final boolean encryptThenMac;
  private long sequence;

  RecordCipher12(Suite12 suite, Bytes macKey, Bytes key, Bytes iv, boolean encryptThenMac) {
    this.suite = suite;
    this.macKey = macKey;
    this.key = key;
    this.iv = iv;
    this.encryptThenMac = encryptThenMac;
  }

  /// Whether a MAC is good or a bit of it is wrong.
  enum MacState {
    GOOD,
    BAD
  }

  /// A record of this content.
  Bytes seal(ContentType type, Bytes content) {
    return switch (suite.kind()) {
      case GCM -> record(type, Bytes.concat(number(), gcm(type, content)));
      case CHACHA20 -> record(type, chacha20(type, content));
      case CBC -> sealBlocks(type, content, leastPadding(content), MacState.GOOD);
      case NULL -> record(type, Bytes.concat(content, mac(type, content, MacState.GOOD)));
    };
  }

  /// A record of a block cipher with this padding: the last byte is its length.
  Bytes sealBlocks(ContentType type, Bytes content, Bytes padding, MacState state) {
    if (encryptThenMac) {
      Bytes encrypted = encrypt(Bytes.concat(content, padding));
      return record(type, Bytes.concat(encrypted, mac(type, encrypted, state)));
    }
    return record(type, encrypt(Bytes.concat(content, mac(type, content, state), padding)));
  }

  /// A record of a block cipher of exactly these blocks; with the MAC outside, that fits.
  Bytes sealRaw(ContentType type, Bytes blocks) {
    Bytes encrypted = encrypt(blocks);
    return record(
        type,
        encryptThenMac ? Bytes.concat(encrypted, mac(type, encrypted, MacState.GOOD)) : encrypted);
  }

  /// The shortest padding for this content.
  Bytes leastPadding(Bytes content) {
    int covered = content.length() + (encryptThenMac ? 0 : suite.macLength());
    return padding(BLOCK - 1 - covered % BLOCK);
  }

  /// Padding that says of itself that it is so long.
  static Bytes padding(int length) {
    byte[] all = new byte[length + 1];
    Arrays.fill(all, (byte) length);
    return Bytes.owning(all);
  }

  /// A record under the next sequence number, of exactly these bytes.
  Bytes record(ContentType type, Bytes fragment) {
    sequence++;
    return RecordCipher.plain(type, fragment);
  }

  /// Opens a record, or fails the test.
  Content open(Bytes record) {
    ContentType type = new ContentType(record.at(0));
    Bytes fragment = record.slice(RecordCipher.HEADER);
    Bytes content =
        switch (suite.kind()) {
          case GCM -> openGcm(type, fragment);
          case CHACHA20 -> openChacha20(type, fragment);
          case CBC -> openBlocks(type, fragment);
          case NULL -> checked(type, fragment);
        };
    sequence++;
    return new Content(type, content, true);
  }

  private Bytes gcm(ContentType type, Bytes content) {
    return cipher(
        "AES/GCM/NoPadding",
        Cipher.ENCRYPT_MODE,
        new GCMParameterSpec(128, Bytes.concat(iv, number()).toArray()),
        header(type, content.length()),
        content);
  }

  private Bytes openGcm(ContentType type, Bytes fragment) {
    return cipher(
        "AES/GCM/NoPadding",
        Cipher.DECRYPT_MODE,
        new GCMParameterSpec(128, Bytes.concat(iv, fragment.slice(0, 8)).toArray()),
        header(type, fragment.length() - 24),
        fragment.slice(8));
  }

  private Bytes chacha20(ContentType type, Bytes content) {
    return cipher(
        "ChaCha20-Poly1305",
        Cipher.ENCRYPT_MODE,
        new IvParameterSpec(maskedNonce()),
        header(type, content.length()),
        content);
  }

  private Bytes openChacha20(ContentType type, Bytes fragment) {
    return cipher(
        "ChaCha20-Poly1305",
        Cipher.DECRYPT_MODE,
        new IvParameterSpec(maskedNonce()),
        header(type, fragment.length() - 16),
        fragment);
  }

  private byte[] maskedNonce() {
    byte[] nonce = iv.toArray();
    ByteBuffer last = ByteBuffer.wrap(nonce, 4, 8).slice();
    last.putLong(0, last.getLong(0) ^ sequence);
    return nonce;
  }

  private Bytes encrypt(Bytes plain) {
    byte[] explicit = new byte[BLOCK];
    RANDOM.nextBytes(explicit);
    Bytes encrypted =
        cipher(
            "AES/CBC/NoPadding",
            Cipher.ENCRYPT_MODE,
            new IvParameterSpec(explicit),
            Bytes.EMPTY,
            plain);
    return Bytes.concat(Bytes.owning(explicit), encrypted);
  }

  private Bytes openBlocks(ContentType type, Bytes fragment) {
    Bytes encrypted = encryptThenMac ? checked(type, fragment) : fragment;
    Bytes padded =
        cipher(
            "AES/CBC/NoPadding",
            Cipher.DECRYPT_MODE,
            new IvParameterSpec(encrypted.slice(0, BLOCK).toArray()),
            Bytes.EMPTY,
            encrypted.slice(BLOCK));
    int length = padded.at(padded.length() - 1);
    Bytes plain = padded.slice(0, padded.length() - length - 1);
    if (!padded.slice(plain.length()).equals(padding(length))) {
      throw new AssertionError("the engine's padding is wrong, number " + sequence);
    }
    return encryptThenMac ? plain : checked(type, plain);
  }

  private Bytes checked(ContentType type, Bytes covered) {
    Bytes content = covered.slice(0, covered.length() - suite.macLength());
    if (!covered.slice(content.length()).equals(mac(type, content, MacState.GOOD))) {
      throw new AssertionError("a MAC of the engine's is wrong, number " + sequence);
    }
    return content;
  }

  private Bytes mac(ContentType type, Bytes content, MacState state) {
    try {
      Mac mac = Mac.getInstance(suite.mac());
      mac.init(new SecretKeySpec(macKey.toArray(), "RAW"));
      mac.update(header(type, content.length()).toArray());
      byte[] tag = mac.doFinal(content.toArray());
      if (state == MacState.BAD) {
        tag[0] ^= 1;
      }
      return Bytes.owning(tag);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private Bytes number() {
    return Bytes.owning(ByteBuffer.allocate(8).putLong(sequence).array());
  }

  // What a MAC covers before the content, and an AEAD beside it.
  private Bytes header(ContentType type, int length) {
    return Bytes.owning(
        ByteBuffer.allocate(13)
            .putLong(sequence)
            .put((byte) type.code())
            .putShort((short) 0x0303)
            .putShort((short) length)
            .array());
  }

  private Bytes cipher(
      String name, int mode, AlgorithmParameterSpec parameters, Bytes additional, Bytes in) {
    try {
      Cipher cipher = Cipher.getInstance(name);
      String algorithm = name.startsWith("AES") ? "AES" : "ChaCha20";
      cipher.init(mode, new SecretKeySpec(key.toArray(), algorithm), parameters);
      if (!additional.isEmpty()) {
        cipher.updateAAD(additional.toArray());
      }
      return Bytes.owning(cipher.doFinal(in.toArray()));
    } catch (GeneralSecurityException e) {
      throw new AssertionError("a record of the engine's does not open, number " + sequence, e);
    }
  }
}
