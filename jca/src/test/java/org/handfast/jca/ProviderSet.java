package org.handfast.jca;

import java.security.Provider;
import java.util.List;
import java.util.Optional;
import org.handfast.engine.crypto.CryptoProvider;
import org.junit.jupiter.api.Assumptions;

/// What the tests run on: each provider for all it can do, and the choice an application gets.
enum ProviderSet {
  JDK(Optional.empty()),
  BOUNCY_CASTLE(Optional.of(KnownProvider.BOUNCY_CASTLE)),
  CONSCRYPT(Optional.of(KnownProvider.CONSCRYPT)),
  INSTALLED(Optional.empty());

  private final Optional<KnownProvider> known;
  private Providers providers;

  ProviderSet(Optional<KnownProvider> known) {
    this.known = known;
  }

  /// Skips the test, with a word, where the provider's native library does not load.
  synchronized Providers providers() {
    if (providers == null) {
      providers =
          switch (this) {
            case JDK -> Providers.jdkOnly();
            case INSTALLED -> Providers.installed();
            case BOUNCY_CASTLE, CONSCRYPT -> Providers.preferring(List.of(provider()));
          };
    }
    return providers;
  }

  private Provider provider() {
    Optional<Provider> provider = known.flatMap(KnownProvider::find);
    Assumptions.assumeTrue(
        provider.isPresent(),
        () -> "NOT TESTED on " + this + ": its library does not load on this machine");
    return provider.orElseThrow();
  }

  CryptoProvider crypto() {
    return JcaCryptoProvider.of(providers());
  }
}
