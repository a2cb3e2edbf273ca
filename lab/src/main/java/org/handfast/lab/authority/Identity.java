package org.handfast.lab.authority;

import java.security.PrivateKey;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import org.handfast.protocol.wire.Bytes;

/// A certificate with the private key that belongs to it, or with another one: who shows a
/// certificate need not have its key.
///
/// @param chain the certificate first, then those that signed it, without the root
/// @param key an RSA key
public record Identity(List<X509Certificate> chain, PrivateKey key) {
  /// Copies the list.
  public Identity {
    chain = List.copyOf(chain);
  }

  /// The chain as the wire has it: DER.
  public List<Bytes> encoded() {
    List<Bytes> encoded = new ArrayList<>();
    try {
      for (X509Certificate certificate : chain) {
        encoded.add(Bytes.owning(certificate.getEncoded()));
      }
    } catch (CertificateEncodingException e) {
      throw new IllegalStateException("it was encoded once before", e);
    }
    return encoded;
  }

  /// The certificate itself.
  public X509Certificate certificate() {
    return chain.getFirst();
  }
}
