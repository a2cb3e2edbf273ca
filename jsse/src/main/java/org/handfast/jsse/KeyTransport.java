package org.handfast.jsse;

import java.security.InvalidKeyException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.handfast.engine.config.Policy;
import org.handfast.protocol.message.ClientHello;
import org.handfast.protocol.registry.CipherSuite;
import org.handfast.protocol.registry.SignatureScheme;

/// When a server may let clients encrypt premaster secrets to its RSA key (RFC 5246 7.4.7.1).
///
/// A key that decrypts them must serve nothing else (RFC 9846 F.10): an oracle for the one use
/// would forge what the other signs. A key manager names one RSA key for both, so it decrypts only
/// where nothing that is enabled lets it sign. That is so if TLS 1.2 is enabled alone, and of its
/// suites none of `TLS_ECDHE_RSA_*`. Connections of one context may differ in that: there the first
/// use of a key decides.
final class KeyTransport {
  private static final System.Logger LOG = System.getLogger(KeyTransport.class.getPackageName());
  private static final AtomicBoolean EXPLAINED = new AtomicBoolean();

  private KeyTransport() {}

  /// What a server may negotiate: no RSA key transport if its RSA key may have to sign. The first
  /// time that this makes a difference, the log says so.
  static Policy withoutSharedKey(Policy policy) {
    if (!isOffered(policy) || !letsRsaSign(policy)) {
      return policy;
    }
    if (EXPLAINED.compareAndSet(false, true)) {
      LOG.log(
          System.Logger.Level.WARNING,
          "TLS_RSA_* suites are left out: with TLSv1.3 or TLS_ECDHE_RSA_* suites enabled, the key"
              + " that decrypts would also sign (RFC 9846 F.10). Enable TLSv1.2 alone, without"
              + " TLS_ECDHE_RSA_*, to use them.");
    }
    return policy.withSuites(
        policy.suites().stream().filter(suite -> !isKeyTransport(suite)).toList());
  }

  /// The refusal of a key's second use, which the log tells too.
  static InvalidKeyException sharedKey(String why) {
    String refusal =
        "one RSA key does not serve TLS_RSA_* suites and signatures (RFC 9846 F.10): " + why;
    LOG.log(System.Logger.Level.WARNING, refusal);
    return new InvalidKeyException(refusal);
  }

  /// Whether a client offers it, to a server that has it.
  static boolean isCommon(ClientHello hello, Policy policy) {
    return policy.suites().stream()
        .anyMatch(suite -> isKeyTransport(suite) && hello.cipherSuites().contains(suite));
  }

  static boolean isKeyTransport(CipherSuite suite) {
    return isExchange(suite, "RSA");
  }

  private static boolean isOffered(Policy policy) {
    return policy.suites().stream().anyMatch(KeyTransport::isKeyTransport);
  }

  private static boolean letsRsaSign(Policy policy) {
    return policy.signatureSchemes().stream().anyMatch(SignatureScheme::isRsa)
        && policy.suites().stream()
            .anyMatch(suite -> suite.isTls13() || isExchange(suite, "ECDHE_RSA"));
  }

  private static boolean isExchange(CipherSuite suite, String name) {
    return SuiteNames.keyExchange(suite).filter(name::equals).isPresent();
  }
}
