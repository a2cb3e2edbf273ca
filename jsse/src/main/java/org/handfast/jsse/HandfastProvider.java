package org.handfast.jsse;

import java.security.Provider;
import java.util.List;
import java.util.function.Supplier;
import javax.net.ssl.SSLContextSpi;
import org.handfast.jca.Providers;
import org.jspecify.annotations.Nullable;

/// The security provider `Handfast`: TLS 1.3 and TLS 1.2 for everything that is built on
/// [javax.net.ssl].
///
/// Its one service is `SSLContext`, as `TLS` (also called `SSL`), `TLSv1.3`, `TLSv1.2` and
/// `Default`. All of them speak both versions, but for the clients of `TLSv1.2`, which speak
/// nothing later. A context takes the key and trust managers of any provider. Use it for one
/// context,
///
/// ```java
/// SSLContext context = SSLContext.getInstance("TLS", new HandfastProvider());
/// ```
///
/// or for a whole program: `Security.insertProviderAt(new HandfastProvider(), 1)`.
///
/// What is negotiated without being asked for is forward-secret and authenticated encryption. The
/// block ciphers of TLS 1.2 and RSA key transport are there for programs that enable their suites
/// by name, and that the security property `jdk.tls.disabledAlgorithms` does not stop.
///
/// What is not there: TLS 1.1 and before, renegotiation, early data, stapled OCSP responses; key
/// and trust manager factories, which the JDK has.
public final class HandfastProvider extends Provider {
  /// The name under which the provider registers.
  public static final String NAME = "Handfast";

  private static final long serialVersionUID = 1L;

  /// A provider that is not registered yet, on the fastest cryptography present.
  public HandfastProvider() {
    this(Providers.installed());
  }

  /// A provider that is not registered yet, whose contexts do their cryptography with `crypto`.
  public HandfastProvider(Providers crypto) {
    super(NAME, "0.1", "TLS 1.3 and TLS 1.2 for javax.net.ssl");
    offer("TLS", List.of("SSL"), () -> new ManagedContext(Defaults.GENERAL, crypto));
    offer("TLSv1.3", List.of(), () -> new ManagedContext(Defaults.TLS_1_3, crypto));
    offer("TLSv1.2", List.of(), () -> new ManagedContext(Defaults.TLS_1_2, crypto));
    offer("Default", List.of(), () -> new DefaultContext(crypto));
  }

  private void offer(String algorithm, List<String> aliases, Supplier<SSLContextSpi> maker) {
    putService(new ContextService(this, algorithm, aliases, maker));
  }

  /// A service that is made by a constructor call and not by reflection, so that its class need not
  /// be public.
  private static final class ContextService extends Service {
    private final Supplier<SSLContextSpi> maker;

    ContextService(
        Provider provider, String algorithm, List<String> aliases, Supplier<SSLContextSpi> maker) {
      super(provider, "SSLContext", algorithm, SSLContextSpi.class.getName(), aliases, null);
      this.maker = maker;
    }

    @Override
    public Object newInstance(@Nullable Object parameter) {
      return maker.get();
    }
  }
}
