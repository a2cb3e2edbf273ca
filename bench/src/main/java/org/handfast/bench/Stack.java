package org.handfast.bench;

import java.security.GeneralSecurityException;
import java.security.SecureRandom;
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
  SUN_JSSE;

  /// A context of this stack.
  SSLContext context(KeyManager[] keys, TrustManager[] trust) throws GeneralSecurityException {
    SSLContext context =
        switch (this) {
          case HANDFAST_JDK ->
              SSLContext.getInstance("TLS", new HandfastProvider(Providers.jdkOnly()));
          case HANDFAST -> SSLContext.getInstance("TLS", new HandfastProvider());
          case SUN_JSSE -> SSLContext.getInstance("TLSv1.3", "SunJSSE");
        };
    context.init(keys, trust, new SecureRandom());
    return context;
  }
}
