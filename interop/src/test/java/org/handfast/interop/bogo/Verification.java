package org.handfast.interop.bogo;

import static org.handfast.protocol.registry.SignatureScheme.ECDSA_SECP256R1_SHA256;
import static org.handfast.protocol.registry.SignatureScheme.ECDSA_SECP384R1_SHA384;
import static org.handfast.protocol.registry.SignatureScheme.RSA_PKCS1_SHA256;
import static org.handfast.protocol.registry.SignatureScheme.RSA_PKCS1_SHA384;
import static org.handfast.protocol.registry.SignatureScheme.RSA_PKCS1_SHA512;
import static org.handfast.protocol.registry.SignatureScheme.RSA_PSS_RSAE_SHA256;
import static org.handfast.protocol.registry.SignatureScheme.RSA_PSS_RSAE_SHA384;
import static org.handfast.protocol.registry.SignatureScheme.RSA_PSS_RSAE_SHA512;

import java.security.PublicKey;
import java.util.List;
import java.util.stream.Stream;
import org.handfast.engine.config.Policy;
import org.handfast.engine.crypto.CryptoProvider;
import org.handfast.engine.crypto.SignatureVerifier;
import org.handfast.protocol.registry.SignatureScheme;
import org.handfast.protocol.wire.Bytes;

/// The signature schemes that a connection verifies, the preferred one first. What it signs with is
/// another matter: a policy names both, so the verifier is cut down.
record Verification(List<SignatureScheme> schemes) {
  /// What BoringSSL verifies unless it is told otherwise, and the runner expects.
  private static final List<SignatureScheme> DEFAULT =
      List.of(
          ECDSA_SECP256R1_SHA256,
          RSA_PSS_RSAE_SHA256,
          RSA_PKCS1_SHA256,
          ECDSA_SECP384R1_SHA384,
          RSA_PSS_RSAE_SHA384,
          RSA_PKCS1_SHA384,
          RSA_PSS_RSAE_SHA512,
          RSA_PKCS1_SHA512);

  // BoringSSL's own name for what TLS 1.1 signs with: never on the wire.
  private static final int MD5_AND_SHA1 = 0xff01;

  static Verification of(Section flags) {
    List<Integer> wished = flags.numbers("-verify-prefs");
    return new Verification(
        wished.isEmpty()
            ? Compliance.of(flags).map(Policy::signatureSchemes).orElse(DEFAULT)
            : wished.stream()
                .filter(code -> code != MD5_AND_SHA1)
                .map(SignatureScheme::new)
                .toList());
  }

  /// The policy with these schemes first.
  Policy in(Policy policy) {
    return policy
        .withSignatureSchemes(
            Stream.concat(schemes.stream(), policy.signatureSchemes().stream()).distinct().toList())
        .withCertificateSchemes(schemes);
  }

  /// The same cryptography, but a verifier of these schemes alone.
  CryptoProvider in(CryptoProvider crypto) {
    List<SignatureScheme> able =
        schemes.stream().filter(crypto.verifier().schemes()::contains).toList();
    if (able.isEmpty()) {
      throw new Unimplemented("to verify " + schemes);
    }
    return new CryptoProvider(
        crypto.hashes(),
        crypto.aeads(),
        crypto.keyExchanges(),
        new Verifier(crypto.verifier(), able),
        crypto.random(),
        crypto.blockCiphers(),
        crypto.keyTransport());
  }

  private record Verifier(SignatureVerifier verifier, List<SignatureScheme> schemes)
      implements SignatureVerifier {
    @Override
    public Verdict verify(SignatureScheme scheme, PublicKey key, Bytes content, Bytes signature) {
      return verifier.verify(scheme, key, content, signature);
    }

    @Override
    public Verdict verifyTls12(
        SignatureScheme scheme, PublicKey key, Bytes content, Bytes signature) {
      return verifier.verifyTls12(scheme, key, content, signature);
    }
  }
}
