package org.handfast.pki;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.List;

/// A number for a set of certificates, whatever their order: the beginning of a digest of them all.
/// Two servers that share ticket keys tell by it whether they trust the same authorities.
final class TrustGeneration {
  private TrustGeneration() {}

  static long of(List<X509Certificate> certificates) {
    MessageDigest all = sha256();
    certificates.stream()
        .map(certificate -> sha256().digest(encoded(certificate)))
        .sorted(Arrays::compareUnsigned)
        .forEach(all::update);
    return ByteBuffer.wrap(all.digest()).getLong();
  }

  private static byte[] encoded(X509Certificate certificate) {
    try {
      return certificate.getEncoded();
    } catch (CertificateEncodingException e) {
      throw new IllegalArgumentException("a trusted certificate has no encoding", e);
    }
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
