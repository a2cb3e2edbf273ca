package org.handfast.engine.config;

import org.handfast.protocol.registry.CertificateCompressionAlgorithm;
import org.handfast.protocol.wire.Bytes;

/// One way to make a Certificate message smaller, RFC 8879. Zlib comes with the JDK; others, such
/// as brotli, are made of a library. Thread-safe.
///
/// Nothing is offered that an application has not asked for: a decompressor that works on what
/// anybody on the network may send is worth its while only where chains are long, or links slow.
public interface CertificateCompression {
  CertificateCompressionAlgorithm algorithm();

  /// Compresses the body of a Certificate message. What goes in is never secret.
  Bytes compress(Bytes certificate);

  /// Restores the body of a Certificate message. The length is the peer's claim, and already found
  /// to be within the limits; an implementation makes not one byte more, and none fewer.
  ///
  /// @throws DecompressionException if the bytes are not what the algorithm makes of exactly
  ///   `length` bytes
  Bytes decompress(Bytes compressed, int length) throws DecompressionException;

  /// The JDK's zlib (RFC 1950). Remembers what it has compressed last.
  static CertificateCompression zlib() {
    return remembering(new ZlibCompression());
  }

  /// The same with a memory, since a server compresses the same few chains all the time.
  static CertificateCompression remembering(CertificateCompression other) {
    return new RememberingCompression(other);
  }
}
