package org.handfast.pki;

import java.io.IOException;
import java.security.AlgorithmParameters;
import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import java.security.spec.MGF1ParameterSpec;
import java.security.spec.PSSParameterSpec;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.handfast.engine.failure.UntrustedPeer;
import org.handfast.protocol.registry.SignatureScheme;
import org.jspecify.annotations.Nullable;

/// Which signature algorithms are accepted inside certificates (RFC 9846 4.3.3, 4.5.1.2).
///
/// A certificate names a hash and a kind of key. So an ECDSA scheme stands for its hash here: an
/// authority with a P-384 key that signs with SHA-256 is common and sound. The two RSA-PSS families
/// differ in the issuer's key only, so one of them is enough.
record SignatureRules(Set<SignatureScheme> accepted) {
  private static final String RSASSA_PSS = "1.2.840.113549.1.1.10";

  private static final Map<String, Set<SignatureScheme>> BY_IDENTIFIER =
      Map.ofEntries(
          Map.entry("1.2.840.113549.1.1.5", Set.of(SignatureScheme.RSA_PKCS1_SHA1)),
          Map.entry("1.2.840.113549.1.1.11", Set.of(SignatureScheme.RSA_PKCS1_SHA256)),
          Map.entry("1.2.840.113549.1.1.12", Set.of(SignatureScheme.RSA_PKCS1_SHA384)),
          Map.entry("1.2.840.113549.1.1.13", Set.of(SignatureScheme.RSA_PKCS1_SHA512)),
          Map.entry("1.2.840.10045.4.1", Set.of(SignatureScheme.ECDSA_SHA1)),
          Map.entry("1.2.840.10045.4.3.2", Set.of(SignatureScheme.ECDSA_SECP256R1_SHA256)),
          Map.entry("1.2.840.10045.4.3.3", Set.of(SignatureScheme.ECDSA_SECP384R1_SHA384)),
          Map.entry("1.2.840.10045.4.3.4", Set.of(SignatureScheme.ECDSA_SECP521R1_SHA512)),
          Map.entry("1.3.101.112", Set.of(SignatureScheme.ED25519)),
          Map.entry("1.3.101.113", Set.of(SignatureScheme.ED448)),
          Map.entry("2.16.840.1.101.3.4.3.17", Set.of(SignatureScheme.MLDSA44)),
          Map.entry("2.16.840.1.101.3.4.3.18", Set.of(SignatureScheme.MLDSA65)),
          Map.entry("2.16.840.1.101.3.4.3.19", Set.of(SignatureScheme.MLDSA87)));

  /// RSASSA-PSS by its hash and the length of that hash, which the salt has, too.
  private static final Map<String, Pss> PSS_BY_HASH =
      Map.of(
          "SHA-256",
          new Pss(32, SignatureScheme.RSA_PSS_RSAE_SHA256, SignatureScheme.RSA_PSS_PSS_SHA256),
          "SHA-384",
          new Pss(48, SignatureScheme.RSA_PSS_RSAE_SHA384, SignatureScheme.RSA_PSS_PSS_SHA384),
          "SHA-512",
          new Pss(64, SignatureScheme.RSA_PSS_RSAE_SHA512, SignatureScheme.RSA_PSS_PSS_SHA512));

  private record Pss(int salt, SignatureScheme rsae, SignatureScheme pss) {
    boolean fits(PSSParameterSpec spec) {
      return spec.getSaltLength() == salt
          && spec.getMGFParameters() instanceof MGF1ParameterSpec mask
          && mask.getDigestAlgorithm().equals(spec.getDigestAlgorithm());
    }
  }

  SignatureRules {
    accepted = Set.copyOf(accepted);
  }

  static SignatureRules accepting(List<SignatureScheme> schemes) {
    return new SignatureRules(new HashSet<>(schemes));
  }

  /// @throws UntrustedPeer with `WEAK` if the certificate is signed in another way
  void check(X509Certificate certificate) throws UntrustedPeer {
    if (!accepts(certificate)) {
      throw new UntrustedPeer(
          UntrustedPeer.Reason.WEAK,
          Certificates.name(certificate)
              + " is signed with "
              + Quoted.of(certificate.getSigAlgName())
              + ", which is not accepted inside certificates");
    }
  }

  /// Whether the signature on the certificate is made in an accepted way.
  boolean accepts(X509Certificate certificate) {
    return schemes(certificate).stream().anyMatch(accepted::contains);
  }

  private static Set<SignatureScheme> schemes(X509Certificate certificate) {
    String identifier = certificate.getSigAlgOID();
    return identifier.equals(RSASSA_PSS)
        ? pss(certificate.getSigAlgParams())
        : BY_IDENTIFIER.getOrDefault(identifier, Set.of());
  }

  /// RFC 9846 4.3.3 fixes what RFC 4055 leaves open: one hash for both uses, and the salt's length.
  private static Set<SignatureScheme> pss(byte @Nullable [] der) {
    if (der == null) {
      return Set.of();
    }
    try {
      AlgorithmParameters parameters = AlgorithmParameters.getInstance("RSASSA-PSS");
      parameters.init(der);
      PSSParameterSpec spec = parameters.getParameterSpec(PSSParameterSpec.class);
      Pss known = PSS_BY_HASH.get(spec.getDigestAlgorithm());
      return known != null && known.fits(spec) ? Set.of(known.rsae, known.pss) : Set.of();
    } catch (GeneralSecurityException | IOException _) {
      return Set.of();
    }
  }
}
