package org.handfast.pki;

import java.io.ByteArrayInputStream;
import java.security.GeneralSecurityException;
import java.security.cert.CertificateEncodingException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import org.handfast.engine.failure.UntrustedPeer;
import org.handfast.protocol.wire.Bytes;

/// X.509 certificates as values (RFC 5280 4.1).
///
/// The parser is the JDK's own, whatever other providers are installed: what is a certificate must
/// not depend on them. It remembers the last few hundred certificates by their bytes, so a second
/// handshake with the same peer does not parse again.
public final class Certificates {
  private static final CertificateFactory FACTORY = factory();

  private Certificates() {}

  /// One certificate: DER, with nothing after it.
  ///
  /// @throws UntrustedPeer with `MALFORMED` if it is anything else
  public static X509Certificate parse(Bytes der) throws UntrustedPeer {
    // The JDK would also take PEM, BER, and whatever follows.
    if (!Der.isOneSequence(der)) {
      throw new UntrustedPeer(
          UntrustedPeer.Reason.MALFORMED, "a certificate is not one DER sequence");
    }
    try {
      var in = new ByteArrayInputStream(der.toArray());
      return (X509Certificate) FACTORY.generateCertificate(in);
    } catch (CertificateException | RuntimeException failure) {
      throw new UntrustedPeer(
          UntrustedPeer.Reason.MALFORMED,
          "a certificate cannot be parsed: " + failure.getMessage(),
          failure);
    }
  }

  /// A chain as it was presented.
  ///
  /// @throws UntrustedPeer with `MALFORMED` if one of them cannot be parsed
  public static List<X509Certificate> parse(List<Bytes> chain) throws UntrustedPeer {
    List<X509Certificate> parsed = new ArrayList<>(chain.size());
    for (Bytes der : chain) {
      parsed.add(parse(der));
    }
    return parsed;
  }

  /// The DER of a certificate.
  static Bytes encoded(X509Certificate certificate) {
    try {
      return Bytes.owning(certificate.getEncoded());
    } catch (CertificateEncodingException failure) {
      throw new IllegalArgumentException("a certificate without an encoding", failure);
    }
  }

  /// The subject, for a message.
  static String name(X509Certificate certificate) {
    return Quoted.of(certificate.getSubjectX500Principal().getName());
  }

  /// The issuer, for a message.
  static String issuer(X509Certificate certificate) {
    return Quoted.of(certificate.getIssuerX500Principal().getName());
  }

  /// Whether subject and issuer are the same name (RFC 5280 6.1).
  static boolean isSelfIssued(X509Certificate certificate) {
    return certificate.getSubjectX500Principal().equals(certificate.getIssuerX500Principal());
  }

  private static CertificateFactory factory() {
    try {
      return CertificateFactory.getInstance("X.509", "SUN");
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException("this JDK has no X.509 of its own", impossible);
    }
  }
}
