package org.handfast.pki;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.DERNull;
import org.bouncycastle.asn1.nist.NISTObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.RSASSAPSSparams;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.handfast.engine.config.Policy;
import org.handfast.protocol.registry.SignatureScheme;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class SignatureRulesTest {
  private static final SignatureRules MODERN =
      SignatureRules.accepting(Policy.MODERN_2026.certificateSchemes());

  @ParameterizedTest
  @CsvSource({
    "1.2.840.113549.1.1.4,    false",
    "1.2.840.113549.1.1.5,    false",
    "1.2.840.113549.1.1.14,   false",
    "1.2.840.113549.1.1.11,   true",
    "1.2.840.113549.1.1.12,   true",
    "1.2.840.113549.1.1.13,   true",
    "1.2.840.10045.4.1,       false",
    "1.2.840.10045.4.3.1,     false",
    "1.2.840.10045.4.3.2,     true",
    "1.2.840.10045.4.3.3,     true",
    "1.2.840.10045.4.3.4,     true",
    "1.3.101.112,             true",
    "1.3.101.113,             false",
    "2.16.840.1.101.3.4.3.17, true",
    "2.16.840.1.101.3.4.3.18, true",
    "2.16.840.1.101.3.4.3.19, true",
    "2.16.840.1.101.3.4.3.2,  false",
    "1.3.6.1.4.1.99999,       false",
  })
  void whatAModernPolicyAccepts(String identifier, boolean accepted) {
    assertThat(accepts(MODERN, new AlgorithmIdentifier(new ASN1ObjectIdentifier(identifier))))
        .isEqualTo(accepted);
  }

  @Test
  void pssHasTheParametersThatTlsKnows() {
    ASN1ObjectIdentifier sha256 = NISTObjectIdentifiers.id_sha256;
    ASN1ObjectIdentifier sha384 = NISTObjectIdentifiers.id_sha384;
    assertThat(accepts(MODERN, pss(sha256, sha256, 32))).isTrue();
    assertThat(accepts(MODERN, pss(sha384, sha384, 48))).isTrue();
    assertThat(accepts(MODERN, pss(NISTObjectIdentifiers.id_sha512, sha256, 64))).isFalse();
    assertThat(accepts(MODERN, pss(sha256, sha384, 32))).isFalse();
    assertThat(accepts(MODERN, pss(sha256, sha256, 20))).isFalse();
    assertThat(accepts(MODERN, pss(sha256, sha256, 33))).isFalse();
    var withoutParameters = new AlgorithmIdentifier(PKCSObjectIdentifiers.id_RSASSA_PSS);
    assertThat(accepts(MODERN, withoutParameters)).isFalse();
  }

  /// The two families of RSA-PSS differ in the issuer's key, which the certificate does not show.
  @Test
  void eitherFamilyOfPssWillDo() {
    AlgorithmIdentifier pss =
        pss(NISTObjectIdentifiers.id_sha256, NISTObjectIdentifiers.id_sha256, 32);
    assertThat(accepts(only(SignatureScheme.RSA_PSS_RSAE_SHA256), pss)).isTrue();
    assertThat(accepts(only(SignatureScheme.RSA_PSS_PSS_SHA256), pss)).isTrue();
    assertThat(accepts(only(SignatureScheme.RSA_PSS_PSS_SHA384), pss)).isFalse();
  }

  private static boolean accepts(SignatureRules rules, AlgorithmIdentifier algorithm) {
    return rules.accepts(Draft.bare("a").claiming(algorithm).selfSigned().certificate());
  }

  private static SignatureRules only(SignatureScheme scheme) {
    return SignatureRules.accepting(List.of(scheme));
  }

  private static AlgorithmIdentifier pss(
      ASN1ObjectIdentifier hash, ASN1ObjectIdentifier maskHash, int salt) {
    var hashAlgorithm = new AlgorithmIdentifier(hash, DERNull.INSTANCE);
    var mask =
        new AlgorithmIdentifier(
            PKCSObjectIdentifiers.id_mgf1, new AlgorithmIdentifier(maskHash, DERNull.INSTANCE));
    return new AlgorithmIdentifier(
        PKCSObjectIdentifiers.id_RSASSA_PSS,
        new RSASSAPSSparams(
            hashAlgorithm, mask, new ASN1Integer(salt), RSASSAPSSparams.DEFAULT_TRAILER_FIELD));
  }
}
