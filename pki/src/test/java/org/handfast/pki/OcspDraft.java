package org.handfast.pki;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x509.CRLReason;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateHolder;
import org.bouncycastle.cert.ocsp.BasicOCSPRespBuilder;
import org.bouncycastle.cert.ocsp.CertificateID;
import org.bouncycastle.cert.ocsp.CertificateStatus;
import org.bouncycastle.cert.ocsp.OCSPException;
import org.bouncycastle.cert.ocsp.OCSPRespBuilder;
import org.bouncycastle.cert.ocsp.RespID;
import org.bouncycastle.cert.ocsp.RevokedStatus;
import org.bouncycastle.cert.ocsp.UnknownStatus;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.bouncycastle.operator.jcajce.JcaDigestCalculatorProviderBuilder;
import org.handfast.protocol.wire.Bytes;

/// An OCSP response about to be signed, right or wrong.
final class OcspDraft {
  static final ASN1ObjectIdentifier SHA_1 = new ASN1ObjectIdentifier("1.3.14.3.2.26");
  static final ASN1ObjectIdentifier SHA_256 = new ASN1ObjectIdentifier("2.16.840.1.101.3.4.2.1");

  private final Issued subject;
  private Issued issuer;
  private ASN1ObjectIdentifier hash = SHA_1;
  private CertificateStatus status = CertificateStatus.GOOD;
  private Instant thisUpdate = Draft.NOW.minus(Duration.ofHours(1));
  private Date nextUpdate = Date.from(Draft.NOW.plus(Duration.ofHours(1)));
  private int result = OCSPRespBuilder.SUCCESSFUL;

  private OcspDraft(Issued subject, Issued issuer) {
    this.subject = subject;
    this.issuer = issuer;
  }

  /// Says *good* about this certificate now.
  static OcspDraft about(Issued subject, Issued issuer) {
    return new OcspDraft(subject, issuer);
  }

  OcspDraft issuedBy(Issued other) {
    issuer = other;
    return this;
  }

  OcspDraft hash(ASN1ObjectIdentifier chosen) {
    hash = chosen;
    return this;
  }

  OcspDraft revoked() {
    status =
        new RevokedStatus(Date.from(Draft.NOW.minus(Duration.ofHours(2))), CRLReason.keyCompromise);
    return this;
  }

  OcspDraft unknown() {
    status = new UnknownStatus();
    return this;
  }

  OcspDraft valid(Instant from, Instant to) {
    thisUpdate = from;
    nextUpdate = Date.from(to);
    return this;
  }

  OcspDraft withoutNextUpdate(Instant from) {
    thisUpdate = from;
    nextUpdate = null;
    return this;
  }

  OcspDraft result(int code) {
    result = code;
    return this;
  }

  /// Signed by the issuer itself.
  Bytes signedByIssuer() {
    return signedBy(issuer);
  }

  /// Signed by this one, whose certificate comes with it.
  Bytes signedBy(Issued responder) {
    try {
      var calculators = new JcaDigestCalculatorProviderBuilder().build();
      X509CertificateHolder own = new JcaX509CertificateHolder(responder.certificate());
      var id =
          new CertificateID(
              calculators.get(new AlgorithmIdentifier(hash)),
              new JcaX509CertificateHolder(issuer.certificate()),
              subject.certificate().getSerialNumber());
      var basic =
          new BasicOCSPRespBuilder(new RespID(own.getSubject()))
              .addResponse(id, status, Date.from(thisUpdate), nextUpdate)
              .build(
                  new JcaContentSignerBuilder("SHA256withECDSA")
                      .build(responder.keys().getPrivate()),
                  new X509CertificateHolder[] {own},
                  Date.from(thisUpdate));
      return Bytes.owning(
          new OCSPRespBuilder()
              .build(result, result == OCSPRespBuilder.SUCCESSFUL ? basic : null)
              .getEncoded());
    } catch (OperatorCreationException
        | OCSPException
        | IOException
        | java.security.cert.CertificateEncodingException failure) {
      throw new IllegalStateException(failure);
    }
  }
}
