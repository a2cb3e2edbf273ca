package org.handfast.lab.tls.fields;

import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import org.handfast.lab.authority.Certificates;
import org.handfast.protocol.registry.HandshakeType;
import org.handfast.protocol.wire.Bytes;

/// A Certificate message (RFC 5246 7.4.2, RFC 9846 4.5.1).
final class CertificateFields {
  private CertificateFields() {}

  static void certificate(Pen pen, Speech speech) {
    if (speech == Speech.TLS_1_3) {
      pen.vector("certificate_request_context", 1, _ -> "nobody was asked for a certificate");
    }
    int length = pen.count("certificate_list", 3);
    pen.within(length, () -> list(pen, speech));
  }

  private static void list(Pen pen, Speech speech) {
    while (pen.left() > 0) {
      pen.vector("certificate", 3, CertificateFields::words);
      if (speech == Speech.TLS_1_3) {
        ExtensionFields.block(pen, HandshakeType.CERTIFICATE);
      }
    }
  }

  private static String words(Bytes der) {
    try {
      X509Certificate certificate = Certificates.read(der);
      return "says: this is the public key of "
          + certificate.getSubjectX500Principal().getName()
          + "; signed: "
          + certificate.getIssuerX500Principal().getName();
    } catch (CertificateException _) {
      return "cannot be read";
    }
  }
}
