package org.handfast.engine.schedule;

import java.util.List;
import java.util.Optional;
import org.handfast.engine.crypto.Aead;
import org.handfast.engine.crypto.CryptoProvider;
import org.handfast.engine.crypto.HashAlgorithm;
import org.handfast.engine.schedule.NegotiatedSuite.Definition;
import org.handfast.protocol.registry.CipherSuite;

/// The table of TLS 1.3 cipher suites (RFC 9846 B.4) that this engine speaks.
public final class CipherSuites {
  private static final List<Definition> TABLE =
      List.of(
          new Definition(
              CipherSuite.TLS_AES_128_GCM_SHA256, Aead.AES_128_GCM, HashAlgorithm.SHA256),
          new Definition(
              CipherSuite.TLS_AES_256_GCM_SHA384, Aead.AES_256_GCM, HashAlgorithm.SHA384),
          new Definition(
              CipherSuite.TLS_CHACHA20_POLY1305_SHA256,
              Aead.CHACHA20_POLY1305,
              HashAlgorithm.SHA256));

  private CipherSuites() {}

  /// The suite in working form; empty if it is no TLS 1.3 suite or `crypto` lacks an algorithm of
  /// it.
  public static Optional<NegotiatedSuite> working(CipherSuite code, CryptoProvider crypto) {
    for (Definition row : TABLE) {
      if (row.code().equals(code)) {
        return crypto
            .hash(row.hash())
            .flatMap(
                hash -> crypto.aead(row.aead()).map(aead -> new NegotiatedSuite(code, hash, aead)));
      }
    }
    return Optional.empty();
  }
}
