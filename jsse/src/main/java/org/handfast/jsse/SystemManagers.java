package org.handfast.jsse;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import javax.net.ssl.KeyManager;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import org.jspecify.annotations.Nullable;

/// The managers that the `javax.net.ssl` system properties describe. The factories are other
/// providers': this one has none, so it never asks itself.
final class SystemManagers {
  private static final String NOWHERE = "NONE";

  private SystemManagers() {}

  /// Trusts the store that `javax.net.ssl.trustStore` names, else the one that came with the JDK.
  static TrustManager[] trust() throws GeneralSecurityException {
    TrustManagerFactory factory =
        TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    factory.init((KeyStore) null);
    return factory.getTrustManagers();
  }

  /// Knows the keys in the store that `javax.net.ssl.keyStore` names; without the property there
  /// are none.
  static KeyManager[] keys() throws GeneralSecurityException {
    String file = System.getProperty("javax.net.ssl.keyStore", "");
    String type = System.getProperty("javax.net.ssl.keyStoreType", KeyStore.getDefaultType());
    boolean device = file.equals(NOWHERE);
    if (file.isEmpty() || (device && !type.equalsIgnoreCase("PKCS11"))) {
      return new KeyManager[0];
    }
    String password = System.getProperty("javax.net.ssl.keyStorePassword");
    char[] secret = password == null || password.isEmpty() ? null : password.toCharArray();
    KeyStore store = store(type);
    load(store, device ? null : Path.of(file), secret);
    KeyManagerFactory factory =
        KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    factory.init(store, device ? null : secret);
    return factory.getKeyManagers();
  }

  private static KeyStore store(String type) throws GeneralSecurityException {
    String provider = System.getProperty("javax.net.ssl.keyStoreProvider", "");
    return provider.isEmpty() ? KeyStore.getInstance(type) : KeyStore.getInstance(type, provider);
  }

  private static void load(KeyStore store, @Nullable Path file, char @Nullable [] password)
      throws GeneralSecurityException {
    try (InputStream in = file == null ? null : Files.newInputStream(file)) {
      store.load(in, password);
    } catch (IOException unreadable) {
      throw new GeneralSecurityException("cannot read the key store " + file, unreadable);
    }
  }
}
