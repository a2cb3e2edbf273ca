package org.handfast.lab.authority;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Date;
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

/// Somebody who binds names to keys by signing that they belong together, after the profile of RFC
/// 5280. Whether that is true is another matter, and whether anybody believes it a third.
final class Authority {
  private static final Date FROM = Date.from(Instant.parse("2026-01-01T00:00:00Z"));
  private static final Date UNTIL = Date.from(Instant.parse("2046-01-01T00:00:00Z"));

  private final X500Name name;
  private final KeyPair keys;
  private final X509Certificate root;

  /// An authority with this name, whose key is made from it.
  Authority(String name) {
    this.name = distinguished(name);
    this.keys = FixedKeys.of(name);
    this.root = root(name);
  }

  /// Its own certificate, which signed itself.
  X509Certificate root() {
    return root;
  }

  /// Says that this key belongs to the server with this DNS name.
  X509Certificate issue(String server, PublicKey key, KeyUse use) {
    return server(name, keys, server, key, use);
  }

  /// A server's certificate without any authority: it says of itself who it is.
  static X509Certificate selfSigned(String server, KeyPair keys, KeyUse use) {
    return server(distinguished(server), keys, server, keys.getPublic(), use);
  }

  private X509Certificate root(String label) {
    try {
      X509v3CertificateBuilder draft = draft(name, keys.getPublic(), label, name, keys.getPublic());
      draft.addExtension(Extension.basicConstraints, true, new BasicConstraints(0));
      draft.addExtension(
          Extension.keyUsage, true, new KeyUsage(KeyUsage.keyCertSign | KeyUsage.cRLSign));
      return signed(draft, keys.getPrivate());
    } catch (GeneralSecurityException | IOException e) {
      throw impossible(e);
    }
  }

  private static X509Certificate server(
      X500Name issuer, KeyPair signer, String server, PublicKey key, KeyUse use) {
    try {
      X509v3CertificateBuilder draft =
          draft(issuer, signer.getPublic(), server + use, distinguished(server), key);
      draft.addExtension(Extension.basicConstraints, true, new BasicConstraints(false));
      draft.addExtension(Extension.keyUsage, true, new KeyUsage(bits(use)));
      draft.addExtension(
          Extension.extendedKeyUsage, false, new ExtendedKeyUsage(KeyPurposeId.id_kp_serverAuth));
      draft.addExtension(
          Extension.subjectAlternativeName,
          false,
          new GeneralNames(new GeneralName(GeneralName.dNSName, server)));
      return signed(draft, signer.getPrivate());
    } catch (GeneralSecurityException | IOException e) {
      throw impossible(e);
    }
  }

  private static X509v3CertificateBuilder draft(
      X500Name issuer, PublicKey issuerKey, String label, X500Name subject, PublicKey key)
      throws GeneralSecurityException, IOException {
    X509v3CertificateBuilder draft =
        new X509v3CertificateBuilder(
            issuer,
            FixedKeys.serial(issuer + " on " + label),
            FROM,
            UNTIL,
            subject,
            SubjectPublicKeyInfo.getInstance(key.getEncoded()));
    JcaX509ExtensionUtils identifiers = new JcaX509ExtensionUtils();
    draft.addExtension(
        Extension.subjectKeyIdentifier, false, identifiers.createSubjectKeyIdentifier(key));
    draft.addExtension(
        Extension.authorityKeyIdentifier,
        false,
        identifiers.createAuthorityKeyIdentifier(issuerKey));
    return draft;
  }

  private static int bits(KeyUse use) {
    return switch (use) {
      case TRANSPORT -> KeyUsage.keyEncipherment;
      case SIGNING -> KeyUsage.digitalSignature;
    };
  }

  private static X500Name distinguished(String name) {
    return new X500Name("O=Handfast lab,CN=" + name);
  }

  private static X509Certificate signed(X509v3CertificateBuilder draft, PrivateKey key)
      throws GeneralSecurityException {
    try {
      return new JcaX509CertificateConverter()
          .getCertificate(draft.build(new JcaContentSignerBuilder("SHA256withRSA").build(key)));
    } catch (OperatorCreationException e) {
      throw new GeneralSecurityException(e);
    }
  }

  private static IllegalStateException impossible(Exception e) {
    return new IllegalStateException("a certificate from fixed parts", e);
  }
}
