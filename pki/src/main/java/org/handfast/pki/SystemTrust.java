package org.handfast.pki;

import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The trust store of the JDK, found as its own JSSE finds it: the system properties
/// `javax.net.ssl.trustStore`, `…trustStoreType` and `…trustStorePassword`, else the file
/// `jssecacerts` of the JDK, else its `cacerts`.
final class SystemTrust {
  private static final String PROPERTY = "javax.net.ssl.trustStore";

  private SystemTrust() {}

  static Trust load() throws PkiException {
    Path file = file();
    String type = System.getProperty(PROPERTY + "Type", "");
    String password = System.getProperty(PROPERTY + "Password", "");
    KeyStore store = open(file, type, password.isEmpty() ? null : password.toCharArray());
    return Trust.keyStore(store, file.toString());
  }

  private static KeyStore open(Path file, String type, char @Nullable [] password)
      throws PkiException {
    return type.isEmpty() ? KeyStores.load(file, password) : KeyStores.load(file, password, type);
  }

  private static Path file() {
    String named = System.getProperty(PROPERTY, "");
    if (!named.isEmpty()) {
      return Path.of(named);
    }
    Path folder = Path.of(System.getProperty("java.home"), "lib", "security");
    return Stream.of("jssecacerts", "cacerts")
        .map(folder::resolve)
        .filter(Files::exists)
        .findFirst()
        .orElse(folder.resolve("cacerts"));
  }
}
