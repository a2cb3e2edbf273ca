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
import org.handfast.engine.crypto.Signer;
import org.handfast.engine.trust.Credential;
import org.handfast.engine.trust.CredentialRequest;
import org.handfast.engine.trust.CredentialSource;
import org.handfast.jca.JcaSigner;
import org.handfast.protocol.registry.SignatureScheme;
import org.handfast.protocol.wire.Bytes;

/// The credentials of one connection: the first that fits is presented, as BoringSSL does.
final class ShimCredentials implements CredentialSource {
  /// What a test calls the credential that was not added to the list.
  static final int DEFAULT = -1;

  private final List<Candidate> candidates;
  private int chosen = DEFAULT;

  private ShimCredentials(List<Candidate> candidates) {
    this.candidates = candidates;
  }

  static ShimCredentials of(Settings settings) {
    List<Candidate> candidates = new ArrayList<>();
    for (Section section : settings.credentials()) {
      candidates.add(Candidate.of(section, candidates.size()));
    }
    if (settings.main().has("-key-file")) {
      candidates.add(Candidate.of(settings.main(), DEFAULT));
    }
    return new ShimCredentials(candidates);
  }

  @Override
  public Optional<Credential> choose(CredentialRequest request) {
    Optional<Candidate> fitting =
        candidates.stream().filter(candidate -> candidate.fits(request)).findFirst();
    fitting.ifPresent(candidate -> chosen = candidate.number);
    return fitting.map(Candidate::credential);
  }

  /// The number of the credential that was presented.
  int chosen() {
    return chosen;
  }

  private record Candidate(
      int number, Credential credential, List<Bytes> issuers, boolean mustMatchIssuer) {

    static Candidate of(Section section, int number) {
      try {
        List<X509Certificate> chain = Pem.certificates(section.text("-cert-file").orElseThrow());
        PrivateKey key = Pem.key(section.text("-key-file").orElseThrow());
        List<SignatureScheme> preferences =
            section.numbers("-signing-prefs").stream().map(SignatureScheme::new).toList();
        List<Bytes> encoded = new ArrayList<>();
        List<Bytes> issuers = new ArrayList<>();
        for (X509Certificate each : chain) {
          encoded.add(Bytes.owning(each.getEncoded()));
          issuers.add(Bytes.owning(each.getIssuerX500Principal().getEncoded()));
        }
        return new Candidate(
            number,
            new Credential(encoded, signer(key, chain.getFirst().getPublicKey(), preferences)),
            issuers,
            section.has("-must-match-issuer"));
      } catch (IOException | CertificateEncodingException e) {
        throw new IllegalStateException(e.getMessage(), e);
      }
    }

    boolean fits(CredentialRequest request) {
      return credential.signer().schemes().stream().anyMatch(request.schemes()::contains)
          && (!mustMatchIssuer || issuers.stream().anyMatch(request.authorities()::contains));
    }

    private static Signer signer(
        PrivateKey key, PublicKey certified, List<SignatureScheme> preferences) {
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
    public Bytes sign(SignatureScheme scheme, Bytes content) throws GeneralSecurityException {
      return signer.sign(scheme, content);
    }
  }
}
