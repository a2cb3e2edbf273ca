package org.handfast.jca;

import java.security.Provider;
import java.security.Security;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Stream;

/// A JCA provider that was measured and may be chosen. It is known by its class and not by its
/// name: any provider can call itself anything.
enum KnownProvider {
  SUN("SUN", "sun.security.provider.Sun"),
  SUN_JCE("SunJCE", "com.sun.crypto.provider.SunJCE"),
  SUN_EC("SunEC", "sun.security.ec.SunEC"),
  SUN_RSA_SIGN("SunRsaSign", "sun.security.rsa.SunRsaSign"),
  CONSCRYPT("Conscrypt", "org.conscrypt.OpenSSLProvider"),
  BOUNCY_CASTLE("BC", "org.bouncycastle.jce.provider.BouncyCastleProvider"),
  CORRETTO(
      "AmazonCorrettoCryptoProvider",
      "com.amazon.corretto.crypto.provider.AmazonCorrettoCryptoProvider");

  private final String usualName;
  private final String className;

  KnownProvider(String usualName, String className) {
    this.usualName = usualName;
    this.className = className;
  }

  /// Whether it comes with the JDK.
  boolean isPlatform() {
    return switch (this) {
      case SUN, SUN_JCE, SUN_EC, SUN_RSA_SIGN -> true;
      case CONSCRYPT, BOUNCY_CASTLE, CORRETTO -> false;
    };
  }

  /// The installed instance or, for one that only lies on the class or module path, a new one.
  Optional<Provider> find() {
    // From this module's own loader: the thread's context loader belongs to whoever calls.
    ClassLoader own = KnownProvider.class.getClassLoader();
    try {
      Class<?> type = Class.forName(className, false, own);
      Optional<Provider> installed = installed(type);
      return installed.isPresent() || isPlatform()
          ? installed
          : Optional.of((Provider) type.getConstructor().newInstance());
    } catch (ReflectiveOperationException | LinkageError | RuntimeException _) {
      return Optional.empty(); // not there, or its native library does not load
    }
  }

  /// Asks by name first: to list all providers is to start them all.
  private Optional<Provider> installed(Class<?> type) {
    return Stream.concat(
            Stream.ofNullable(Security.getProvider(usualName)),
            Stream.of(0).flatMap(_ -> Arrays.stream(Security.getProviders())))
        .filter(provider -> provider.getClass().equals(type))
        .findFirst();
  }
}
