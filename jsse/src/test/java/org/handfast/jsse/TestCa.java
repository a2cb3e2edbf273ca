package org.handfast.jsse;

import java.io.IOException;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyStore;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.security.auth.x500.X500Principal;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/// A certification authority for one test run.
final class TestCa {
  /// The authority that both sides of a test trust, unless it says otherwise.
  static final TestCa TRUSTED = new TestCa("Trusted Test CA");

  /// One with the trusted one's name and another key.
  static final TestCa FORGED = new TestCa("Trusted Test CA");

  /// One that nobody trusts.
  static final TestCa STRANGER = new TestCa("Strange Test CA");

  private final Instant now = Instant.now();
  private final X500Principal name;
  private final KeyPair keys = KeyKind.P256.newPair();
  private final X509Certificate certificate;
  private final Map<KeyKind, TestIdentity> localhosts = new ConcurrentHashMap<>();

  private TestCa(String commonName) {
    this.name = new X500Principal("CN=" + commonName);
    this.certificate = certify(name, keys.getPublic(), true, now.plus(Duration.ofDays(1)));
  }

  X509Certificate certificate() {
    return certificate;
  }

  /// An identity for localhost, 127.0.0.1, ::1 and test.example, made once per kind.
  TestIdentity localhost(KeyKind kind) {
    return localhosts.computeIfAbsent(
        kind, key -> issue(key, "localhost", "127.0.0.1", "::1", "test.example"));
  }

  TestIdentity issue(KeyKind kind, String... names) {
    return issue(kind, now.plus(Duration.ofHours(12)), names);
  }

  TestIdentity issueExpired(KeyKind kind, String... names) {
    return issue(kind, now.minus(Duration.ofHours(1)), names);
  }

  /// The JDK's trust managers for this authority alone.
  TrustManager[] trustManagers() {
    try {
      TrustManagerFactory factory = TrustManagerFactory.getInstance("PKIX");
      factory.init(trustStore());
      return factory.getTrustManagers();
    } catch (GeneralSecurityException failure) {
      throw new AssertionError(failure);
    }
  }

  KeyStore trustStore() {
    try {
      KeyStore store = KeyStore.getInstance("PKCS12");
      store.load(null, null);
      store.setCertificateEntry("ca", certificate);
      return store;
    } catch (GeneralSecurityException | IOException failure) {
      throw new AssertionError(failure);
    }
  }

  private TestIdentity issue(KeyKind kind, Instant end, String... names) {
    KeyPair pair = kind.newPair();
    // The common name is a host name that many tests ask for, and it must never count.
    X500Principal subject = new X500Principal("CN=test.example, OU=" + kind);
    X509Certificate issued = certify(subject, pair.getPublic(), false, end, names);
    return new TestIdentity(pair.getPrivate(), List.of(issued, certificate));
  }

  private X509Certificate certify(
      X500Principal subject, PublicKey key, boolean authority, Instant end, String... names) {
    try {
      var builder =
          new JcaX509v3CertificateBuilder(
              name,
              new BigInteger(64, new SecureRandom()),
              Date.from(now.minus(Duration.ofDays(1))),
              Date.from(end),
              subject,
              key);
      builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(authority));
      builder.addExtension(Extension.keyUsage, true, usage(key, authority));
      if (names.length > 0) {
        builder.addExtension(Extension.subjectAlternativeName, false, alternatives(names));
      }
      var signer = new JcaContentSignerBuilder("SHA256withECDSA").build(keys.getPrivate());
      return new JcaX509CertificateConverter().getCertificate(builder.build(signer));
    } catch (IOException | GeneralSecurityException | OperatorCreationException failure) {
      throw new AssertionError(failure);
    }
  }

  /// An RSA key may do both, so that it depends on the server what it does.
  private static KeyUsage usage(PublicKey key, boolean authority) {
    if (authority) {
      return new KeyUsage(KeyUsage.keyCertSign | KeyUsage.cRLSign);
    }
    return key.getAlgorithm().equals("RSA")
        ? new KeyUsage(KeyUsage.digitalSignature | KeyUsage.keyEncipherment)
        : new KeyUsage(KeyUsage.digitalSignature);
  }

  private static GeneralNames alternatives(String... names) {
    return new GeneralNames(
        Arrays.stream(names)
            .map(
                each ->
                    new GeneralName(
                        PeerAddress.isLiteral(each) ? GeneralName.iPAddress : GeneralName.dNSName,
                        each))
            .toArray(GeneralName[]::new));
  }
}
