package org.handfast.lab.tls;

import java.util.Optional;
import org.handfast.protocol.registry.CipherSuite;

/// What a suite of the lab's is made of. All of them derive their keys with SHA-256.
///
/// @param bulk what encrypts
/// @param mac the JCA's name of the MAC, in suites that have one of their own
/// @param macLength of its keys and its results; 0 for none
/// @param keyLength of the encryption
/// @param ivLength of the part of an initialization vector that is secret
record SuiteParts(Bulk bulk, String mac, int macLength, int keyLength, int ivLength) {

  /// What encrypts.
  enum Bulk {
    AES_CBC,
    AES_GCM,
    CHACHA20_POLY1305
  }

  /// The parts, if they are known here.
  static Optional<SuiteParts> of(CipherSuite suite) {
    if (suite.equals(CipherSuite.TLS_RSA_WITH_AES_128_CBC_SHA256)
        || suite.equals(CipherSuite.TLS_ECDHE_RSA_WITH_AES_128_CBC_SHA256)) {
      return Optional.of(new SuiteParts(Bulk.AES_CBC, "HmacSHA256", 32, 16, 0));
    }
    if (suite.equals(CipherSuite.TLS_RSA_WITH_AES_128_CBC_SHA)) {
      return Optional.of(new SuiteParts(Bulk.AES_CBC, "HmacSHA1", 20, 16, 0));
    }
    if (suite.equals(CipherSuite.TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256)) {
      return Optional.of(new SuiteParts(Bulk.AES_GCM, "", 0, 16, 4));
    }
    if (suite.equals(CipherSuite.TLS_AES_128_GCM_SHA256)) {
      return Optional.of(new SuiteParts(Bulk.AES_GCM, "", 0, 16, 12));
    }
    if (suite.equals(CipherSuite.TLS_CHACHA20_POLY1305_SHA256)) {
      return Optional.of(new SuiteParts(Bulk.CHACHA20_POLY1305, "", 0, 32, 12));
    }
    return Optional.empty();
  }

  /// As formulas have the MAC: `HMAC-SHA-256`.
  String macName() {
    return mac.equals("HmacSHA1") ? "HMAC-SHA-1" : "HMAC-SHA-256";
  }
}
