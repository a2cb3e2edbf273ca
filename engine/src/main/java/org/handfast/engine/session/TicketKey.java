package org.handfast.engine.session;

import org.handfast.engine.secret.Secret;
import org.handfast.engine.secret.SecretScope;
import org.handfast.protocol.wire.Bytes;

/// A key that tickets are sealed under, and the name it goes by in them. The key owns its bytes and
/// ends them.
public final class TicketKey implements AutoCloseable {
  /// The length of a name, in bytes.
  public static final int NAME_LENGTH = 16;

  /// The length of a key, in bytes.
  public static final int KEY_LENGTH = 32;

  private final Bytes name;
  private final SecretScope scope = SecretScope.open();
  private final Secret secret;

  /// A key from 16 bytes of name and 32 bytes of key, of which the array becomes the key's.
  ///
  /// @throws IllegalArgumentException if a length is wrong, or all bytes of the key are the same,
  ///   as those of a file that was never filled
  public TicketKey(Bytes name, byte[] key) {
    if (name.length() != NAME_LENGTH || key.length != KEY_LENGTH) {
      throw new IllegalArgumentException(
          "a ticket key has a name of 16 bytes and a key of 32, not "
              + name.length()
              + " and "
              + key.length);
    }
    if (isConstant(key)) {
      throw new IllegalArgumentException("a ticket key of equal bytes is no secret");
    }
    this.name = name;
    this.secret = scope.adopt(key);
  }

  private static boolean isConstant(byte[] key) {
    int differences = 0;
    for (byte one : key) {
      differences |= one ^ key[0];
    }
    return differences == 0;
  }

  /// The name in each ticket.
  public Bytes name() {
    return name;
  }

  /// The key.
  Secret secret() {
    return secret;
  }

  /// Whether both are the same key, whatever they are called.
  public boolean isSameKeyAs(TicketKey other) {
    return secret.equals(other.secret);
  }

  @Override
  public void close() {
    scope.close();
  }

  @Override
  public String toString() {
    return "TicketKey[" + name.toHex() + "]";
  }
}
