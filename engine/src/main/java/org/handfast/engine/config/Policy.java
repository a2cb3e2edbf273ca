package org.handfast.engine.config;

import static org.handfast.protocol.registry.CipherSuite.TLS_AES_128_GCM_SHA256;
import static org.handfast.protocol.registry.CipherSuite.TLS_AES_256_GCM_SHA384;
import static org.handfast.protocol.registry.CipherSuite.TLS_CHACHA20_POLY1305_SHA256;

import java.util.List;
import org.handfast.protocol.registry.CipherSuite;
import org.handfast.protocol.registry.NamedGroup;
import org.handfast.protocol.registry.ProtocolVersion;
import org.handfast.protocol.registry.PskKeyExchangeMode;
import org.handfast.protocol.registry.SignatureScheme;

/// What may be negotiated, each list in order of preference. Policies are named and dated: a later
/// one never changes what an earlier one means.
///
/// @param signatureSchemes for CertificateVerify (RFC 9846 4.3.3)
/// @param certificateSchemes for the signatures inside certificates
/// @param pskModes how a pre-shared key may be used (RFC 9846 4.3.9)
public record Policy(
    String name,
    List<ProtocolVersion> versions,
    List<CipherSuite> suites,
    List<NamedGroup> groups,
    List<SignatureScheme> signatureSchemes,
    List<SignatureScheme> certificateSchemes,
    List<PskKeyExchangeMode> pskModes) {

  /// TLS 1.3 with everything that is sound in 2026, post-quantum key exchange first.
  ///
  /// All three hybrids of RFC 10024 are in: who must use a curve of NIST has one that is
  /// post-quantum, and a share is sent for the first alone, so that the others cost two bytes each.
  /// ML-KEM without a curve, X448 and finite fields are there for [#withGroups].
  public static final Policy MODERN_2026 =
      new Policy(
          "modern-2026",
          List.of(ProtocolVersion.TLS_1_3),
          List.of(TLS_AES_128_GCM_SHA256, TLS_AES_256_GCM_SHA384, TLS_CHACHA20_POLY1305_SHA256),
          List.of(
              NamedGroup.X25519MLKEM768,
              NamedGroup.SECP256R1MLKEM768,
              NamedGroup.SECP384R1MLKEM1024,
              NamedGroup.X25519,
              NamedGroup.SECP256R1,
              NamedGroup.SECP384R1,
              NamedGroup.SECP521R1),
          List.of(
              SignatureScheme.ECDSA_SECP256R1_SHA256,
              SignatureScheme.ECDSA_SECP384R1_SHA384,
              SignatureScheme.ECDSA_SECP521R1_SHA512,
              SignatureScheme.ED25519,
              SignatureScheme.RSA_PSS_RSAE_SHA256,
              SignatureScheme.RSA_PSS_RSAE_SHA384,
              SignatureScheme.RSA_PSS_RSAE_SHA512,
              SignatureScheme.RSA_PSS_PSS_SHA256,
              SignatureScheme.RSA_PSS_PSS_SHA384,
              SignatureScheme.RSA_PSS_PSS_SHA512,
              SignatureScheme.MLDSA44,
              SignatureScheme.MLDSA65,
              SignatureScheme.MLDSA87),
          List.of(
              SignatureScheme.ECDSA_SECP256R1_SHA256,
              SignatureScheme.ECDSA_SECP384R1_SHA384,
              SignatureScheme.ECDSA_SECP521R1_SHA512,
              SignatureScheme.ED25519,
              SignatureScheme.RSA_PSS_RSAE_SHA256,
              SignatureScheme.RSA_PSS_RSAE_SHA384,
              SignatureScheme.RSA_PSS_RSAE_SHA512,
              SignatureScheme.RSA_PSS_PSS_SHA256,
              SignatureScheme.RSA_PSS_PSS_SHA384,
              SignatureScheme.RSA_PSS_PSS_SHA512,
              SignatureScheme.RSA_PKCS1_SHA256,
              SignatureScheme.RSA_PKCS1_SHA384,
              SignatureScheme.RSA_PKCS1_SHA512,
              SignatureScheme.MLDSA44,
              SignatureScheme.MLDSA65,
              SignatureScheme.MLDSA87),
          List.of(PskKeyExchangeMode.PSK_DHE_KE));

  public Policy {
    versions = List.copyOf(versions);
    suites = List.copyOf(suites);
    groups = List.copyOf(groups);
    signatureSchemes = List.copyOf(signatureSchemes);
    certificateSchemes = List.copyOf(certificateSchemes);
    pskModes = List.copyOf(pskModes);
  }

  public Policy withSuites(List<CipherSuite> chosen) {
    return new Policy(
        name, versions, chosen, groups, signatureSchemes, certificateSchemes, pskModes);
  }

  public Policy withGroups(List<NamedGroup> chosen) {
    return new Policy(
        name, versions, suites, chosen, signatureSchemes, certificateSchemes, pskModes);
  }

  public Policy withSignatureSchemes(List<SignatureScheme> chosen) {
    return new Policy(name, versions, suites, groups, chosen, certificateSchemes, pskModes);
  }

  public Policy withCertificateSchemes(List<SignatureScheme> chosen) {
    return new Policy(name, versions, suites, groups, signatureSchemes, chosen, pskModes);
  }

  /// With `psk_ke` among the modes a resumed connection may do without forward secrecy.
  public Policy withPskModes(List<PskKeyExchangeMode> chosen) {
    return new Policy(name, versions, suites, groups, signatureSchemes, certificateSchemes, chosen);
  }
}
