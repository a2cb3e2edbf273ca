package org.handfast.engine.config;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;
import org.handfast.protocol.registry.CertificateCompressionAlgorithm;
import org.handfast.protocol.wire.Bytes;

/// Compresses each of the last few messages once. What a peer sends is not remembered.
final class RememberingCompression implements CertificateCompression {
  private static final int CHAINS = 32;

  private final CertificateCompression other;
  private final ReentrantLock lock = new ReentrantLock();
  private final Map<Bytes, Bytes> known = new LinkedHashMap<>(CHAINS, 0.75f, true);

  RememberingCompression(CertificateCompression other) {
    this.other = other;
  }

  @Override
  public CertificateCompressionAlgorithm algorithm() {
    return other.algorithm();
  }

  /// Under a lock: who comes second waits for the first's result rather than make it again.
  @Override
  public Bytes compress(Bytes certificate) {
    lock.lock();
    try {
      Bytes compressed = known.computeIfAbsent(certificate, other::compress);
      if (known.size() > CHAINS) {
        known.remove(known.keySet().iterator().next());
      }
      return compressed;
    } finally {
      lock.unlock();
    }
  }

  @Override
  public Bytes decompress(Bytes compressed, int length) throws DecompressionException {
    return other.decompress(compressed, length);
  }
}
