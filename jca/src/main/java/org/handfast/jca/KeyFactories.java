package org.handfast.jca;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.Provider;

/// Who makes keys for a provider: itself, or the JDK where a provider leaves that to others. SunJCE
/// has the cipher RSA, and its keys come from SunRsaSign.
final class KeyFactories {
  private KeyFactories() {}

  static KeyFactory of(String algorithm, Provider provider) throws GeneralSecurityException {
    boolean own = provider.getService("KeyFactory", algorithm) != null;
    return own || !algorithm.equals("RSA")
        ? KeyFactory.getInstance(algorithm, provider)
        : KeyFactory.getInstance(algorithm, KnownProvider.SUN_RSA_SIGN.find().orElse(provider));
  }
}
