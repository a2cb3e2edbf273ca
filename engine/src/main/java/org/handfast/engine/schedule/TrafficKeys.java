package org.handfast.engine.schedule;

import java.util.Arrays;
import java.util.function.Function;

/// The key and IV of one direction (RFC 9846 7.3), on their way into a cipher: read once, then
/// gone.
public final class TrafficKeys implements AutoCloseable {
  private final byte[] key;
  private final byte[] iv;

  TrafficKeys(byte[] key, byte[] iv) {
    this.key = key;
    this.iv = iv;
  }

  /// Lends the key, such as to the maker of a cipher.
  public <R> R useKey(Function<byte[], R> reader) {
    return reader.apply(key);
  }

  /// A copy of the IV, which the record layer keeps as long as the cipher.
  public byte[] iv() {
    return iv.clone();
  }

  @Override
  public void close() {
    Arrays.fill(key, (byte) 0);
    Arrays.fill(iv, (byte) 0);
  }
}
