package org.handfast.engine.config;

import static org.handfast.protocol.registry.CipherSuite.TLS_AES_128_GCM_SHA256;
import static org.handfast.protocol.registry.CipherSuite.TLS_AES_256_GCM_SHA384;
import static org.handfast.protocol.registry.CipherSuite.TLS_CHACHA20_POLY1305_SHA256;
import static org.handfast.protocol.registry.CipherSuite.TLS_ECDHE_ECDSA_WITH_AES_128_CBC_SHA;
import static org.handfast.protocol.registry.CipherSuite.TLS_ECDHE_ECDSA_WITH_AES_128_CBC_SHA256;
import static org.handfast.protocol.registry.CipherSuite.TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256;
import static org.handfast.protocol.registry.CipherSuite.TLS_ECDHE_ECDSA_WITH_AES_256_CBC_SHA;
import static org.handfast.protocol.registry.CipherSuite.TLS_ECDHE_ECDSA_WITH_AES_256_CBC_SHA384;
import static org.handfast.protocol.registry.CipherSuite.TLS_ECDHE_ECDSA_WITH_AES_256_GCM_SHA384;
import static org.handfast.protocol.registry.CipherSuite.TLS_ECDHE_ECDSA_WITH_CHACHA20_POLY1305_SHA256;
import static org.handfast.protocol.registry.CipherSuite.TLS_ECDHE_RSA_WITH_AES_128_CBC_SHA;
import static org.handfast.protocol.registry.CipherSuite.TLS_ECDHE_RSA_WITH_AES_128_CBC_SHA256;
import static org.handfast.protocol.registry.CipherSuite.TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256;
import static org.handfast.protocol.registry.CipherSuite.TLS_ECDHE_RSA_WITH_AES_256_CBC_SHA;
import static org.handfast.protocol.registry.CipherSuite.TLS_ECDHE_RSA_WITH_AES_256_CBC_SHA384;
import static org.handfast.protocol.registry.CipherSuite.TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384;
import static org.handfast.protocol.registry.CipherSuite.TLS_ECDHE_RSA_WITH_CHACHA20_POLY1305_SHA256;
import static org.handfast.protocol.registry.CipherSuite.TLS_RSA_WITH_AES_128_CBC_SHA;
import static org.handfast.protocol.registry.CipherSuite.TLS_RSA_WITH_AES_128_CBC_SHA256;
import static org.handfast.protocol.registry.CipherSuite.TLS_RSA_WITH_AES_128_GCM_SHA256;
import static org.handfast.protocol.registry.CipherSuite.TLS_RSA_WITH_AES_256_CBC_SHA;
import static org.handfast.protocol.registry.CipherSuite.TLS_RSA_WITH_AES_256_CBC_SHA256;
import static org.handfast.protocol.registry.CipherSuite.TLS_RSA_WITH_AES_256_GCM_SHA384;
import static org.handfast.protocol.registry.CipherSuite.TLS_RSA_WITH_NULL_SHA256;

import java.util.List;
import java.util.stream.Stream;
import org.handfast.protocol.registry.CipherSuite;
import org.handfast.protocol.registry.NamedGroup;
import org.handfast.protocol.registry.ProtocolVersion;
import org.handfast.protocol.registry.PskKeyExchangeMode;
import org.handfast.protocol.registry.SignatureScheme;

/// What may be negotiated, each list in order of preference. Policies are named and dated: a later
/// one never changes what an earlier one means.
///
/// @param suites of all enabled versions
/// @param signatureSchemes for CertificateVerify, and for ServerKeyExchange in TLS 1.2; TLS 1.3
///   makes no use of PKCS #1 v1.5 there, nor TLS 1.2 of ML-DSA (RFC 9846 4.3.3)
/// @param certificateSchemes for the signatures inside certificates
/// @param pskModes how a pre-shared key may be used (RFC 9846 4.3.9)
/// @param extendedMasterSecret whether TLS 1.2 may do without (RFC 7627)
/// @param encryptThenMac how TLS 1.2's block ciphers are used (RFC 7366)
public record Policy(
    String name,
    List<ProtocolVersion> versions,
    List<CipherSuite> suites,
    List<NamedGroup> groups,
    List<SignatureScheme> signatureSchemes,
    List<SignatureScheme> certificateSchemes,
    List<PskKeyExchangeMode> pskModes,
    ExtendedMasterSecretUse extendedMasterSecret,
    EncryptThenMacUse encryptThenMac) {

  private static final List<SignatureScheme> SCHEMES_2026 =
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
          SignatureScheme.MLDSA87);

  /// TLS 1.3 and TLS 1.2 with everything that is sound in 2026, post-quantum key exchange first.
  /// What is negotiated is always authenticated encryption under keys that nobody can find out
  /// later.
  ///
  /// All three hybrids of RFC 10024 are in: who must use a curve of NIST has one that is
  /// post-quantum, and a share is sent for the first alone, so that the others cost two bytes each.
  /// ML-KEM without a curve, X448 and finite fields are there for [#withGroups].
  public static final Policy MODERN_2026 =
      new Policy(
          "modern-2026",
          List.of(ProtocolVersion.TLS_1_3, ProtocolVersion.TLS_1_2),
          List.of(
              TLS_AES_128_GCM_SHA256,
              TLS_AES_256_GCM_SHA384,
              TLS_CHACHA20_POLY1305_SHA256,
              TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256,
              TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256,
              TLS_ECDHE_ECDSA_WITH_AES_256_GCM_SHA384,
              TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384,
              TLS_ECDHE_ECDSA_WITH_CHACHA20_POLY1305_SHA256,
              TLS_ECDHE_RSA_WITH_CHACHA20_POLY1305_SHA256),
          List.of(
              NamedGroup.X25519MLKEM768,
              NamedGroup.SECP256R1MLKEM768,
              NamedGroup.SECP384R1MLKEM1024,
              NamedGroup.X25519,
              NamedGroup.SECP256R1,
              NamedGroup.SECP384R1,
              NamedGroup.SECP521R1),
          SCHEMES_2026,
          SCHEMES_2026,
          List.of(PskKeyExchangeMode.PSK_DHE_KE),
          ExtendedMasterSecretUse.REQUIRED,
          EncryptThenMacUse.WHERE_POSSIBLE);

  /// [#MODERN_2026] and behind it what TLS 1.2 still has in the field: block ciphers with HMAC, and
  /// premaster secrets under a server's RSA key. What went over such a connection can be read later
  /// by whoever gets hold of that key. To be chosen knowingly, see `docs/policies.md`.
  public static final Policy CLASSIC_2026 =
      MODERN_2026
          .named("classic-2026")
          .alsoWithSuites(
              TLS_ECDHE_ECDSA_WITH_AES_128_CBC_SHA256,
              TLS_ECDHE_RSA_WITH_AES_128_CBC_SHA256,
              TLS_ECDHE_ECDSA_WITH_AES_256_CBC_SHA384,
              TLS_ECDHE_RSA_WITH_AES_256_CBC_SHA384,
              TLS_ECDHE_ECDSA_WITH_AES_128_CBC_SHA,
              TLS_ECDHE_RSA_WITH_AES_128_CBC_SHA,
              TLS_ECDHE_ECDSA_WITH_AES_256_CBC_SHA,
              TLS_ECDHE_RSA_WITH_AES_256_CBC_SHA,
              TLS_RSA_WITH_AES_128_GCM_SHA256,
              TLS_RSA_WITH_AES_256_GCM_SHA384,
              TLS_RSA_WITH_AES_128_CBC_SHA256,
              TLS_RSA_WITH_AES_256_CBC_SHA256,
              TLS_RSA_WITH_AES_128_CBC_SHA,
              TLS_RSA_WITH_AES_256_CBC_SHA)
          .withExtendedMasterSecret(ExtendedMasterSecretUse.PREFERRED);

  public Policy {
    versions = List.copyOf(versions);
    suites = List.copyOf(suites);
    groups = List.copyOf(groups);
    signatureSchemes = List.copyOf(signatureSchemes);
    certificateSchemes = List.copyOf(certificateSchemes);
    pskModes = List.copyOf(pskModes);
  }

  /// For these versions alone, with the suites and the groups that belong to them.
  public Policy withVersions(ProtocolVersion... chosen) {
    List<ProtocolVersion> kept = List.of(chosen);
    return new Policy(
        name,
        kept,
        suites.stream().filter(suite -> kept.contains(suite.version())).toList(),
        groups.stream()
            .filter(group -> kept.contains(ProtocolVersion.TLS_1_3) || group.isForTls12())
            .toList(),
        signatureSchemes,
        certificateSchemes,
        pskModes,
        extendedMasterSecret,
        encryptThenMac);
  }

  /// With these suites; a suite of a version that is not enabled is never negotiated.
  public Policy withSuites(List<CipherSuite> chosen) {
    return new Policy(
        name,
        versions,
        chosen,
        groups,
        signatureSchemes,
        certificateSchemes,
        pskModes,
        extendedMasterSecret,
        encryptThenMac);
  }

  /// With a suite that encrypts nothing and only authenticates (TLS_RSA_WITH_NULL_SHA256):
  /// everybody on the way reads along. It is there to teach what a record is made of.
  public Policy withoutEncryptionForTeaching() {
    return alsoWithSuites(TLS_RSA_WITH_NULL_SHA256);
  }

  public Policy withGroups(List<NamedGroup> chosen) {
    return new Policy(
        name,
        versions,
        suites,
        chosen,
        signatureSchemes,
        certificateSchemes,
        pskModes,
        extendedMasterSecret,
        encryptThenMac);
  }

  public Policy withSignatureSchemes(List<SignatureScheme> chosen) {
    return new Policy(
        name,
        versions,
        suites,
        groups,
        chosen,
        certificateSchemes,
        pskModes,
        extendedMasterSecret,
        encryptThenMac);
  }

  public Policy withCertificateSchemes(List<SignatureScheme> chosen) {
    return new Policy(
        name,
        versions,
        suites,
        groups,
        signatureSchemes,
        chosen,
        pskModes,
        extendedMasterSecret,
        encryptThenMac);
  }

  /// With `psk_ke` among the modes a resumed connection may do without forward secrecy.
  public Policy withPskModes(List<PskKeyExchangeMode> chosen) {
    return new Policy(
        name,
        versions,
        suites,
        groups,
        signatureSchemes,
        certificateSchemes,
        chosen,
        extendedMasterSecret,
        encryptThenMac);
  }

  public Policy withExtendedMasterSecret(ExtendedMasterSecretUse chosen) {
    return new Policy(
        name,
        versions,
        suites,
        groups,
        signatureSchemes,
        certificateSchemes,
        pskModes,
        chosen,
        encryptThenMac);
  }

  public Policy withEncryptThenMac(EncryptThenMacUse chosen) {
    return new Policy(
        name,
        versions,
        suites,
        groups,
        signatureSchemes,
        certificateSchemes,
        pskModes,
        extendedMasterSecret,
        chosen);
  }

  /// Whether a version may be negotiated: it is enabled, and there is a suite to speak it with.
  public boolean speaks(ProtocolVersion version) {
    return enabled().anyMatch(suite -> suite.version().equals(version));
  }

  /// Whether premaster secrets may go under a server's RSA key (RFC 5246 7.4.7.1).
  public boolean allowsKeyTransport() {
    return enabled().anyMatch(CipherSuite::isKeyTransport);
  }

  /// Whether servers may prove who they are by a signature, as all suites but those of RSA key
  /// transport have it.
  public boolean allowsSigning() {
    return enabled().anyMatch(suite -> !suite.isKeyTransport());
  }

  private Stream<CipherSuite> enabled() {
    return suites.stream().filter(suite -> versions.contains(suite.version()));
  }

  private Policy named(String chosen) {
    return new Policy(
        chosen,
        versions,
        suites,
        groups,
        signatureSchemes,
        certificateSchemes,
        pskModes,
        extendedMasterSecret,
        encryptThenMac);
  }

  private Policy alsoWithSuites(CipherSuite... more) {
    return withSuites(Stream.concat(suites.stream(), Stream.of(more)).toList());
  }
}
