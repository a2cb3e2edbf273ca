package org.handfast.lab.authority;

import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.List;

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

  /// The certificate itself.
  public X509Certificate certificate() {
    return chain.getFirst();
  }
}
