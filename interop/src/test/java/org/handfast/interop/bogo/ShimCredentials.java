package org.handfast.interop.bogo;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.InvalidKeyException;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.handfast.engine.Side;
import org.handfast.engine.crypto.Signer;
import org.handfast.engine.failure.PeerIncompatible;
import org.handfast.engine.trust.Credential;
import org.handfast.engine.trust.CredentialRequest;
import org.handfast.engine.trust.CredentialSource;
import org.handfast.engine.trust.KeyTransportCredential;
import org.handfast.engine.trust.Staple;
import org.handfast.jca.JcaRsaDecryption;
import org.handfast.jca.JcaSigner;
import org.handfast.protocol.registry.CipherSuite;
import org.handfast.protocol.registry.ProtocolVersion;
import org.handfast.protocol.registry.SignatureScheme;
import org.handfast.protocol.wire.Bytes;

/// The credentials of one connection: the first that fits is presented, as BoringSSL does.
final class ShimCredentials implements CredentialSource {
  /// What a test calls the credential that was not added to the list.
  static final int DEFAULT = -1;

  private final List<Candidate> candidates;
  private final Section flags;
  private int chosen = DEFAULT;

  private ShimCredentials(List<Candidate> candidates, Section flags) {
    this.candidates = candidates;
    this.flags = flags;
  }

  static ShimCredentials of(Settings settings) {
    List<Candidate> candidates = new ArrayList<>();
    for (int i = 0; i < settings.credentials().size(); i++) {
      Section section = settings.credentials().get(i);
      if (section.has("-new-x509-credential") || section.has("-new-rpk-credential")) {
        candidates.add(Candidate.of(section, i));
      }
    }
    if (settings.main().has("-key-file")) {
      candidates.add(Candidate.of(settings.main(), DEFAULT));
    }
    return new ShimCredentials(candidates, settings.main());
  }

  @Override
  public Optional<Credential> choose(CredentialRequest request) throws PeerIncompatible {
    boolean stapling = request.presenter() == Side.SERVER && flags.has("-use-ocsp-callback");
    if (flags.has("-fail-cert-callback") || (stapling && flags.has("-fail-ocsp-callback"))) {
      throw new IllegalStateException("no choice, as the test wishes");
    }
    for (Candidate candidate : candidates) {
      if (candidate.fits(request)) {
        chosen = candidate.number;
        return Optional.of(
            stapling && flags.has("-decline-ocsp-callback")
                ? candidate.credential.stapled(Staple.NONE)
                : candidate.credential);
      }
    }
    if (candidates.isEmpty()) {
      return Optional.empty();
    }
    // A server of TLS 1.2 is asked again for another key exchange.
    if (request.presenter() == Side.SERVER && isTls12(request)) {
      return Optional.empty();
    }
    // BoringSSL's client does not go on without a certificate when it has one.
    boolean signable = candidates.stream().anyMatch(candidate -> candidate.canSign(request));
    throw (signable
            ? PeerIncompatible.Reason.NO_CERTIFICATE
            : PeerIncompatible.Reason.NO_COMMON_SIGNATURE_SCHEME)
        .between(request.schemes(), List.of());
  }

  /// What premaster secrets are encrypted to: the first certificate with an RSA key. As in
  /// BoringSSL, it signs as well.
  Optional<KeyTransportCredential> keyTransport() {
    return decrypting().flatMap(Candidate::keyTransport);
  }

  private Optional<Candidate> decrypting() {
    return candidates.stream()
        .filter(candidate -> candidate.keyTransport().isPresent())
        .findFirst();
  }

  /// The number of the credential that was presented for this suite.
  int chosen(Optional<CipherSuite> suite) {
    return suite.filter(ShimCredentials::isKeyTransport).isPresent()
        ? decrypting().map(Candidate::number).orElse(DEFAULT)
        : chosen;
  }

  private static boolean isKeyTransport(CipherSuite suite) {
    return suite.toString().startsWith("TLS_RSA_");
  }

  private static boolean isTls12(CredentialRequest request) {
    return request.negotiated().version().filter(ProtocolVersion.TLS_1_2::equals).isPresent();
  }

  private record Candidate(
      int number,
      Credential credential,
      Optional<KeyTransportCredential> keyTransport,
      List<Bytes> issuers,
      boolean mustMatchIssuer) {

    static Candidate of(Section section, int number) {
      try {
        if (section.has("-new-rpk-credential")) {
          return ofRawKey(section, number);
        }
        List<X509Certificate> chain = Pem.certificates(section.text("-cert-file").orElseThrow());
        PrivateKey key = Pem.key(section.text("-key-file").orElseThrow());
        List<Bytes> encoded = new ArrayList<>();
        List<Bytes> issuers = new ArrayList<>();
        for (X509Certificate each : chain) {
          encoded.add(Bytes.owning(each.getEncoded()));
          issuers.add(Bytes.owning(each.getIssuerX500Principal().getEncoded()));
        }
        return new Candidate(
            number,
            new Credential(encoded, signer(key, chain.getFirst().getPublicKey(), section))
                .stapled(Evidences.of(section)),
            keyTransport(encoded, key, chain.getFirst().getPublicKey(), section),
            issuers,
            section.has("-must-match-issuer"));
      } catch (IOException | CertificateEncodingException e) {
        throw new IllegalStateException(e.getMessage(), e);
      }
    }

    boolean fits(CredentialRequest request) {
      return canSign(request)
          && request.types().contains(credential.type())
          && (!mustMatchIssuer || issuers.stream().anyMatch(request.authorities()::contains));
    }

    boolean canSign(CredentialRequest request) {
      return request.isMetBy(credential.signer());
    }

    private static Candidate ofRawKey(Section section, int number) throws IOException {
      String file = section.text("-key-file").orElseThrow();
      Bytes known = Pem.publicKeyOf(file);
      Signer signer = signer(Pem.key(file), Pem.publicKey(known), section);
      return new Candidate(
          number, Credential.rawKey(known, signer), Optional.empty(), List.of(), false);
    }

    private static Optional<KeyTransportCredential> keyTransport(
        List<Bytes> chain, PrivateKey key, PublicKey certified, Section section) {
      if (!certified.getAlgorithm().equals("RSA")) {
        return Optional.empty();
      }
      try {
        return Optional.of(
            new KeyTransportCredential(
                chain, JcaRsaDecryption.of(key, certified), List.of(Evidences.of(section))));
      } catch (InvalidKeyException _) {
        return Optional.empty();
      }
    }

    private static Signer signer(PrivateKey key, PublicKey certified, Section section) {
      List<SignatureScheme> preferences =
          section.numbers("-signing-prefs").stream().map(SignatureScheme::new).toList();
      try {
        Signer signer = JcaSigner.of(key, certified);
        return preferences.isEmpty() ? signer : new PickySigner(signer, preferences);
      } catch (InvalidKeyException e) {
        throw new IllegalArgumentException(e.getMessage(), e);
      }
    }
  }

  /// A signer that signs with some of its schemes only.
  private record PickySigner(Signer signer, List<SignatureScheme> preferences) implements Signer {
    @Override
    public List<SignatureScheme> schemes() {
      return preferences.stream().filter(signer.schemes()::contains).toList();
    }

    @Override
    public List<SignatureScheme> tls12Schemes() {
      return preferences.stream().filter(signer.tls12Schemes()::contains).toList();
    }

    @Override
    public Bytes sign(SignatureScheme scheme, Bytes content) throws GeneralSecurityException {
      return signer.sign(scheme, content);
    }
  }
}
