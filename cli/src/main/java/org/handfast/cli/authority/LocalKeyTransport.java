package org.handfast.cli.authority;

import java.io.IOException;
import java.security.GeneralSecurityException;
import org.handfast.engine.trust.KeyTransportCredential;
import org.handfast.net.Credentials;

/// The second certificate of a server on this machine, for RSA key transport: its key decrypts
/// premaster secrets and does nothing else. It is renewed when a server starts, not while one runs.
public final class LocalKeyTransport {
  private LocalKeyTransport() {}

  /// Takes the kept certificate, or has one made.
  public static KeyTransportCredential of(LocalAuthority authority)
      throws IOException, GeneralSecurityException {
    return Credentials.keyTransport(authority.keyTransport().identity());
  }
}
