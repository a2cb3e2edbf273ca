package org.handfast.engine.schedule.tls12;

import static org.handfast.engine.crypto.BlockCipher.AES_128_CBC;
import static org.handfast.engine.crypto.BlockCipher.AES_256_CBC;
import static org.handfast.engine.crypto.HashAlgorithm.SHA1;
import static org.handfast.engine.crypto.HashAlgorithm.SHA256;
import static org.handfast.engine.crypto.HashAlgorithm.SHA384;
import static org.handfast.engine.schedule.tls12.Tls12KeyExchange.ECDHE_ECDSA;
import static org.handfast.engine.schedule.tls12.Tls12KeyExchange.ECDHE_RSA;
import static org.handfast.engine.schedule.tls12.Tls12KeyExchange.RSA;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.handfast.engine.crypto.Aead;
import org.handfast.engine.crypto.BlockCipher;
import org.handfast.engine.crypto.CryptoProvider;
import org.handfast.engine.crypto.HashAlgorithm;
import org.handfast.protocol.registry.CipherSuite;

/// The table of TLS 1.2 cipher suites that this engine speaks: RFC 5246 A.5, RFC 5288 3, RFC 8422
/// 6, RFC 5289 3 and RFC 7905 2. Which of them are offered or chosen is a matter of policy.
public final class Tls12Suites {
  private static final List<Row> TABLE =
      List.of(
          gcm(CipherSuite.TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256, ECDHE_ECDSA, SHA256),
          gcm(CipherSuite.TLS_ECDHE_ECDSA_WITH_AES_256_GCM_SHA384, ECDHE_ECDSA, SHA384),
          chacha(CipherSuite.TLS_ECDHE_ECDSA_WITH_CHACHA20_POLY1305_SHA256, ECDHE_ECDSA),
          gcm(CipherSuite.TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256, ECDHE_RSA, SHA256),
          gcm(CipherSuite.TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384, ECDHE_RSA, SHA384),
          chacha(CipherSuite.TLS_ECDHE_RSA_WITH_CHACHA20_POLY1305_SHA256, ECDHE_RSA),
          cbc(CipherSuite.TLS_ECDHE_ECDSA_WITH_AES_128_CBC_SHA, ECDHE_ECDSA, AES_128_CBC, SHA1),
          cbc(CipherSuite.TLS_ECDHE_ECDSA_WITH_AES_256_CBC_SHA, ECDHE_ECDSA, AES_256_CBC, SHA1),
          cbc(
              CipherSuite.TLS_ECDHE_ECDSA_WITH_AES_128_CBC_SHA256,
              ECDHE_ECDSA,
              AES_128_CBC,
              SHA256),
          cbc(
              CipherSuite.TLS_ECDHE_ECDSA_WITH_AES_256_CBC_SHA384,
              ECDHE_ECDSA,
              AES_256_CBC,
              SHA384),
          cbc(CipherSuite.TLS_ECDHE_RSA_WITH_AES_128_CBC_SHA, ECDHE_RSA, AES_128_CBC, SHA1),
          cbc(CipherSuite.TLS_ECDHE_RSA_WITH_AES_256_CBC_SHA, ECDHE_RSA, AES_256_CBC, SHA1),
          cbc(CipherSuite.TLS_ECDHE_RSA_WITH_AES_128_CBC_SHA256, ECDHE_RSA, AES_128_CBC, SHA256),
          cbc(CipherSuite.TLS_ECDHE_RSA_WITH_AES_256_CBC_SHA384, ECDHE_RSA, AES_256_CBC, SHA384),
          gcm(CipherSuite.TLS_RSA_WITH_AES_128_GCM_SHA256, RSA, SHA256),
          gcm(CipherSuite.TLS_RSA_WITH_AES_256_GCM_SHA384, RSA, SHA384),
          cbc(CipherSuite.TLS_RSA_WITH_AES_128_CBC_SHA, RSA, AES_128_CBC, SHA1),
          cbc(CipherSuite.TLS_RSA_WITH_AES_256_CBC_SHA, RSA, AES_256_CBC, SHA1),
          cbc(CipherSuite.TLS_RSA_WITH_AES_128_CBC_SHA256, RSA, AES_128_CBC, SHA256),
          cbc(CipherSuite.TLS_RSA_WITH_AES_256_CBC_SHA256, RSA, AES_256_CBC, SHA256),
          plain(CipherSuite.TLS_RSA_WITH_NULL_SHA256, RSA, SHA256));

  private record Row(
      CipherSuite code,
      Tls12KeyExchange exchange,
      HashAlgorithm hash,
      Function<CryptoProvider, Optional<Tls12Cipher>> cipher) {

    Optional<Tls12Suite> working(CryptoProvider crypto) {
      return crypto
          .hash(hash)
          .flatMap(
              prf -> cipher.apply(crypto).map(found -> new Tls12Suite(code, exchange, prf, found)));
    }
  }

  private Tls12Suites() {}

  /// The suite in working form; empty if it is none of the table's or `crypto` lacks an algorithm
  /// of it.
  public static Optional<Tls12Suite> working(CipherSuite code, CryptoProvider crypto) {
    return TABLE.stream()
        .filter(row -> row.code().equals(code))
        .findFirst()
        .flatMap(row -> row.working(crypto));
  }

  /// All suites of the table.
  public static List<CipherSuite> all() {
    return TABLE.stream().map(Row::code).toList();
  }

  // AES-256 comes with SHA-384 and AES-128 with SHA-256 (RFC 5288 3, RFC 5289 3.2).
  private static Row gcm(CipherSuite code, Tls12KeyExchange exchange, HashAlgorithm hash) {
    Aead aead = hash == SHA384 ? Aead.AES_256_GCM : Aead.AES_128_GCM;
    return new Row(code, exchange, hash, crypto -> crypto.aead(aead).map(Tls12Cipher.Gcm::new));
  }

  private static Row chacha(CipherSuite code, Tls12KeyExchange exchange) {
    return new Row(
        code,
        exchange,
        SHA256,
        crypto -> crypto.aead(Aead.CHACHA20_POLY1305).map(Tls12Cipher.ChaCha20::new));
  }

  private static Row cbc(
      CipherSuite code, Tls12KeyExchange exchange, BlockCipher cipher, HashAlgorithm mac) {
    // SHA-1 only ever authenticates records: the PRF is SHA-256's then (RFC 5246 5).
    return new Row(
        code, exchange, mac == SHA1 ? SHA256 : mac, crypto -> block(cipher, mac, crypto));
  }

  private static Row plain(CipherSuite code, Tls12KeyExchange exchange, HashAlgorithm mac) {
    return new Row(code, exchange, mac, crypto -> crypto.hash(mac).map(Tls12Cipher.Null::new));
  }

  private static Optional<Tls12Cipher> block(
      BlockCipher cipher, HashAlgorithm mac, CryptoProvider crypto) {
    return crypto
        .blockCipher(cipher)
        .flatMap(
            algorithm ->
                crypto
                    .hash(mac)
                    .map(hash -> new Tls12Cipher.Block(algorithm, hash, crypto.random())));
  }
}
