package org.handfast.jsse;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.List;
import javax.net.ssl.KeyManager;
import javax.net.ssl.KeyManagerFactory;

/// A private key and its chain, issued for one test run.
///
/// @param certificates the end entity first
record TestIdentity(PrivateKey key, List<X509Certificate> certificates) {
  static final char[] PASSWORD = "changeit".toCharArray();

  X509Certificate certificate() {
    return certificates.getFirst();
  }

  X509Certificate[] chain() {
    return certificates.toArray(X509Certificate[]::new);
  }

  /// The JDK's key managers over a store with this identity alone.
  KeyManager[] keyManagers() {
    return keyManagers(this);
  }

  /// The JDK's key managers over a store with all of these.
  static KeyManager[] keyManagers(TestIdentity... identities) {
    return keyManagers("NewSunX509", identities);
  }

  static KeyManager[] keyManagers(String algorithm, TestIdentity... identities) {
    try {
      KeyManagerFactory factory = KeyManagerFactory.getInstance(algorithm);
      factory.init(keyStore(identities), PASSWORD);
      return factory.getKeyManagers();
    } catch (GeneralSecurityException failure) {
      throw new AssertionError(failure);
    }
  }

  static KeyStore keyStore(TestIdentity... identities) {
    try {
      KeyStore store = KeyStore.getInstance("PKCS12");
      store.load(null, null);
      for (int i = 0; i < identities.length; i++) {
        store.setKeyEntry("key" + i, identities[i].key, PASSWORD, identities[i].chain());
      }
      return store;
    } catch (GeneralSecurityException | IOException failure) {
      throw new AssertionError(failure);
    }
  }
}
