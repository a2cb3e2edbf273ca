package org.handfast.engine.secret;

import java.security.MessageDigest;
import java.util.Arrays;
import java.util.function.Consumer;
import java.util.function.Function;

/// Secret bytes with one owner, the [SecretScope] that made them, and an end: when the scope closes
/// they are zeroed and every later use is refused.
///
/// The bytes are lent, never given: a caller sees them only inside [#use]. Nothing prints them.
public final class Secret {
  private final byte[] bytes;
  private volatile boolean wiped;

  Secret(byte[] owned) {
    this.bytes = owned;
  }

  /// The length in bytes; known even after the end.
  public int length() {
    return bytes.length;
  }

  /// Lends the bytes to `reader`, which must not keep the array.
  ///
  /// @throws IllegalStateException if the owning scope has been closed
  public <R> R use(Function<byte[], R> reader) {
    requireAlive();
    return reader.apply(bytes);
  }

  /// Lends the bytes to `reader`, which must not keep the array.
  ///
  /// @throws IllegalStateException if the owning scope has been closed
  public void lend(Consumer<byte[]> reader) {
    requireAlive();
    reader.accept(bytes);
  }

  void wipe() {
    wiped = true;
    Arrays.fill(bytes, (byte) 0);
  }

  private void requireAlive() {
    if (wiped) {
      throw new IllegalStateException("secret used after its scope was closed");
    }
  }

  /// Compares in time that depends on the lengths alone.
  @Override
  public boolean equals(Object other) {
    return other instanceof Secret that && MessageDigest.isEqual(bytes, that.bytes);
  }

  /// The same for all secrets of one length: a hash of the bytes would leak them.
  @Override
  public int hashCode() {
    return bytes.length;
  }

  @Override
  public String toString() {
    return "Secret[" + bytes.length + " bytes]";
  }
}
