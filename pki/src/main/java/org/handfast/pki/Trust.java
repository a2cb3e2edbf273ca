package org.handfast.pki;

import java.nio.file.Path;
import java.security.KeyStore;
import java.security.KeyStoreException;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.security.auth.x500.X500Principal;
import org.handfast.pki.PkiException.Problem;
import org.handfast.protocol.wire.Bytes;

/// The certificates that are trusted without proof: authorities (RFC 5280 6.1.1), and peers named
/// by their very certificate. Immutable. Nothing at all is a sound value: it refuses everybody.
public final class Trust {
  private static final Trust NOBODY = new Trust(List.of());

  private final List<X509Certificate> certificates;
  private final Map<X500Principal, List<X509Certificate>> bySubject;
  private final long generation;

  private Trust(List<X509Certificate> certificates) {
    this.certificates = certificates;
    this.bySubject =
        certificates.stream()
            .collect(Collectors.groupingBy(X509Certificate::getSubjectX500Principal));
    this.generation = TrustGeneration.of(certificates);
  }

  /// Trusts nobody.
  public static Trust nobody() {
    return NOBODY;
  }

  /// Trusts these.
  public static Trust of(Collection<X509Certificate> certificates) {
    return new Trust(certificates.stream().distinct().toList());
  }

  /// Trusts the certificates in a PEM file; keys in it are left alone.
  ///
  /// @throws PkiException if it cannot be read or holds no certificate
  public static Trust pem(Path file) throws PkiException {
    return of(PemFile.read(file).certificates());
  }

  /// Trusts the trusted certificates in a PKCS#12 or JKS file, but not the chains of its own keys.
  ///
  /// @throws PkiException if it cannot be opened or holds no trusted certificate
  public static Trust keyStore(Path file, char[] password) throws PkiException {
    return keyStore(KeyStores.load(file, password), file.toString());
  }

  /// Trusts the trusted certificates in a key store that is open already.
  ///
  /// @throws PkiException if it holds none
  public static Trust keyStore(KeyStore store) throws PkiException {
    return keyStore(store, "the key store");
  }

  /// Trusts what the JDK trusts: the store that `javax.net.ssl.trustStore` names, else the one that
  /// came with the JDK. It is read anew each time. The dates after which the JDK's own trust
  /// manager distrusts some authorities are not known here.
  ///
  /// @throws PkiException if that store cannot be opened or is empty
  public static Trust system() throws PkiException {
    return SystemTrust.load();
  }

  /// Trusts these and those of `other`.
  public Trust and(Trust other) {
    return of(Stream.concat(certificates.stream(), other.certificates.stream()).toList());
  }

  /// Whom it trusts.
  public List<X509Certificate> certificates() {
    return certificates;
  }

  /// The names of the authorities as a CertificateRequest lists them (RFC 9846 4.3.4): DER.
  public List<Bytes> authorities() {
    return bySubject.keySet().stream().map(name -> Bytes.owning(name.getEncoded())).toList();
  }

  /// The same wherever the same certificates are trusted, in this process and in others.
  long generation() {
    return generation;
  }

  /// The trusted certificates of this subject.
  List<X509Certificate> named(X500Principal subject) {
    return bySubject.getOrDefault(subject, List.of());
  }

  /// Whether this very certificate is trusted, byte for byte.
  boolean contains(X509Certificate certificate) {
    return named(certificate.getSubjectX500Principal()).contains(certificate);
  }

  static Trust keyStore(KeyStore store, String source) throws PkiException {
    List<X509Certificate> trusted = new ArrayList<>();
    try {
      for (String alias : Collections.list(store.aliases())) {
        if (store.isCertificateEntry(alias)
            && store.getCertificate(alias) instanceof X509Certificate certificate) {
          trusted.add(certificate);
        }
      }
    } catch (KeyStoreException failure) {
      throw new PkiException(Problem.MALFORMED, "cannot read " + source, failure);
    }
    if (trusted.isEmpty()) {
      throw new PkiException(
          Problem.NO_CERTIFICATE,
          "there is no trusted certificate in "
              + source
              + "; a PKCS#12 marks them, which keytool -importcert does");
    }
    return of(trusted);
  }
}
