package org.handfast.jca;

import java.security.Provider;
import java.security.Security;
import java.util.Arrays;
import java.util.Optional;

/// A JCA provider that was measured and may be chosen. It is known by its class and not by its
/// name: any provider can call itself anything.
enum KnownProvider {
  SUN("sun.security.provider.Sun"),
  SUN_JCE("com.sun.crypto.provider.SunJCE"),
  SUN_EC("sun.security.ec.SunEC"),
  SUN_RSA_SIGN("sun.security.rsa.SunRsaSign"),
  CONSCRYPT("org.conscrypt.OpenSSLProvider"),
  BOUNCY_CASTLE("org.bouncycastle.jce.provider.BouncyCastleProvider"),
  CORRETTO("com.amazon.corretto.crypto.provider.AmazonCorrettoCryptoProvider");

  private final String className;

  KnownProvider(String className) {
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
    Optional<Provider> installed =
        Arrays.stream(Security.getProviders()).filter(this::isThis).findFirst();
    return installed.isPresent() || isPlatform() ? installed : load();
  }

  private boolean isThis(Provider provider) {
    Class<?> type = provider.getClass();
    return type.getName().equals(className)
        && (!isPlatform() || type.getModule().equals(Object.class.getModule()));
  }

  /// From this module's own loader: the thread's context loader belongs to whoever calls.
  private Optional<Provider> load() {
    try {
      Class<?> type = Class.forName(className, true, KnownProvider.class.getClassLoader());
      return Optional.of((Provider) type.getConstructor().newInstance());
    } catch (ReflectiveOperationException | LinkageError | RuntimeException _) {
      return Optional.empty(); // not there, or its native library does not load
    }
  }
}
