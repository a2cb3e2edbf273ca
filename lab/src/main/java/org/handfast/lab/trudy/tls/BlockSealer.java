package org.handfast.lab.trudy.tls;

import java.security.GeneralSecurityException;
import java.util.Arrays;
import javax.crypto.Cipher;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.handfast.lab.hash.Hashes;
import org.handfast.protocol.registry.ContentType;
import org.handfast.protocol.wire.Bytes;
import org.handfast.protocol.wire.WireWriter;

/// Makes records of TLS 1.2 under AES-CBC and HMAC-SHA-256, numbered from 0, as whoever has the
/// keys can.
final class BlockSealer {
  private static final int VERSION = 0x0303;
  private static final int BLOCK = 16;

  private final Order order;
  private final Bytes macKey;
  private final Bytes key;
  private long sequence;

  BlockSealer(Order order, Bytes macKey, Bytes key) {
    this.order = order;
    this.macKey = macKey;
    this.key = key;
  }

  /// Which of the two comes first.
  enum Order {
    /// RFC 5246 6.2.3.2: `IV ‖ AES-CBC(content ‖ MAC ‖ padding)`.
    MAC_THEN_ENCRYPT,
    /// RFC 7366 3: `IV ‖ AES-CBC(content ‖ padding) ‖ MAC`.
    ENCRYPT_THEN_MAC
  }

  /// The next record.
  ///
  /// @param iv 16 bytes that nobody can foretell
  Bytes seal(ContentType type, Bytes content, Bytes iv) {
    Bytes fragment =
        switch (order) {
          case MAC_THEN_ENCRYPT -> encrypted(Bytes.concat(content, mac(type, content)), iv);
          case ENCRYPT_THEN_MAC -> {
            Bytes encrypted = encrypted(content, iv);
            yield Bytes.concat(encrypted, mac(type, encrypted));
          }
        };
    sequence++;
    return Bytes.concat(header(type, fragment), fragment);
  }

  /// HMAC(MAC key, seq ‖ type ‖ version ‖ length ‖ what is covered), RFC 5246 6.2.3.1.
  private Bytes mac(ContentType type, Bytes covered) {
    WireWriter number = new WireWriter(Long.BYTES);
    number.u32(sequence >>> Integer.SIZE);
    number.u32(sequence & 0xFFFF_FFFFL);
    return Hashes.hmac(macKey, number.take(), header(type, covered), covered);
  }

  private static Bytes header(ContentType type, Bytes fragment) {
    WireWriter out = new WireWriter(Place.HEADER);
    out.u8(type.code());
    out.u16(VERSION);
    out.u16(fragment.length());
    return out.take();
  }

  private Bytes encrypted(Bytes plaintext, Bytes iv) {
    try {
      Cipher cipher = Cipher.getInstance("AES/CBC/NoPadding");
      cipher.init(
          Cipher.ENCRYPT_MODE,
          new SecretKeySpec(key.toArray(), "AES"),
          new IvParameterSpec(iv.toArray()));
      return Bytes.concat(iv, Bytes.owning(cipher.doFinal(padded(plaintext).toArray())));
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  /// Every byte of the padding, its length included, is the number of those before the last.
  private static Bytes padded(Bytes plaintext) {
    byte[] padding = new byte[BLOCK - plaintext.length() % BLOCK];
    Arrays.fill(padding, (byte) (padding.length - 1));
    return Bytes.concat(plaintext, Bytes.owning(padding));
  }
}
