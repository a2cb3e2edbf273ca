package org.handfast.interop.tls12;

import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.Provider;
import java.security.SecureRandom;
import java.security.Security;
import java.util.List;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManagerFactory;
import org.bouncycastle.jce.provider.BouncyCastleProvider;
import org.bouncycastle.jsse.provider.BouncyCastleJsseProvider;
import org.conscrypt.Conscrypt;
import org.handfast.interop.fixture.Leaf;

/// The JSSE providers, each with the managers that it gets on with.
enum JsseKind {
  SUN {
    @Override
    Provider provider() {
      return Security.getProvider("SunJSSE");
    }

    @Override
    KeyManagerFactory keyManagers(Provider provider) throws GeneralSecurityException {
      return KeyManagerFactory.getInstance("NewSunX509");
    }

    @Override
    TrustManagerFactory trustManagers(Provider provider) throws GeneralSecurityException {
      return TrustManagerFactory.getInstance("PKIX");
    }
  },
  BOUNCY_CASTLE {
    @Override
    Provider provider() {
      return new BouncyCastleJsseProvider(new BouncyCastleProvider());
    }

    @Override
    KeyManagerFactory keyManagers(Provider provider) throws GeneralSecurityException {
      return KeyManagerFactory.getInstance("PKIX", provider);
    }
  },
  CONSCRYPT {
    @Override
    Provider provider() {
      return Conscrypt.newProviderBuilder().provideTrustManager(true).build();
    }

    @Override
    KeyManagerFactory keyManagers(Provider provider) throws GeneralSecurityException {
      return KeyManagerFactory.getInstance("SunX509");
    }

    @Override
    boolean hasManyKeys() {
      return false;
    }

    @Override
    boolean datesSessions() {
      return false;
    }

    // Not under TLS 1.3: its server then fails at the first full record, for want of room.
    @Override
    void tickets(SSLSocket socket, boolean wanted) {
      boolean newer = List.of(socket.getEnabledProtocols()).contains("TLSv1.3");
      Conscrypt.setUseSessionTickets(socket, wanted && !newer);
    }
  };

  static final String KEYS = "keys.p12";
  static final String EC_KEY = "ec.p12";
  static final String RSA_KEY = "rsa.p12";
  static final String ROOTS = "roots.p12";

  private final Provider provider = provider();

  abstract Provider provider();

  abstract KeyManagerFactory keyManagers(Provider provider) throws GeneralSecurityException;

  TrustManagerFactory trustManagers(Provider provider) throws GeneralSecurityException {
    return TrustManagerFactory.getInstance("PKIX", provider);
  }

  /// Where tickets are a matter of the socket.
  void tickets(SSLSocket socket, boolean wanted) {}

  /// Whether a server of it chooses among keys.
  boolean hasManyKeys() {
    return true;
  }

  /// Whether a session is as old as it was first made, to the millisecond, so that one that is made
  /// anew can be told from one that comes back.
  boolean datesSessions() {
    return true;
  }

  /// A new context, with the roots of a folder.
  ///
  /// @param keys the name of a key store there, or nothing
  final SSLContext context(Path folder, String keys) throws GeneralSecurityException, IOException {
    SSLContext context = SSLContext.getInstance("TLS", provider);
    KeyManagerFactory keyManagers = keyManagers(provider);
    KeyStore own =
        keys.isEmpty()
            ? Leaf.keyStore(List.of())
            : KeyStore.getInstance(folder.resolve(keys).toFile(), Leaf.password());
    keyManagers.init(own, Leaf.password());
    TrustManagerFactory trust = trustManagers(provider);
    trust.init(KeyStore.getInstance(folder.resolve(ROOTS).toFile(), Leaf.password()));
    context.init(keyManagers.getKeyManagers(), trust.getTrustManagers(), new SecureRandom());
    return context;
  }
}
