package org.handfast.interop.peer;

import java.security.GeneralSecurityException;
import java.security.Provider;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.TrustManagerFactory;
import org.conscrypt.Conscrypt;
import org.handfast.protocol.registry.AlertDescription;

/// Conscrypt, with its own trust manager: the JDK's does not know how it names authentication.
public final class ConscryptPeer extends JssePeer {
  private static final Provider PROVIDER =
      Conscrypt.newProviderBuilder().provideTrustManager(true).build();

  public ConscryptPeer() {
    super(PROVIDER);
  }

  @Override
  public String words(AlertDescription alert) {
    return BoringSslWords.of(alert);
  }

  @Override
  JsseEnd.Closing closing() {
    return JsseEnd.Closing.SOCKET;
  }

  /// Not the newer one of the JDK: Conscrypt tells it what we verify in a CertificateVerify, and it
  /// takes that for what we verify inside certificates.
  @Override
  KeyManagerFactory keyManagerFactory() throws GeneralSecurityException {
    return KeyManagerFactory.getInstance("SunX509");
  }

  @Override
  TrustManagerFactory trustManagerFactory() throws GeneralSecurityException {
    return TrustManagerFactory.getInstance("PKIX", PROVIDER);
  }
}
