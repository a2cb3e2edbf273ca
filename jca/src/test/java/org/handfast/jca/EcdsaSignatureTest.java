package org.handfast.jca;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.math.BigInteger;
import java.security.AlgorithmParameters;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.ECParameterSpec;
import java.util.stream.Stream;
import org.handfast.protocol.wire.Bytes;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

final class EcdsaSignatureTest {
  private static final BigInteger ORDER = CurveOrder.of(KeyKind.SECP256R1);
  private static final BigInteger LAST = ORDER.subtract(BigInteger.ONE);

  @ParameterizedTest
  @EnumSource
  void theExamplesAreWellFormed(EcExample example) {
    assertThat(
            EcdsaSignature.isWellFormed(
                Bytes.fromHex(example.signature()), CurveOrder.of(KeyKind.valueOf(example.name()))))
        .isTrue();
  }

  @Test
  void theSmallestAndTheLargestAreWellFormed() {
    assertThat(isWellFormed("3006020101020101")).isTrue();
    assertThat(isWellFormed(EcdsaSignature.encode(LAST, LAST))).isTrue();
    assertThat(isWellFormed("30070202008002017f")).isTrue();
  }

  static Stream<byte[]> outOfRange() {
    BigInteger one = BigInteger.ONE;
    return Stream.of(
        EcdsaSignature.encode(BigInteger.ZERO, BigInteger.ZERO),
        EcdsaSignature.encode(BigInteger.ZERO, one),
        EcdsaSignature.encode(one, BigInteger.ZERO),
        EcdsaSignature.encode(ORDER, one),
        EcdsaSignature.encode(one, ORDER),
        EcdsaSignature.encode(ORDER.add(one), one),
        EcdsaSignature.encode(one.negate(), one),
        EcdsaSignature.encode(one, LAST.negate()),
        EcdsaSignature.encode(ORDER.shiftLeft(64), one));
  }

  @ParameterizedTest
  @MethodSource("outOfRange")
  void aNumberOutOfRangeIsNot(byte[] der) {
    assertThat(isWellFormed(der)).isFalse();
  }

  @ParameterizedTest
  @CsvSource({
    "'',                     nothing",
    "30,                     no length",
    "3000,                   no numbers",
    "3003020101,             one number",
    "3009020101020101020101, three numbers",
    "300602010102010100,     a byte behind",
    "300702010102010100,     a byte behind and inside",
    "3005020101020101,       the sequence too short",
    "3007020101020101,       the sequence too long",
    "308106020101020101,     a long length that could be short",
    "30820006020101020101,   a longer one",
    "3080020101020101,       no definite length",
    "300680010102020101,     another tag for r",
    "3006020101030101,       another tag for s",
    "3106020101020101,       a set",
    "30080202000102020001,   padded with zeros",
    "300702020001020101,     r padded",
    "300702010102020001,     s padded",
    "30040200020 0,          empty numbers",
    "30050200020101,         r empty",
    "3006020101020102ff,     s too short for its sequence",
    "3006020501020101,       r beyond the end",
    "300602810101020101,     a long length for r",
  })
  void anotherFormIsNot(String hex, String what) {
    assertThat(isWellFormed(hex)).as(what).isFalse();
  }

  @Test
  void everyPrefixOfAGoodOneIsNot() {
    Bytes good = Bytes.fromHex(EcExample.SECP256R1.signature());
    for (int length = 0; length < good.length(); length++) {
      assertThat(EcdsaSignature.isWellFormed(good.slice(0, length), ORDER)).isFalse();
    }
  }

  @ParameterizedTest
  @EnumSource
  void theOrdersAreTheJdks(EcExample curve) throws Exception {
    AlgorithmParameters parameters = AlgorithmParameters.getInstance("EC");
    parameters.init(new ECGenParameterSpec(curve.name().toLowerCase(java.util.Locale.ROOT)));
    assertThat(CurveOrder.of(KeyKind.valueOf(curve.name())))
        .isEqualTo(parameters.getParameterSpec(ECParameterSpec.class).getOrder());
  }

  @Test
  void otherKindsHaveNoOrder() {
    assertThatIllegalArgumentException().isThrownBy(() -> CurveOrder.of(KeyKind.RSA));
  }

  private static boolean isWellFormed(String hex) {
    return EcdsaSignature.isWellFormed(Bytes.fromHex(hex), ORDER);
  }

  private static boolean isWellFormed(byte[] der) {
    return EcdsaSignature.isWellFormed(Bytes.owning(der), ORDER);
  }
}
