package org.handfast.interop.peer;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.Provider;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.TrustManagerFactory;
import org.bouncycastle.jce.provider.BouncyCastleProvider;
import org.bouncycastle.jsse.provider.BouncyCastleJsseProvider;
import org.handfast.interop.fixture.Leaf;

/// BouncyCastle's JSSE provider, with its own cryptography and its own managers: the JDK's key
/// manager does not know the key types that it asks for.
public final class BouncyCastlePeer extends JssePeer {
  private static final Provider CRYPTOGRAPHY = new BouncyCastleProvider();
  private static final Provider PROVIDER = new BouncyCastleJsseProvider(CRYPTOGRAPHY);

  /// Held, since a logger that nobody holds forgets its level.
  private static final Logger LOGGER = Logger.getLogger("org.bouncycastle.jsse");

  static {
    LOGGER.setLevel(Level.OFF);
  }

  public BouncyCastlePeer() {
    super(PROVIDER);
  }

  /// Read by its own code: the JDK calls all keys of Edwards curves EdDSA, this one by the curve.
  @Override
  KeyStore keyStore(List<Leaf> leaves) throws GeneralSecurityException, IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    super.keyStore(leaves).store(bytes, Leaf.password());
    KeyStore own = KeyStore.getInstance("PKCS12", CRYPTOGRAPHY);
    own.load(new ByteArrayInputStream(bytes.toByteArray()), Leaf.password());
    return own;
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
