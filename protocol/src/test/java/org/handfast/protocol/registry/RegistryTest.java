package org.handfast.protocol.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RegistryTest {

  @Test
  void knownCodesHaveTheirRegisteredName() {
    assertThat(new CipherSuite(0x1301)).hasToString("TLS_AES_128_GCM_SHA256");
    assertThat(new CipherSuite(0xC013)).hasToString("TLS_ECDHE_RSA_WITH_AES_128_CBC_SHA");
    assertThat(new NamedGroup(0x11EC)).hasToString("X25519MLKEM768");
    assertThat(new SignatureScheme(0x0905)).hasToString("mldsa65");
    assertThat(new ProtocolVersion(0x0304)).hasToString("TLSv1.3");
    assertThat(new AlertDescription(47)).hasToString("illegal_parameter");
    assertThat(new ExtensionType(0xFF01)).hasToString("renegotiation_info");
    assertThat(new HandshakeType(1)).hasToString("client_hello");
  }

  @Test
  void unknownCodesSurvive() {
    assertThat(new CipherSuite(0xABCD)).hasToString("CipherSuite(0xabcd)");
    assertThat(new HandshakeType(99)).hasToString("HandshakeType(0x63)");
    assertThat(new AlertLevel(7)).hasToString("AlertLevel(0x07)");
    assertThat(new NamedGroup(0x11EE).code()).isEqualTo(0x11EE);
  }

  @Test
  void aCodeHasToFit() {
    assertThatThrownBy(() -> new CipherSuite(0x10000)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new ContentType(256)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new AlertLevel(-1)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void namesLeadBackToTheirConstant() {
    assertThat(CipherSuite.named("TLS_AES_256_GCM_SHA384"))
        .contains(CipherSuite.TLS_AES_256_GCM_SHA384);
    assertThat(NamedGroup.named("secp256r1")).contains(NamedGroup.SECP256R1);
    assertThat(SignatureScheme.named("ed25519")).contains(SignatureScheme.ED25519);
    assertThat(ProtocolVersion.named("TLSv1.2")).contains(ProtocolVersion.TLS_1_2);
    assertThat(ExtensionType.named("key_share")).contains(ExtensionType.KEY_SHARE);
    assertThat(CipherSuite.named("TLS_AES_256_GCM")).isEmpty();
  }

  // RFC 8701 2: sixteen values of two octets, eight of one.
  @Test
  void greaseIsRecognised() {
    assertThat(codes(0x10000, code -> new CipherSuite(code).isGrease()))
        .containsExactlyElementsOf(
            Stream.iterate(0x0A0A, code -> code + 0x1010).limit(16).toList());
    assertThat(codes(0x100, code -> new PskKeyExchangeMode(code).isGrease()))
        .containsExactly(0x0B, 0x2A, 0x49, 0x68, 0x87, 0xA6, 0xC5, 0xE4);
    assertThat(new NamedGroup(0x3A3A)).hasToString("GREASE(0x3a3a)");
  }

  @Test
  void mlKemWithstandsAQuantumComputer() {
    assertThat(
            codes(0x10000, code -> new NamedGroup(code).isPostQuantum()).stream()
                .map(code -> new NamedGroup(code).toString()))
        .containsExactly(
            "MLKEM512",
            "MLKEM768",
            "MLKEM1024",
            "SecP256r1MLKEM768",
            "X25519MLKEM768",
            "SecP384r1MLKEM1024");
  }

  @Test
  void suitesOfTls13HaveTheirOwnBlock() {
    assertThat(CipherSuite.TLS_AES_128_CCM_8_SHA256.isTls13()).isTrue();
    assertThat(CipherSuite.TLS_EMPTY_RENEGOTIATION_INFO_SCSV.isTls13()).isFalse();
    assertThat(CipherSuite.TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256.isTls13()).isFalse();
  }

  // RFC 5246 A.5, RFC 5288, 5289, 7905 and RFC 8422 6: the suites of both policies.
  @ParameterizedTest
  @CsvSource({
    "TLS_RSA_WITH_AES_128_CBC_SHA, 002f",
    "TLS_RSA_WITH_AES_256_CBC_SHA, 0035",
    "TLS_RSA_WITH_NULL_SHA256, 003b",
    "TLS_RSA_WITH_AES_128_CBC_SHA256, 003c",
    "TLS_RSA_WITH_AES_256_CBC_SHA256, 003d",
    "TLS_RSA_WITH_AES_128_GCM_SHA256, 009c",
    "TLS_RSA_WITH_AES_256_GCM_SHA384, 009d",
    "TLS_ECDHE_ECDSA_WITH_AES_128_CBC_SHA, c009",
    "TLS_ECDHE_ECDSA_WITH_AES_256_CBC_SHA, c00a",
    "TLS_ECDHE_RSA_WITH_AES_128_CBC_SHA, c013",
    "TLS_ECDHE_RSA_WITH_AES_256_CBC_SHA, c014",
    "TLS_ECDHE_ECDSA_WITH_AES_128_CBC_SHA256, c023",
    "TLS_ECDHE_ECDSA_WITH_AES_256_CBC_SHA384, c024",
    "TLS_ECDHE_RSA_WITH_AES_128_CBC_SHA256, c027",
    "TLS_ECDHE_RSA_WITH_AES_256_CBC_SHA384, c028",
    "TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256, c02b",
    "TLS_ECDHE_ECDSA_WITH_AES_256_GCM_SHA384, c02c",
    "TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256, c02f",
    "TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384, c030",
    "TLS_ECDHE_RSA_WITH_CHACHA20_POLY1305_SHA256, cca8",
    "TLS_ECDHE_ECDSA_WITH_CHACHA20_POLY1305_SHA256, cca9",
  })
  void aSuiteOfTls12HasItsRegisteredCode(String name, String code) throws Exception {
    CipherSuite suite = (CipherSuite) CipherSuite.class.getField(name).get(null);
    assertThat(suite).isEqualTo(new CipherSuite(Integer.parseInt(code, 16))).hasToString(name);
    assertThat(suite.isTls13()).isFalse();
  }

  @Test
  void keyUpdateRequestsAreTwo() {
    assertThat(KeyUpdateRequest.of(1)).contains(KeyUpdateRequest.UPDATE_REQUESTED);
    assertThat(
            IntStream.range(0, 256).filter(code -> KeyUpdateRequest.of(code).isPresent()).boxed())
        .containsExactly(0, 1);
  }

  @Test
  void aProtocolNameIsItsBytes() {
    assertThat(ApplicationProtocol.H2.name().toHex()).isEqualTo("6832");
    assertThat(ApplicationProtocol.of("\u00ff").name().toHex()).isEqualTo("ff");
    assertThat(ApplicationProtocol.HTTP_1_1).hasToString("http/1.1");
    assertThatThrownBy(() -> ApplicationProtocol.of(""))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> ApplicationProtocol.of("x".repeat(256)))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> ApplicationProtocol.of("\u0100"))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static List<Integer> codes(int bound, IntPredicate predicate) {
    return IntStream.range(0, bound).filter(predicate).boxed().toList();
  }
}
