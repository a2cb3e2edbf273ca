package org.handfast.lab.authority;

import java.io.ByteArrayInputStream;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import org.handfast.protocol.wire.Bytes;

/// Certificates as they come over the wire. To read one is not to believe it.
public final class Certificates {
  private Certificates() {}

  /// Reads a certificate.
  ///
  /// @throws CertificateException if these bytes are not X.509, in DER
  public static X509Certificate read(Bytes der) throws CertificateException {
    return (X509Certificate)
        CertificateFactory.getInstance("X.509")
            .generateCertificate(new ByteArrayInputStream(der.toArray()));
  }
}
