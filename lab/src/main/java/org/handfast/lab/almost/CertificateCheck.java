package org.handfast.lab.almost;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.security.cert.CertPathValidator;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.CertificateParsingException;
import java.security.cert.PKIXParameters;
import java.security.cert.TrustAnchor;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Date;
import java.util.List;
import java.util.stream.Collectors;
import org.handfast.lab.authority.Certificates;
import org.handfast.lab.authority.Identities;
import org.handfast.lab.authority.Trust;
import org.handfast.lab.stage.Actor;
import org.handfast.lab.stage.Check;
import org.handfast.protocol.wire.Bytes;

/// Two questions to a certificate: has somebody signed it whom Bob trusts, and does it speak of
/// whom Bob wants? A third one, whether who shows it has its key, the certificate cannot answer.
final class CertificateCheck {
  private static final String STEP = "certificate";
  private static final int DNS_NAME = 2;

  private final Actor as;
  private final Trust trust;

  CertificateCheck(Actor as, Trust trust) {
    this.as = as;
    this.trust = trust;
  }

  /// The public key that the certificate binds to the name.
  PublicKey keyOf(Handshake.Certificate message) throws IOException {
    List<X509Certificate> chain = parsed(message.chain());
    issuer(chain);
    name(chain.getFirst());
    return chain.getFirst().getPublicKey();
  }

  private List<X509Certificate> parsed(List<Bytes> encoded) throws IOException {
    List<X509Certificate> chain = new ArrayList<>();
    try {
      for (Bytes der : encoded) {
        chain.add(Certificates.read(der));
      }
    } catch (CertificateException garbled) {
      throw as.refuses(STEP, Check.MESSAGE, "this is not X.509");
    }
    if (chain.isEmpty()) {
      throw as.refuses(STEP, Check.MESSAGE, "there is no certificate");
    }
    return chain;
  }

  private void issuer(List<X509Certificate> chain) throws IOException {
    String issuer = chain.getFirst().getIssuerX500Principal().getName();
    try {
      PKIXParameters parameters =
          new PKIXParameters(
              trust.roots().stream()
                  .map(root -> new TrustAnchor(root, null))
                  .collect(Collectors.toSet()));
      parameters.setRevocationEnabled(false);
      parameters.setDate(Date.from(Identities.CLOCK.instant()));
      CertPathValidator.getInstance("PKIX")
          .validate(CertificateFactory.getInstance("X.509").generateCertPath(chain), parameters);
    } catch (GeneralSecurityException distrusted) {
      throw as.refuses(
          STEP, Check.ISSUER, as.person().title() + " has no reason to believe " + issuer);
    }
    as.notes("The signature of " + issuer + " is good, and its own certificate is at hand.");
  }

  private void name(X509Certificate certificate) throws IOException {
    List<String> names = names(certificate);
    if (!names.contains(trust.name())) {
      throw as.refuses(
          STEP, Check.NAME, "it is for " + String.join(", ", names) + ", not for " + trust.name());
    }
    as.notes("The certificate is for " + trust.name() + ".");
  }

  private static List<String> names(X509Certificate certificate) {
    try {
      Collection<List<?>> names = certificate.getSubjectAlternativeNames();
      return names == null
          ? List.of()
          : names.stream()
              .filter(name -> name.getFirst().equals(DNS_NAME))
              .map(name -> name.getLast().toString())
              .toList();
    } catch (CertificateParsingException garbled) {
      return List.of();
    }
  }
}
