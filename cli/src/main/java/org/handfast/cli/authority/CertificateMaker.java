package org.handfast.cli.authority;

import java.io.IOException;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.HexFormat;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.cert.X509v3CertificateBuilder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509ExtensionUtils;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/// Makes certificates after the profile of RFC 5280: of ECDSA P-256, and one of RSA.
final class CertificateMaker {
  private static final Duration AUTHORITY_LIFE = Duration.ofDays(3650);
  private static final Duration SERVER_LIFE = Duration.ofDays(90);

  /// Clocks differ, even on one desk.
  private static final Duration CLOCK_SKEW = Duration.ofHours(1);

  private static final int SERIAL_BITS = 127;
  private static final int RSA_BITS = 2048;

  private final SecureRandom random = new SecureRandom();

  /// A root that may sign end entities and nothing else.
  Issued authority(Instant now) throws GeneralSecurityException, IOException {
    KeyPair keys = ellipticCurveKeys();
    // A name of its own: a trust store that holds two authorities tells them apart.
    byte[] tag = new byte[4];
    random.nextBytes(tag);
    String name = "O=Handfast,CN=Handfast local CA " + HexFormat.of().formatHex(tag);
    Subject subject = new Subject(new X500Name(name), keys.getPublic(), now.plus(AUTHORITY_LIFE));
    X509v3CertificateBuilder draft = draft(subject, subject, now);
    draft.addExtension(Extension.basicConstraints, true, new BasicConstraints(0));
    draft.addExtension(
        Extension.keyUsage, true, new KeyUsage(KeyUsage.keyCertSign | KeyUsage.cRLSign));
    return new Issued(signed(draft, keys.getPrivate()), keys.getPrivate());
  }

  /// A certificate for servers on this machine, whose key signs.
  Issued localhost(Issued authority, Instant now) throws GeneralSecurityException, IOException {
    return localhost(authority, ellipticCurveKeys(), KeyUsage.digitalSignature, now);
  }

  /// A second one, whose key decrypts premaster secrets and does nothing else (RFC 5246 7.4.2, RFC
  /// 9846 F.10).
  Issued keyTransport(Issued authority, Instant now) throws GeneralSecurityException, IOException {
    return localhost(authority, rsaKeys(), KeyUsage.keyEncipherment, now);
  }

  private Issued localhost(Issued authority, KeyPair keys, int use, Instant now)
      throws GeneralSecurityException, IOException {
    X509Certificate root = authority.certificate();
    Instant rootEnd = root.getNotAfter().toInstant();
    Instant end = now.plus(SERVER_LIFE);
    Subject issuer =
        new Subject(
            X500Name.getInstance(root.getSubjectX500Principal().getEncoded()),
            root.getPublicKey(),
            rootEnd);
    Subject subject =
        new Subject(
            new X500Name("O=Handfast,CN=localhost"),
            keys.getPublic(),
            end.isBefore(rootEnd) ? end : rootEnd);
    X509v3CertificateBuilder draft = draft(subject, issuer, now);
    draft.addExtension(Extension.basicConstraints, true, new BasicConstraints(false));
    draft.addExtension(Extension.keyUsage, true, new KeyUsage(use));
    draft.addExtension(
        Extension.extendedKeyUsage, false, new ExtendedKeyUsage(KeyPurposeId.id_kp_serverAuth));
    draft.addExtension(
        Extension.subjectAlternativeName,
        false,
        new GeneralNames(
            new GeneralName[] {
              new GeneralName(GeneralName.dNSName, "localhost"),
              new GeneralName(GeneralName.iPAddress, "127.0.0.1"),
              new GeneralName(GeneralName.iPAddress, "::1")
            }));
    return new Issued(signed(draft, authority.key()), keys.getPrivate());
  }

  private record Subject(X500Name name, PublicKey key, Instant end) {}

  private static KeyPair ellipticCurveKeys() throws GeneralSecurityException {
    KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
    generator.initialize(new ECGenParameterSpec("secp256r1"));
    return generator.generateKeyPair();
  }

  private static KeyPair rsaKeys() throws GeneralSecurityException {
    KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
    generator.initialize(RSA_BITS);
    return generator.generateKeyPair();
  }

  private X509v3CertificateBuilder draft(Subject subject, Subject issuer, Instant now)
      throws GeneralSecurityException, IOException {
    X509v3CertificateBuilder draft =
        new X509v3CertificateBuilder(
            issuer.name(),
            new BigInteger(SERIAL_BITS, random).setBit(0),
            Date.from(now.minus(CLOCK_SKEW)),
            Date.from(subject.end()),
            subject.name(),
            SubjectPublicKeyInfo.getInstance(subject.key().getEncoded()));
    JcaX509ExtensionUtils identifiers = new JcaX509ExtensionUtils();
    draft.addExtension(
        Extension.subjectKeyIdentifier,
        false,
        identifiers.createSubjectKeyIdentifier(subject.key()));
    draft.addExtension(
        Extension.authorityKeyIdentifier,
        false,
        identifiers.createAuthorityKeyIdentifier(issuer.key()));
    return draft;
  }

  private static X509Certificate signed(X509v3CertificateBuilder draft, PrivateKey key)
      throws GeneralSecurityException {
    try {
      return new JcaX509CertificateConverter()
          .getCertificate(draft.build(new JcaContentSignerBuilder("SHA256withECDSA").build(key)));
    } catch (OperatorCreationException e) {
      throw new GeneralSecurityException(e);
    }
  }
}
