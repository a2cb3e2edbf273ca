package org.handfast.protocol.registry;

import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// A signature algorithm with all its parameters, RFC 9846 4.3.3.
public record SignatureScheme(int code) {

  private static final CodePoints<SignatureScheme> REGISTRY =
      new CodePoints<>("SignatureScheme", 2);

  // RFC 9846 4.3.3.
  public static final SignatureScheme ECDSA_SECP256R1_SHA256 =
      known("ecdsa_secp256r1_sha256", 0x0403);
  public static final SignatureScheme ECDSA_SECP384R1_SHA384 =
      known("ecdsa_secp384r1_sha384", 0x0503);
  public static final SignatureScheme ECDSA_SECP521R1_SHA512 =
      known("ecdsa_secp521r1_sha512", 0x0603);
  public static final SignatureScheme RSA_PSS_RSAE_SHA256 = known("rsa_pss_rsae_sha256", 0x0804);
  public static final SignatureScheme RSA_PSS_RSAE_SHA384 = known("rsa_pss_rsae_sha384", 0x0805);
  public static final SignatureScheme RSA_PSS_RSAE_SHA512 = known("rsa_pss_rsae_sha512", 0x0806);
  public static final SignatureScheme ED25519 = known("ed25519", 0x0807);
  public static final SignatureScheme ED448 = known("ed448", 0x0808);
  public static final SignatureScheme RSA_PSS_PSS_SHA256 = known("rsa_pss_pss_sha256", 0x0809);
  public static final SignatureScheme RSA_PSS_PSS_SHA384 = known("rsa_pss_pss_sha384", 0x080A);
  public static final SignatureScheme RSA_PSS_PSS_SHA512 = known("rsa_pss_pss_sha512", 0x080B);

  // ML-DSA, draft-ietf-tls-mldsa.
  public static final SignatureScheme MLDSA44 = known("mldsa44", 0x0904);
  public static final SignatureScheme MLDSA65 = known("mldsa65", 0x0905);
  public static final SignatureScheme MLDSA87 = known("mldsa87", 0x0906);

  // For signatures inside certificates only, as far as TLS 1.3 goes.
  public static final SignatureScheme RSA_PKCS1_SHA256 = known("rsa_pkcs1_sha256", 0x0401);
  public static final SignatureScheme RSA_PKCS1_SHA384 = known("rsa_pkcs1_sha384", 0x0501);
  public static final SignatureScheme RSA_PKCS1_SHA512 = known("rsa_pkcs1_sha512", 0x0601);
  public static final SignatureScheme RSA_PKCS1_SHA1 = known("rsa_pkcs1_sha1", 0x0201);
  public static final SignatureScheme ECDSA_SHA1 = known("ecdsa_sha1", 0x0203);

  private static final Set<SignatureScheme> CERTIFICATES_ONLY =
      Set.of(RSA_PKCS1_SHA256, RSA_PKCS1_SHA384, RSA_PKCS1_SHA512, RSA_PKCS1_SHA1, ECDSA_SHA1);

  private static final Set<SignatureScheme> NOT_IN_TLS12 =
      Set.of(MLDSA44, MLDSA65, MLDSA87, RSA_PKCS1_SHA1, ECDSA_SHA1);

  private static final Set<SignatureScheme> RSA =
      Set.of(
          RSA_PSS_RSAE_SHA256,
          RSA_PSS_RSAE_SHA384,
          RSA_PSS_RSAE_SHA512,
          RSA_PSS_PSS_SHA256,
          RSA_PSS_PSS_SHA384,
          RSA_PSS_PSS_SHA512,
          RSA_PKCS1_SHA256,
          RSA_PKCS1_SHA384,
          RSA_PKCS1_SHA512,
          RSA_PKCS1_SHA1);

  private static final Map<SignatureScheme, NamedGroup> CURVES =
      Map.of(
          ECDSA_SECP256R1_SHA256, NamedGroup.SECP256R1,
          ECDSA_SECP384R1_SHA384, NamedGroup.SECP384R1,
          ECDSA_SECP521R1_SHA512, NamedGroup.SECP521R1);

  /// Any code of two octets, known or not.
  public SignatureScheme {
    CodePoints.requireFits(code, 2);
  }

  /// The constant with this name, exactly as IANA spells it.
  public static Optional<SignatureScheme> named(String name) {
    return REGISTRY.named(name);
  }

  /// Whether it may stand in a CertificateVerify. PKCS #1 v1.5 and SHA-1 may be offered, but only
  /// for signatures inside certificates (RFC 9846 4.3.3, 4.5.2).
  public boolean isForHandshakes() {
    return !CERTIFICATES_ONLY.contains(this);
  }

  /// Whether TLS 1.2 may sign handshakes with it: PKCS #1 v1.5 as well, and nothing that came after
  /// it (RFC 5246 7.4.1.4.1, RFC 8422 5.1.3, RFC 9846 4.3.3).
  public boolean isForTls12() {
    return isKnown() && !NOT_IN_TLS12.contains(this);
  }

  /// The curve of the key, where TLS 1.3 has tied one to the scheme (RFC 9846 4.3.3).
  public Optional<NamedGroup> curve() {
    return Optional.ofNullable(CURVES.get(this));
  }

  /// Whether it is made with an RSA key.
  public boolean isRsa() {
    return RSA.contains(this);
  }

  /// Whether it is one of the constants.
  public boolean isKnown() {
    return REGISTRY.contains(code);
  }

  /// Whether RFC 8701 reserves this value to keep peers tolerant of what they do not know.
  public boolean isGrease() {
    return CodePoints.isGrease(code);
  }

  /// The registered name, or `SignatureScheme(0xabcd)`.
  @Override
  public String toString() {
    return REGISTRY.name(code, isGrease());
  }

  private static SignatureScheme known(String name, int code) {
    return REGISTRY.add(name, code, new SignatureScheme(code));
  }
}
