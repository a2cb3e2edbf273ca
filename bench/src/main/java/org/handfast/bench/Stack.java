package org.handfast.bench;

import java.security.GeneralSecurityException;
import java.security.Provider;
import java.security.SecureRandom;
import java.security.Security;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import org.handfast.jca.Providers;
import org.handfast.jsse.HandfastProvider;

/// A TLS stack behind `javax.net.ssl`, as a row of the table.
public enum Stack {
  /// Ours, with the JDK's primitives only.
  HANDFAST_JDK,
  /// Ours, with whatever is fastest on this class path.
  HANDFAST,
  /// The JDK's.
  SUN_JSSE,
  /// Conscrypt's own engine, over BoringSSL.
  CONSCRYPT,
  /// BouncyCastle's own engine.
  BOUNCY_CASTLE;

  /// A context of this stack.
  SSLContext context(KeyManager[] keys, TrustManager[] trust) throws GeneralSecurityException {
    SSLContext context =
        switch (this) {
          case HANDFAST_JDK ->
              SSLContext.getInstance("TLS", new HandfastProvider(Providers.jdkOnly()));
          case HANDFAST -> SSLContext.getInstance("TLS", new HandfastProvider());
          case SUN_JSSE -> SSLContext.getInstance("TLSv1.3", "SunJSSE");
          case CONSCRYPT ->
              SSLContext.getInstance("TLSv1.3", org.conscrypt.Conscrypt.newProvider());
          case BOUNCY_CASTLE ->
              SSLContext.getInstance(
                  "TLSv1.3",
                  new org.bouncycastle.jsse.provider.BouncyCastleJsseProvider(bouncyCastle()));
        };
    context.init(keys, trust, new SecureRandom());
    return context;
  }

  private static Provider bouncyCastle() {
    Provider installed = Security.getProvider("BC");
    return installed == null
        ? new org.bouncycastle.jce.provider.BouncyCastleProvider()
        : installed;
  }
}
