package org.handfast.jsse;

import java.security.InvalidKeyException;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.util.List;
import org.handfast.engine.trust.Credential;
import org.handfast.engine.trust.KeyTransportCredential;
import org.handfast.jca.Providers;

/// The identities of one context, by what is done with their keys. None is there for both: a key
/// that decrypts premaster secrets serves nothing else (RFC 9846 F.10), and its first use decides
/// which one that is.
final class Identities {
  private final IdentityCache<Credential> signing;
  private final IdentityCache<KeyTransportCredential> decrypting;

  Identities(Providers providers) {
    this.signing = new IdentityCache<>((key, chain) -> Identity.signing(key, chain, providers));
    this.decrypting =
        new IdentityCache<>((key, chain) -> Identity.decrypting(key, chain, providers));
  }

  /// @throws InvalidKeyException if no signature scheme is made for this kind of key, or if the key
  ///   decrypts
  Identity<Credential> signing(PrivateKey key, List<X509Certificate> chain)
      throws CertificateEncodingException, InvalidKeyException {
    PublicKey publicKey = chain.getFirst().getPublicKey();
    if (decrypting.has(publicKey)) {
      throw KeyTransport.sharedKey("it has decrypted, and will not sign");
    }
    return signing.identity(key, chain);
  }

  /// @throws InvalidKeyException if this is no RSA key that may decrypt, or if it signs
  Identity<KeyTransportCredential> decrypting(PrivateKey key, List<X509Certificate> chain)
      throws CertificateEncodingException, InvalidKeyException {
    PublicKey publicKey = chain.getFirst().getPublicKey();
    if (signing.has(publicKey)) {
      throw KeyTransport.sharedKey("it has signed, and will not decrypt");
    }
    return decrypting.identity(key, chain);
  }
}
