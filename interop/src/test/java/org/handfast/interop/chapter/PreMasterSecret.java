package org.handfast.interop.chapter;

import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import javax.crypto.Cipher;

/// Step 3 of the chapter's handshake: the client makes 48 octets, the PMS, and sends them under the
/// server's public key (RFC 5246 7.4.7.1). Whoever has the private key can read it, then and later.
///
/// ```
/// struct {
///     ProtocolVersion client_version;
///     opaque random[46];
/// } PreMasterSecret;
/// ```
///
/// @param octets all 48
record PreMasterSecret(Octets octets) {
  static final int LENGTH = 48;

  /// Opens the body of a ClientKeyExchange.
  ///
  /// @throws GeneralSecurityException also if the version is not the one of the ClientHello
  static PreMasterSecret of(Message clientKeyExchange, ClientHello hello, PrivateKey serverKey)
      throws GeneralSecurityException {
    Octets encrypted = new Fields(clientKeyExchange.body()).vector(2);
    PreMasterSecret secret = new PreMasterSecret(decrypted(encrypted, serverKey));
    secret.check(hello.version());
    return secret;
  }

  private static Octets decrypted(Octets encrypted, PrivateKey serverKey)
      throws GeneralSecurityException {
    Cipher rsa = Cipher.getInstance("RSA/ECB/PKCS1Padding");
    rsa.init(Cipher.DECRYPT_MODE, serverKey);
    return Octets.of(rsa.doFinal(encrypted.toArray()));
  }

  private void check(int offered) throws GeneralSecurityException {
    Fields fields = new Fields(octets);
    if (octets.length() != LENGTH || fields.number(2) != offered) {
      throw new GeneralSecurityException("no pre-master secret of this client");
    }
  }
}
