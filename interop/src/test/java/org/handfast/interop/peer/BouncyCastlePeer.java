package org.handfast.interop.peer;

import java.security.GeneralSecurityException;
import java.security.Provider;
import java.util.logging.Level;
import java.util.logging.Logger;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.TrustManagerFactory;
import org.bouncycastle.jce.provider.BouncyCastleProvider;
import org.bouncycastle.jsse.provider.BouncyCastleJsseProvider;

/// BouncyCastle's JSSE provider, with its own cryptography and its own managers: the JDK's key
/// manager does not know the key types that it asks for.
public final class BouncyCastlePeer extends JssePeer {
  private static final Provider PROVIDER =
      new BouncyCastleJsseProvider(new BouncyCastleProvider());

  /// Held, since a logger that nobody holds forgets its level.
  private static final Logger LOGGER = Logger.getLogger("org.bouncycastle.jsse");

  static {
    LOGGER.setLevel(Level.OFF);
  }

  public BouncyCastlePeer() {
    super(PROVIDER);
  }

  @Override
  JsseEnd.Closing closing() {
    return JsseEnd.Closing.SOCKET;
  }

  @Override
  KeyManagerFactory keyManagerFactory() throws GeneralSecurityException {
    return KeyManagerFactory.getInstance("PKIX", PROVIDER);
  }

  @Override
  TrustManagerFactory trustManagerFactory() throws GeneralSecurityException {
    return TrustManagerFactory.getInstance("PKIX", PROVIDER);
  }
}
