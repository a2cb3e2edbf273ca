package org.handfast.jsse;

import java.security.InvalidKeyException;
import java.security.PrivateKey;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import org.handfast.engine.trust.Credential;
import org.handfast.jca.JcaSigner;
import org.handfast.jca.Providers;
import org.handfast.protocol.wire.Bytes;

/// A private key and its chain as a key manager keeps them, beside the credential made of them.
///
/// @param chain the end entity first; never empty
record Identity(List<X509Certificate> chain, Credential credential) {
  Identity {
    chain = List.copyOf(chain);
  }

  /// Encodes the chain and makes the key sign; the key itself may be out of reach, in a device.
  ///
  /// @throws InvalidKeyException if no signature scheme is made for this kind of key
  static Identity of(PrivateKey key, List<X509Certificate> chain, Providers providers)
      throws CertificateEncodingException, InvalidKeyException {
    List<Bytes> encoded = new ArrayList<>();
    for (X509Certificate certificate : chain) {
      encoded.add(Bytes.owning(certificate.getEncoded()));
    }
    var signer = JcaSigner.of(key, chain.getFirst().getPublicKey(), providers);
    return new Identity(chain, new Credential(encoded, signer));
  }

  X509Certificate[] certificates() {
    return chain.toArray(X509Certificate[]::new);
  }
}
