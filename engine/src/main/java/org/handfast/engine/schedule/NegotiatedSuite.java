package org.handfast.engine.schedule;

import org.handfast.engine.crypto.Aead;
import org.handfast.engine.crypto.AeadAlgorithm;
import org.handfast.engine.crypto.HashAlgorithm;
import org.handfast.engine.crypto.HashFunction;
import org.handfast.protocol.registry.CipherSuite;

/// A TLS 1.3 cipher suite (RFC 9846 B.4) with its two algorithms in working form.
public record NegotiatedSuite(CipherSuite code, HashFunction hash, AeadAlgorithm aead) {

  /// The length of every secret of the key schedule, in bytes.
  public int hashLength() {
    return hash.algorithm().length();
  }

  /// What a code point stands for.
  public record Definition(CipherSuite code, Aead aead, HashAlgorithm hash) {}
}
