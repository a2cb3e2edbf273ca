package org.handfast.engine.schedule.tls12;

import java.util.Arrays;
import org.handfast.engine.Side;
import org.handfast.engine.secret.Secret;
import org.handfast.engine.secret.SecretScope;

/// The bytes that the master secret is stretched to, cut into keys (RFC 5246 6.3): two for MACs,
/// two for encryption, one pair for each direction, and what a cipher needs beside them.
///
/// ```text
/// client_write_MAC_key[mac_key_length]   server_write_MAC_key[mac_key_length]
/// client_write_key[enc_key_length]       server_write_key[enc_key_length]
/// client_write_IV[fixed_iv_length]       server_write_IV[fixed_iv_length]
/// ```
///
/// @param owner of the keys: they end with it at the latest
public record KeyBlock(
    Tls12Suite suite,
    MacOrder order,
    Secret clientWriteMacKey,
    Secret serverWriteMacKey,
    Secret clientWriteKey,
    Secret serverWriteKey,
    Secret clientWriteIv,
    Secret serverWriteIv,
    SecretScope owner) {

  /// How many bytes it takes.
  static int length(Tls12Cipher cipher) {
    return 2 * (cipher.macKeyLength() + cipher.keyLength() + cipher.ivLength());
  }

  /// Cuts the block, which is zeroed then.
  static KeyBlock cut(byte[] block, Tls12Suite suite, MacOrder order, SecretScope owner) {
    Knife knife = new Knife(block, owner);
    Tls12Cipher cipher = suite.cipher();
    KeyBlock keys =
        new KeyBlock(
            suite,
            order,
            knife.next(cipher.macKeyLength()),
            knife.next(cipher.macKeyLength()),
            knife.next(cipher.keyLength()),
            knife.next(cipher.keyLength()),
            knife.next(cipher.ivLength()),
            knife.next(cipher.ivLength()),
            owner);
    Arrays.fill(block, (byte) 0);
    return keys;
  }

  /// What the client protects its records with.
  public DirectionKeys client() {
    return new DirectionKeys(suite, order, clientWriteMacKey, clientWriteKey, clientWriteIv, owner);
  }

  /// What the server protects its records with.
  public DirectionKeys server() {
    return new DirectionKeys(suite, order, serverWriteMacKey, serverWriteKey, serverWriteIv, owner);
  }

  /// What `sender` protects its records with.
  public DirectionKeys of(Side sender) {
    return sender == Side.CLIENT ? client() : server();
  }

  private static final class Knife {
    private final byte[] block;
    private final SecretScope owner;
    private int at;

    Knife(byte[] block, SecretScope owner) {
      this.block = block;
      this.owner = owner;
    }

    Secret next(int length) {
      at += length;
      return owner.adopt(Arrays.copyOfRange(block, at - length, at));
    }
  }
}
