package org.handfast.interop.http;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.Provider;
import java.security.Security;
import java.util.List;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.handfast.interop.fixture.Leaf;
import org.handfast.interop.fixture.TestCertificates;
import org.handfast.jsse.HandfastProvider;

/// Where a context comes from: the same key and trust managers, of the JDK, in ours and in its own.
enum Contexts {
  HANDFAST(new HandfastProvider()),
  SUN_JSSE(Security.getProvider("SunJSSE"));

  private final Provider provider;

  Contexts(Provider provider) {
    this.provider = provider;
  }

  /// A context that trusts the root of these tests, and presents `leaves`.
  SSLContext presenting(Leaf... leaves) throws GeneralSecurityException, IOException {
    KeyManagerFactory keys = KeyManagerFactory.getInstance("NewSunX509");
    keys.init(Leaf.keyStore(List.of(leaves)), Leaf.password());
    TrustManagerFactory trust = TrustManagerFactory.getInstance("PKIX");
    trust.init(TestCertificates.shared().trustStore());
    SSLContext context = SSLContext.getInstance("TLS", provider);
    context.init(keys.getKeyManagers(), trust.getTrustManagers(), null);
    return context;
  }

  /// Where the classes of its engines, sockets and sessions live.
  String home() {
    return this == HANDFAST ? "org.handfast.jsse." : "sun.security.ssl.";
  }
}
