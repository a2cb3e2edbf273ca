package org.handfast.jsse;

import java.security.GeneralSecurityException;
import java.security.Provider;
import java.security.Security;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.TrustManager;

/// The providers under test, and contexts of them.
enum Contexts {
  HANDFAST,
  JDK;

  private static final Provider OURS = new HandfastProvider();

  /// A context that trusts [TestCa#TRUSTED] and has no identity.
  SSLContext anonymous() {
    return with(new KeyManager[0], TestCa.TRUSTED.trustManagers());
  }

  /// A context that trusts [TestCa#TRUSTED] and is localhost, with a key on P-256.
  SSLContext localhost() {
    return localhost(KeyKind.P256);
  }

  SSLContext localhost(KeyKind kind) {
    return with(TestCa.TRUSTED.localhost(kind).keyManagers(), TestCa.TRUSTED.trustManagers());
  }

  SSLContext with(KeyManager[] keys, TrustManager... trust) {
    try {
      Provider provider = this == HANDFAST ? OURS : Security.getProvider("SunJSSE");
      SSLContext context = SSLContext.getInstance("TLSv1.3", provider);
      context.init(keys, trust, null);
      return context;
    } catch (GeneralSecurityException failure) {
      throw new AssertionError(failure);
    }
  }

  /// A client engine for `test.example` port 443.
  static SSLEngine client(SSLContext context) {
    SSLEngine engine = context.createSSLEngine("test.example", 443);
    engine.setUseClientMode(true);
    return engine;
  }

  static SSLEngine server(SSLContext context) {
    SSLEngine engine = context.createSSLEngine();
    engine.setUseClientMode(false);
    return engine;
  }
}
