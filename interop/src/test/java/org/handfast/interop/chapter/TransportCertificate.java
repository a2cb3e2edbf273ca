package org.handfast.interop.chapter;

import java.io.IOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import java.util.List;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.cert.X509v3CertificateBuilder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.handfast.interop.fixture.Leaf;
import org.handfast.interop.fixture.TemporaryFolders;

/// Alice's certificate, whose RSA key may open premaster secrets and do nothing else
/// (keyEncipherment, RFC 5246 7.4.2), and the root that vouches for it.
record TransportCertificate(Leaf leaf, X509Certificate root, Path rootFile) {
  private static final Duration LIFE = Duration.ofDays(30);
  private static final int RSA_BITS = 2048;
  private static final X500Name ROOT = new X500Name("CN=Handfast chapter root");
  private static final X500Name ALICE = new X500Name("CN=localhost");
  private static final TransportCertificate SHARED = make();

  /// The one of this run.
  static TransportCertificate shared() {
    return SHARED;
  }

  private static TransportCertificate make() {
    Path folder = TemporaryFolders.create("chapter");
    try {
      KeyPair above = keys();
      X509Certificate root = signed(root(above), above);
      KeyPair own = keys();
      X509Certificate certificate = signed(leaf(own), above);
      Path chainFile = write(folder, "alice.pem", "CERTIFICATE", certificate.getEncoded());
      Path rootFile = write(folder, "root.pem", "CERTIFICATE", root.getEncoded());
      Path keyFile = write(folder, "alice.key", "PRIVATE KEY", own.getPrivate().getEncoded());
      return new TransportCertificate(
          new Leaf(List.of(certificate), own.getPrivate(), chainFile, rootFile, keyFile),
          root,
          rootFile);
    } catch (GeneralSecurityException | IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private static KeyPair keys() throws GeneralSecurityException {
    KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
    generator.initialize(RSA_BITS);
    return generator.generateKeyPair();
  }

  private static X509v3CertificateBuilder root(KeyPair keys) throws IOException {
    return draft(ROOT, keys)
        .addExtension(Extension.basicConstraints, true, new BasicConstraints(0))
        .addExtension(Extension.keyUsage, true, new KeyUsage(KeyUsage.keyCertSign));
  }

  private static X509v3CertificateBuilder leaf(KeyPair keys) throws IOException {
    GeneralName[] names = {
      new GeneralName(GeneralName.dNSName, "localhost"),
      new GeneralName(GeneralName.iPAddress, "127.0.0.1")
    };
    return draft(ALICE, keys)
        .addExtension(Extension.basicConstraints, true, new BasicConstraints(false))
        .addExtension(Extension.keyUsage, true, new KeyUsage(KeyUsage.keyEncipherment))
        .addExtension(Extension.subjectAlternativeName, false, new GeneralNames(names));
  }

  private static X509v3CertificateBuilder draft(X500Name subject, KeyPair keys) {
    Instant now = Instant.now();
    return new JcaX509v3CertificateBuilder(
        ROOT,
        BigInteger.valueOf(now.toEpochMilli()).add(BigInteger.valueOf(subject.hashCode() & 0xFF)),
        Date.from(now.minus(Duration.ofHours(1))),
        Date.from(now.plus(LIFE)),
        subject,
        keys.getPublic());
  }

  private static X509Certificate signed(X509v3CertificateBuilder draft, KeyPair issuer)
      throws GeneralSecurityException {
    try {
      return new JcaX509CertificateConverter()
          .getCertificate(
              draft.build(new JcaContentSignerBuilder("SHA256withRSA").build(issuer.getPrivate())));
    } catch (OperatorCreationException e) {
      throw new GeneralSecurityException(e);
    }
  }

  private static Path write(Path folder, String name, String label, byte[] der) throws IOException {
    String lines = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(der);
    return Files.writeString(
        folder.resolve(name),
        "-----BEGIN %s-----\n%s\n-----END %s-----\n".formatted(label, lines, label),
        StandardCharsets.US_ASCII);
  }
}
