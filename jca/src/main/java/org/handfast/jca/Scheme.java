package org.handfast.jca;

import java.security.GeneralSecurityException;
import java.security.Provider;
import java.security.Signature;
import java.security.spec.MGF1ParameterSpec;
import java.security.spec.PSSParameterSpec;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;
import org.handfast.protocol.registry.SignatureScheme;
import org.handfast.protocol.wire.Bytes;

/// The signature schemes of RFC 9846 4.3.3, as rows: the kind of key each is bound to, and its name
/// in the JCA. TLS 1.2 has two rules of its own: PKCS #1 v1.5 signs handshakes, and ECDSA's schemes
/// name a hash and no curve (RFC 8422 5.1.3).
enum Scheme {
  ECDSA_SECP256R1_SHA256(
      SignatureScheme.ECDSA_SECP256R1_SHA256,
      KeyKind.SECP256R1,
      Primitive.ECDSA_SECP256R1,
      "SHA256withECDSA"),
  ECDSA_SECP384R1_SHA384(
      SignatureScheme.ECDSA_SECP384R1_SHA384,
      KeyKind.SECP384R1,
      Primitive.ECDSA_SECP384R1,
      "SHA384withECDSA"),
  ECDSA_SECP521R1_SHA512(
      SignatureScheme.ECDSA_SECP521R1_SHA512,
      KeyKind.SECP521R1,
      Primitive.ECDSA_SECP521R1,
      "SHA512withECDSA"),
  ED25519(SignatureScheme.ED25519, KeyKind.ED25519, Primitive.ED25519, "Ed25519"),
  RSA_PSS_RSAE_SHA256(SignatureScheme.RSA_PSS_RSAE_SHA256, KeyKind.RSA, Pss.SHA256),
  RSA_PSS_RSAE_SHA384(SignatureScheme.RSA_PSS_RSAE_SHA384, KeyKind.RSA, Pss.SHA384),
  RSA_PSS_RSAE_SHA512(SignatureScheme.RSA_PSS_RSAE_SHA512, KeyKind.RSA, Pss.SHA512),
  RSA_PSS_PSS_SHA256(SignatureScheme.RSA_PSS_PSS_SHA256, KeyKind.RSASSA_PSS, Pss.SHA256),
  RSA_PSS_PSS_SHA384(SignatureScheme.RSA_PSS_PSS_SHA384, KeyKind.RSASSA_PSS, Pss.SHA384),
  RSA_PSS_PSS_SHA512(SignatureScheme.RSA_PSS_PSS_SHA512, KeyKind.RSASSA_PSS, Pss.SHA512),
  MLDSA44(SignatureScheme.MLDSA44, KeyKind.ML_DSA_44, Primitive.ML_DSA, "ML-DSA-44"),
  MLDSA65(SignatureScheme.MLDSA65, KeyKind.ML_DSA_65, Primitive.ML_DSA, "ML-DSA-65"),
  MLDSA87(SignatureScheme.MLDSA87, KeyKind.ML_DSA_87, Primitive.ML_DSA, "ML-DSA-87"),
  RSA_PKCS1_SHA256(
      SignatureScheme.RSA_PKCS1_SHA256, KeyKind.RSA, Primitive.RSA_PKCS1, "SHA256withRSA"),
  RSA_PKCS1_SHA384(
      SignatureScheme.RSA_PKCS1_SHA384, KeyKind.RSA, Primitive.RSA_PKCS1, "SHA384withRSA"),
  RSA_PKCS1_SHA512(
      SignatureScheme.RSA_PKCS1_SHA512, KeyKind.RSA, Primitive.RSA_PKCS1, "SHA512withRSA");

  private final SignatureScheme codePoint;
  private final KeyKind kind;
  private final Primitive primitive;
  private final String algorithm;
  private final Optional<Pss> pss;

  Scheme(SignatureScheme codePoint, KeyKind kind, Primitive primitive, String algorithm) {
    this.codePoint = codePoint;
    this.kind = kind;
    this.primitive = primitive;
    this.algorithm = algorithm;
    this.pss = Optional.empty();
  }

  Scheme(SignatureScheme codePoint, KeyKind kind, Pss pss) {
    this.codePoint = codePoint;
    this.kind = kind;
    this.primitive = Primitive.RSA_PSS;
    this.algorithm = "RSASSA-PSS";
    this.pss = Optional.of(pss);
  }

  static Optional<Scheme> of(SignatureScheme codePoint) {
    return Arrays.stream(values()).filter(row -> row.codePoint.equals(codePoint)).findFirst();
  }

  /// The schemes a key of this kind can sign CertificateVerify with: RFC 9846 4.3.3 leaves PKCS #1
  /// to certificates.
  static Stream<Scheme> signing(KeyKind kind) {
    return Arrays.stream(values())
        .filter(row -> row.kind == kind && row.primitive != Primitive.RSA_PKCS1);
  }

  /// The schemes a key of this kind can sign handshakes of TLS 1.2 with. Of an elliptic curve that
  /// is every hash, its own first; RSA prefers PSS (RFC 5246 7.4.1.4.1, RFC 9846 4.3.3).
  static Stream<Scheme> signingTls12(KeyKind kind) {
    return Arrays.stream(values())
        .filter(row -> row.fitsTls12(kind))
        .sorted(Comparator.comparing(row -> row.kind != kind));
  }

  /// Whether a key of this kind may sign with this scheme where TLS 1.2 is spoken.
  boolean fitsTls12(KeyKind keyKind) {
    return keyKind.isForTls12() && (keyKind == kind || (keyKind.isCurve() && kind.isCurve()));
  }

  SignatureScheme codePoint() {
    return codePoint;
  }

  KeyKind kind() {
    return kind;
  }

  /// What its own kind of key needs.
  Primitive primitive() {
    return primitive;
  }

  /// What a key of this kind needs: the work in ECDSA is the curve's, whatever the hash is.
  Primitive primitive(KeyKind keyKind) {
    return keyKind.isCurve() ? signing(keyKind).findFirst().orElse(this).primitive : primitive;
  }

  Signature signature(Provider provider) throws GeneralSecurityException {
    if (pss.isEmpty()) {
      return Signature.getInstance(algorithm, provider);
    }
    Signature signature = pss.get().signature(provider);
    signature.setParameter(pss.get().parameters());
    return signature;
  }

  /// Whether this key may be used with this scheme, beyond being of its kind: PSS needs room for
  /// hash and salt, and a key may be bound to another hash.
  boolean accepts(VerificationKey key) {
    return pss.map(padding -> padding.fits(key.modulusBits()) && padding.obeys(key.restriction()))
        .orElse(true);
  }

  /// Whether a signature has the one form that a signature by `key` can have.
  boolean isWellFormed(Bytes signature, VerificationKey key) {
    return switch (key.kind()) {
      case SECP256R1, SECP384R1, SECP521R1 ->
          EcdsaSignature.isWellFormed(signature, CurveOrder.of(key.kind()));
      case RSA, RSASSA_PSS -> signature.length() == (key.modulusBits() + 7) / 8;
      case ED25519, ML_DSA_44, ML_DSA_65, ML_DSA_87 -> true; // the provider's business
    };
  }

  /// What [java.security.Signature] says, and nothing more: its exceptions mean no.
  boolean verify(VerificationKey key, byte[] content, byte[] signature) {
    try {
      Signature verifier = signature(key.provider());
      verifier.initVerify(key.key());
      verifier.update(content);
      return verifier.verify(signature);
    } catch (GeneralSecurityException | RuntimeException _) {
      return false;
    }
  }

  /// RSASSA-PSS with one hash for everything and a salt of the hash's length.
  private enum Pss {
    SHA256("SHA256withRSA/PSS", MGF1ParameterSpec.SHA256, 32),
    SHA384("SHA384withRSA/PSS", MGF1ParameterSpec.SHA384, 48),
    SHA512("SHA512withRSA/PSS", MGF1ParameterSpec.SHA512, 64);

    private static final String GENERAL_NAME = "RSASSA-PSS";

    private final String specialName;
    private final MGF1ParameterSpec mask;
    private final int hashLength;

    Pss(String specialName, MGF1ParameterSpec mask, int hashLength) {
      this.specialName = specialName;
      this.mask = mask;
      this.hashLength = hashLength;
    }

    PSSParameterSpec parameters() {
      return new PSSParameterSpec(mask.getDigestAlgorithm(), "MGF1", mask, hashLength, 1);
    }

    /// Conscrypt has a name for each hash, the others one for all.
    Signature signature(Provider provider) throws GeneralSecurityException {
      boolean general = provider.getService("Signature", GENERAL_NAME) != null;
      return Signature.getInstance(general ? GENERAL_NAME : specialName, provider);
    }

    /// RFC 8017 9.1.1: hash, salt and two bytes fit into what one bit less than the modulus takes.
    boolean fits(int modulusBits) {
      return (modulusBits - 1 + 7) / 8 >= 2 * hashLength + 2;
    }

    /// RFC 4055 3.1: the key names its hash and the least salt.
    boolean obeys(Optional<PSSParameterSpec> restriction) {
      return restriction.map(this::isWithin).orElse(true);
    }

    private boolean isWithin(PSSParameterSpec restriction) {
      return restriction.getDigestAlgorithm().equals(mask.getDigestAlgorithm())
          && restriction.getMGFParameters() instanceof MGF1ParameterSpec allowed
          && allowed.getDigestAlgorithm().equals(mask.getDigestAlgorithm())
          && restriction.getSaltLength() <= hashLength;
    }
  }
}
