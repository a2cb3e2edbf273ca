package org.handfast.pki;

import static org.assertj.core.api.Assertions.assertThat;

import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.handfast.protocol.extension.OidFilter;
import org.handfast.protocol.wire.Bytes;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("RFC 9846 4.3.5: a server's filters for the client's certificate")
final class CertificateFilterTest {
  private static final String KEY_USAGE = "0603551d0f";
  private static final String PURPOSES = "0603551d25";
  private static final Issued CLIENT =
      Draft.client("alice")
          .keyUsage(KeyUsage.digitalSignature | KeyUsage.keyAgreement)
          .use(KeyPurposeId.id_kp_clientAuth, KeyPurposeId.id_kp_emailProtection)
          .by(Verification.ROOT);
  private static final Issued BARE = Draft.bare("bob").by(Verification.ROOT);

  @ParameterizedTest
  @CsvSource({
    // digitalSignature; both; keyAgreement alone; none in particular.
    "03020780, true",
    "03020388, true",
    "03020308, true",
    "'', true",
    // nonRepudiation; digitalSignature and keyCertSign; decipherOnly, in the second octet.
    "03020640, false",
    "03020284, false",
    "0303070080, false",
    // Not a bit string.
    "0400, false",
    "0300, false",
  })
  void theUsagesMustAllBeThere(String values, boolean passes) {
    assertThat(passes(CLIENT, KEY_USAGE, values)).isEqualTo(passes);
    assertThat(passes(BARE, KEY_USAGE, values)).isFalse();
  }

  @ParameterizedTest
  @CsvSource({
    // clientAuth; that and emailProtection; none in particular.
    "300a06082b06010505070302, true",
    "301406082b0601050507030206082b06010505070304, true",
    "3000, true",
    "'', true",
    // serverAuth, alone and with another.
    "300a06082b06010505070301, false",
    "301406082b0601050507030206082b06010505070301, false",
    // Not a sequence of identifiers.
    "3003020101, false",
    "0400, false",
  })
  void thePurposesMustAllBeThere(String values, boolean passes) {
    assertThat(passes(CLIENT, PURPOSES, values)).isEqualTo(passes);
    assertThat(passes(BARE, PURPOSES, values)).isFalse();
  }

  @ParameterizedTest
  @CsvSource({"0603551d13, 0101ff", "060100, ''", "ff, 00"})
  void otherFiltersAreSkipped(String identifier, String values) {
    assertThat(passes(BARE, identifier, values)).isTrue();
  }

  private static boolean passes(Issued issued, String identifier, String values) {
    return CertificateFilter.passes(
        issued.certificate(), new OidFilter(Bytes.fromHex(identifier), Bytes.fromHex(values)));
  }
}
