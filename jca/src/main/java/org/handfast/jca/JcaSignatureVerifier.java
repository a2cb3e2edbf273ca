package org.handfast.jca;

import java.security.PublicKey;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.handfast.engine.crypto.SignatureVerifier;
import org.handfast.protocol.registry.SignatureScheme;
import org.handfast.protocol.wire.Bytes;

/// Verifies signatures, strictly: the key is of the scheme's kind and curve, the signature of the
/// one form it can have, and then the provider is asked. PKCS #1 is here for certificates and for
/// TLS 1.2; what a CertificateVerify may use is the policy's business.
final class JcaSignatureVerifier implements SignatureVerifier {
  private final List<SignatureScheme> schemes;
  private final VerificationKeys keys;

  JcaSignatureVerifier(Providers providers) {
    this.schemes =
        Arrays.stream(Scheme.values())
            .filter(scheme -> providers.isServed(scheme.primitive()))
            .map(Scheme::codePoint)
            .toList();
    this.keys = new VerificationKeys(providers);
  }

  @Override
  public List<SignatureScheme> schemes() {
    return schemes;
  }

  @Override
  public Verdict verify(
      SignatureScheme codePoint, PublicKey publicKey, Bytes content, Bytes signature) {
    Scheme scheme = known(codePoint);
    return verify(scheme, kind -> kind == scheme.kind(), publicKey, content, signature);
  }

  @Override
  public Verdict verifyTls12(
      SignatureScheme codePoint, PublicKey publicKey, Bytes content, Bytes signature) {
    Scheme scheme = known(codePoint);
    return verify(scheme, scheme::fitsTls12, publicKey, content, signature);
  }

  private static Scheme known(SignatureScheme codePoint) {
    return Scheme.of(codePoint)
        .orElseThrow(() -> new IllegalArgumentException("cannot verify " + codePoint));
  }

  private Verdict verify(
      Scheme scheme,
      Predicate<KeyKind> fitting,
      PublicKey publicKey,
      Bytes content,
      Bytes signature) {
    Optional<VerificationKey> key = usable(publicKey, scheme, fitting);
    if (key.isEmpty()) {
      return Verdict.WRONG_KEY;
    }
    boolean valid =
        scheme.isWellFormed(signature, key.get())
            && scheme.verify(key.get(), content.toArray(), signature.toArray());
    return valid ? Verdict.VALID : Verdict.INVALID;
  }

  private Optional<VerificationKey> usable(
      PublicKey publicKey, Scheme scheme, Predicate<KeyKind> fitting) {
    return Optional.ofNullable(publicKey.getEncoded())
        .flatMap(
            encoded ->
                KeyKind.of(encoded)
                    .filter(fitting)
                    .flatMap(kind -> keys.find(encoded, kind, scheme.primitive(kind))))
        .filter(scheme::accepts);
  }
}
