package org.handfast.pki;

import java.nio.file.Path;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.handfast.engine.trust.Credential;
import org.handfast.engine.trust.KeyTransportCredential;
import org.handfast.pki.PkiException.Problem;
import org.handfast.protocol.wire.Bytes;

/// Who this side is: a certificate, those that vouch for it, and the private key. Immutable.
public final class Identity {
  private final List<X509Certificate> chain;
  private final PrivateKey key;

  private Identity(List<X509Certificate> chain, PrivateKey key) {
    this.chain = List.copyOf(chain);
    this.key = key;
  }

  /// Of certificates in any order: the end entity's is the one that belongs to the key, and what is
  /// no part of its chain is left out.
  ///
  /// @throws PkiException if no certificate belongs to the key
  public static Identity of(List<X509Certificate> certificates, PrivateKey key)
      throws PkiException {
    return of(certificates, key, "what was given");
  }

  /// From PEM: certificates in one file, the private key in another.
  ///
  /// @throws PkiException if one of them cannot be used
  public static Identity pem(Path certificates, Path key) throws PkiException {
    return IdentityFiles.pem(certificates, key);
  }

  /// From PEM: certificates and private key in one file.
  ///
  /// @throws PkiException if it cannot be used
  public static Identity pem(Path both) throws PkiException {
    return IdentityFiles.pem(both, both);
  }

  /// From a PKCS#12 or JKS file with one private key.
  ///
  /// @throws PkiException if it cannot be opened, or holds another number of keys
  public static Identity keyStore(Path file, char[] password) throws PkiException {
    return IdentityFiles.keyStore(file, password);
  }

  /// The private key of this alias in a key store that is open already.
  ///
  /// @throws PkiException if there is none, or the password does not open it
  public static Identity keyStore(KeyStore store, String alias, char[] password)
      throws PkiException {
    return IdentityFiles.keyStore(store, alias, password, "the key store");
  }

  /// The end entity's certificate first, each certified by the next; never empty.
  public List<X509Certificate> chain() {
    return chain;
  }

  /// This side's own certificate.
  public X509Certificate endEntity() {
    return chain.getFirst();
  }

  /// Whom it was issued for.
  public CertificateNames names() {
    return CertificateNames.of(endEntity());
  }

  /// What peers will object to at this time, in words; empty if nothing is known. An identity with
  /// objections can still be presented.
  public List<String> objections(Instant now) {
    List<String> objections = new ArrayList<>();
    for (X509Certificate certificate : chain) {
      Validity.of(certificate)
          .objection(now)
          .ifPresent(words -> objections.add(Certificates.name(certificate) + " " + words));
    }
    KeyRules.objection(endEntity().getPublicKey())
        .ifPresent(words -> objections.add("its key is " + words));
    return objections;
  }

  /// What the engine presents, with a signer from `signers`.
  public Credential credential(SignerFactory signers) {
    return new Credential(encodedChain(), signers.signer(key, endEntity().getPublicKey()));
  }

  /// What the engine decrypts premaster secrets with, by a decryption from `decryptions` (RFC 5246
  /// 7.4.7.1).
  ///
  /// @throws IllegalArgumentException if the key is no RSA key that decrypts, or the certificate
  ///   rules this use out
  public KeyTransportCredential keyTransport(RsaDecryptionFactory decryptions) {
    if (!KeyUse.KEY_TRANSPORT.isAllowedBy(endEntity())) {
      throw new IllegalArgumentException(KeyUse.KEY_TRANSPORT.words(endEntity()));
    }
    return new KeyTransportCredential(
        encodedChain(), decryptions.decryption(key, endEntity().getPublicKey()));
  }

  /// Whether its key is one that could decrypt premaster secrets: RSA, and not for RSASSA-PSS
  /// alone, and no certificate that rules it out.
  public boolean fitsKeyTransport() {
    return endEntity().getPublicKey().getAlgorithm().equals("RSA")
        && KeyUse.KEY_TRANSPORT.isAllowedBy(endEntity());
  }

  /// Whether both have one key, under whatever certificates: a key for RSA key transport may serve
  /// nothing else (RFC 9846 F.10).
  public boolean hasSameKeyAs(Identity other) {
    return KeyPairs.areSame(endEntity().getPublicKey(), other.endEntity().getPublicKey());
  }

  /// The same, of an identity that is a credential for RSA key transport already.
  public boolean hasSameKeyAs(KeyTransportCredential other) {
    return KeyPairs.isOf(endEntity().getPublicKey(), other.key());
  }

  /// The subject; never the key.
  @Override
  public String toString() {
    return "Identity[" + Certificates.name(endEntity()) + "]";
  }

  static Identity of(List<X509Certificate> certificates, PrivateKey key, String source)
      throws PkiException {
    List<X509Certificate> chain = ChainOrder.of(certificates, key);
    if (chain.isEmpty()) {
      throw new PkiException(
          Problem.KEY_MISMATCH,
          "none of the "
              + certificates.size()
              + " certificates in "
              + source
              + " belongs to the private key");
    }
    return new Identity(chain, key);
  }

  private List<Bytes> encodedChain() {
    return chain.stream().map(Certificates::encoded).toList();
  }
}
