package org.handfast.jsse;

import java.security.InvalidKeyException;
import java.security.PrivateKey;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import org.handfast.engine.trust.Credential;
import org.handfast.engine.trust.KeyTransportCredential;
import org.handfast.jca.JcaRsaDecryption;
import org.handfast.jca.JcaSigner;
import org.handfast.jca.Providers;
import org.handfast.protocol.wire.Bytes;

/// A private key and its chain as a key manager keeps them, beside the credential made of them.
///
/// @param <C> what is done with the key
/// @param chain the end entity first; never empty
record Identity<C>(List<X509Certificate> chain, C credential) {
  Identity {
    chain = List.copyOf(chain);
  }

  /// Encodes the chain and makes the key sign; the key itself may be out of reach, in a device.
  ///
  /// @throws InvalidKeyException if no signature scheme is made for this kind of key
  static Identity<Credential> signing(
      PrivateKey key, List<X509Certificate> chain, Providers providers)
      throws CertificateEncodingException, InvalidKeyException {
    var signer = JcaSigner.of(key, chain.getFirst().getPublicKey(), providers);
    return new Identity<>(chain, new Credential(encoded(chain), signer));
  }

  /// Encodes the chain and makes the key decrypt premaster secrets.
  ///
  /// @throws InvalidKeyException if this is no RSA key that may do so
  static Identity<KeyTransportCredential> decrypting(
      PrivateKey key, List<X509Certificate> chain, Providers providers)
      throws CertificateEncodingException, InvalidKeyException {
    var decryption = JcaRsaDecryption.of(key, chain.getFirst().getPublicKey(), providers);
    return new Identity<>(chain, new KeyTransportCredential(encoded(chain), decryption));
  }

  X509Certificate[] certificates() {
    return chain.toArray(X509Certificate[]::new);
  }

  private static List<Bytes> encoded(List<X509Certificate> chain)
      throws CertificateEncodingException {
    List<Bytes> encoded = new ArrayList<>();
    for (X509Certificate certificate : chain) {
      encoded.add(Bytes.owning(certificate.getEncoded()));
    }
    return encoded;
  }
}
