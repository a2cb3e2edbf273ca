package org.handfast.jsse;

import java.security.GeneralSecurityException;
import java.security.KeyManagementException;
import java.security.ProviderException;
import java.security.SecureRandom;
import javax.net.ssl.KeyManager;
import javax.net.ssl.TrustManager;
import org.handfast.jca.Providers;
import org.jspecify.annotations.Nullable;

/// The context behind `SSLContext.getDefault()`: keys and trust are what the system properties say,
/// from the moment it is made.
final class DefaultContext extends ManagedContext {
  DefaultContext(Providers crypto) {
    super(Defaults.GENERAL, crypto);
    try {
      super.engineInit(SystemManagers.keys(), null, null);
    } catch (GeneralSecurityException failure) {
      throw new ProviderException("cannot make the default context", failure);
    }
  }

  @Override
  protected void engineInit(
      KeyManager @Nullable [] keyManagers,
      TrustManager @Nullable [] trustManagers,
      @Nullable SecureRandom random)
      throws KeyManagementException {
    throw new KeyManagementException("the default SSLContext has its managers already");
  }
}
