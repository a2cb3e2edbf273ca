package org.handfast.pki;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.DERIA5String;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.X509v1CertificateBuilder;
import org.bouncycastle.cert.X509v3CertificateBuilder;
import org.bouncycastle.jce.provider.BouncyCastleProvider;
import org.bouncycastle.operator.ContentSigner;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.handfast.protocol.wire.Bytes;

/// A certificate about to be issued, right or wrong: tests take away or add what they need.
final class Draft {
  /// The time at which tests verify; drafts are valid a day before and after.
  static final Instant NOW = Instant.parse("2026-06-01T12:00:00Z");

  private static final AtomicLong SERIAL = new AtomicLong(1000);

  private record Ext(String identifier, boolean critical, ASN1Encodable value) {}

  private final String subject;
  private final List<Ext> extensions = new ArrayList<>();
  private final List<GeneralName> names = new ArrayList<>();
  private PublicKey publicKey;
  private KeyPair keys;
  private Instant notBefore = NOW.minus(Duration.ofDays(1));
  private Instant notAfter = NOW.plus(Duration.ofDays(1));
  private String signature = "SHA256withECDSA";
  private SubjectPublicKeyInfo rawKey;
  private AlgorithmIdentifier claimed;

  private Draft(String commonName, KeyPair keys) {
    this.subject = commonName.isEmpty() ? "" : "CN=" + commonName;
    this.keys = keys;
    this.publicKey = keys.getPublic();
  }

  /// An end entity with these DNS names, and nothing that could be wrong with it.
  static Draft server(String... names) {
    Draft draft =
        new Draft("server", Keys.p256())
            .keyUsage(KeyUsage.digitalSignature)
            .use(KeyPurposeId.id_kp_serverAuth);
    Stream.of(names).forEach(draft::dns);
    return draft;
  }

  static Draft client(String commonName) {
    return new Draft(commonName, Keys.p256())
        .keyUsage(KeyUsage.digitalSignature)
        .use(KeyPurposeId.id_kp_clientAuth);
  }

  /// An authority with no limit on what is below it.
  static Draft authority(String commonName) {
    return bare(commonName)
        .with(Extension.basicConstraints, true, new BasicConstraints(true))
        .keyUsage(KeyUsage.keyCertSign | KeyUsage.cRLSign);
  }

  /// A subject and a key, without any extension.
  static Draft bare(String commonName) {
    return new Draft(commonName, Keys.p256());
  }

  Draft keys(KeyPair chosen) {
    keys = chosen;
    publicKey = chosen.getPublic();
    return this;
  }

  Draft publicKey(PublicKey chosen) {
    publicKey = chosen;
    return this;
  }

  Draft publicKey(SubjectPublicKeyInfo raw) {
    rawKey = raw;
    return this;
  }

  /// Claims to be signed in this way, with a signature that is none.
  Draft claiming(AlgorithmIdentifier algorithm) {
    claimed = algorithm;
    return this;
  }

  Draft valid(Instant from, Instant to) {
    notBefore = from;
    notAfter = to;
    return this;
  }

  Draft signedWith(String algorithm) {
    signature = algorithm;
    return this;
  }

  Draft dns(String name) {
    names.add(new GeneralName(GeneralName.dNSName, new DERIA5String(name)));
    return this;
  }

  Draft address(String hex) {
    names.add(
        new GeneralName(GeneralName.iPAddress, new DEROctetString(Bytes.fromHex(hex).toArray())));
    return this;
  }

  Draft name(GeneralName name) {
    names.add(name);
    return this;
  }

  Draft pathLength(int length) {
    return with(Extension.basicConstraints, true, new BasicConstraints(length));
  }

  Draft keyUsage(int bits) {
    return with(Extension.keyUsage, true, new KeyUsage(bits));
  }

  Draft use(KeyPurposeId... purposes) {
    return with(Extension.extendedKeyUsage, false, new ExtendedKeyUsage(purposes));
  }

  /// Adds an extension, in place of an earlier one of its kind.
  Draft with(ASN1ObjectIdentifier identifier, boolean critical, ASN1Encodable value) {
    without(identifier);
    extensions.add(new Ext(identifier.getId(), critical, value));
    return this;
  }

  Draft without(ASN1ObjectIdentifier identifier) {
    extensions.removeIf(each -> each.identifier.equals(identifier.getId()));
    return this;
  }

  Issued selfSigned() {
    return issued(subject, keys.getPrivate());
  }

  Issued by(Issued issuer) {
    String name = issuer.certificate().getSubjectX500Principal().getName();
    return issued(name, issuer.keys().getPrivate());
  }

  /// X.509 v1: without extensions.
  Issued versionOneBy(Issued issuer) {
    String name = issuer.certificate().getSubjectX500Principal().getName();
    return finish(versionOne(name).build(signer(issuer.keys().getPrivate())));
  }

  Issued versionOneSelfSigned() {
    return finish(versionOne(subject).build(signer(keys.getPrivate())));
  }

  private Issued issued(String issuer, PrivateKey signingKey) {
    var builder =
        new X509v3CertificateBuilder(
            new X500Name(issuer),
            serial(),
            Date.from(notBefore),
            Date.from(notAfter),
            new X500Name(subject),
            key());
    try {
      if (!names.isEmpty()) {
        var all = new GeneralNames(names.toArray(GeneralName[]::new));
        builder.addExtension(Extension.subjectAlternativeName, subject.isEmpty(), all);
      }
      for (Ext each : extensions) {
        builder.addExtension(new ASN1ObjectIdentifier(each.identifier), each.critical, each.value);
      }
    } catch (IOException failure) {
      throw new IllegalStateException(failure);
    }
    return finish(builder.build(signer(signingKey)));
  }

  private X509v1CertificateBuilder versionOne(String issuer) {
    return new X509v1CertificateBuilder(
        new X500Name(issuer),
        serial(),
        Date.from(notBefore),
        Date.from(notAfter),
        new X500Name(subject),
        key());
  }

  private static BigInteger serial() {
    return BigInteger.valueOf(SERIAL.incrementAndGet());
  }

  private SubjectPublicKeyInfo key() {
    return rawKey != null ? rawKey : SubjectPublicKeyInfo.getInstance(publicKey.getEncoded());
  }

  private ContentSigner signer(PrivateKey key) {
    if (claimed != null) {
      return new FakeContentSigner(claimed);
    }
    try {
      var builder = new JcaContentSignerBuilder(signature);
      // The JDK knows RSA-PSS by another name.
      return signature.endsWith("MGF1")
          ? builder.setProvider(new BouncyCastleProvider()).build(key)
          : builder.build(key);
    } catch (OperatorCreationException failure) {
      throw new IllegalStateException(failure);
    }
  }

  private Issued finish(X509CertificateHolder holder) {
    try {
      var in = new ByteArrayInputStream(holder.getEncoded());
      var certificate =
          (X509Certificate) CertificateFactory.getInstance("X.509").generateCertificate(in);
      return new Issued(certificate, keys);
    } catch (GeneralSecurityException | IOException failure) {
      throw new IllegalStateException(failure);
    }
  }

  /// The DER alone, for what the JDK cannot parse.
  Bytes encodedBy(Issued issuer) {
    var builder =
        new X509v3CertificateBuilder(
            new X500Name(issuer.certificate().getSubjectX500Principal().getName()),
            serial(),
            Date.from(notBefore),
            Date.from(notAfter),
            new X500Name(subject),
            key());
    try {
      return Bytes.owning(builder.build(signer(issuer.keys().getPrivate())).getEncoded());
    } catch (IOException failure) {
      throw new IllegalStateException(failure);
    }
  }
}
