package org.handfast.engine.schedule.tls12;

import org.handfast.engine.crypto.HashFunction;
import org.handfast.protocol.registry.CipherSuite;

/// A TLS 1.2 cipher suite (RFC 5246 C) with its algorithms in working form.
///
/// @param hash of the PRF and of the transcript; a suite's name says which only if it is not
///   SHA-256 (RFC 5246 5)
public record Tls12Suite(
    CipherSuite code, Tls12KeyExchange exchange, HashFunction hash, Tls12Cipher cipher) {

  /// Whether records are padded to blocks, so that the order of MAC and encryption matters (RFC
  /// 7366).
  public boolean hasBlockCipher() {
    return cipher instanceof Tls12Cipher.Block;
  }
}
