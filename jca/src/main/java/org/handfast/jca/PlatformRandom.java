package org.handfast.jca;

import java.security.GeneralSecurityException;
import java.security.Provider;
import java.security.ProviderException;
import java.security.SecureRandom;

/// The JDK's own source of randomness: what `new SecureRandom()` is where nobody has put another
/// provider first. It is given to everything in the JCA that would else ask that first provider,
/// and an ECDSA signature is as secret as its random number. Never blocks.
final class PlatformRandom {
  static final SecureRandom INSTANCE = make();

  private PlatformRandom() {}

  /// The system's generator where the JDK has it, else the JDK's DRBG.
  private static SecureRandom make() {
    Provider provider =
        KnownProvider.SUN.find().orElseThrow(() -> new ProviderException("no provider SUN"));
    boolean isNative = provider.getService("SecureRandom", "NativePRNG") != null;
    try {
      return SecureRandom.getInstance(isNative ? "NativePRNG" : "DRBG", provider);
    } catch (GeneralSecurityException failure) {
      throw new ProviderException("no source of randomness", failure);
    }
  }
}
