package org.handfast.jca;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.Provider;
import java.security.SecureRandom;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.handfast.engine.crypto.InvalidShareException;
import org.handfast.engine.crypto.KeyExchange;
import org.handfast.engine.secret.Secret;
import org.handfast.engine.secret.SecretScope;
import org.handfast.protocol.wire.Bytes;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

final class CurveKeyExchangeTest {
  private static final String X25519_PKCS8 = "302e020100300506032b656e04220420";
  private static final BigInteger P256_PRIME =
      new BigInteger("ffffffff00000001000000000000000000000000ffffffffffffffffffffffff", 16);

  /// The u-coordinates of small order, in all encodings below 2^255.
  private static final List<String> SMALL_ORDER =
      List.of(
          "0000000000000000000000000000000000000000000000000000000000000000",
          "0100000000000000000000000000000000000000000000000000000000000000",
          "e0eb7a7c3b41b8ae1656e3faf19fc46ada098deb9c32b1fd866205165f49b800",
          "5f9c95bca3508c24b1d0b1559c83ef5b04445cc4581c8e86d8224eddd09f1157",
          "ecffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
          "edffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
          "eeffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f");

  static Stream<Arguments> everywhere() {
    return Stream.of(ProviderSet.values())
        .flatMap(set -> Stream.of(Curve.values()).map(curve -> Arguments.of(set, curve)));
  }

  static Stream<Arguments> pairs() {
    return everywhere()
        .flatMap(
            first ->
                Stream.of(ProviderSet.JDK, ProviderSet.BOUNCY_CASTLE)
                    .map(other -> Arguments.of(first.get()[0], other, first.get()[1])));
  }

  @ParameterizedTest
  @MethodSource("pairs")
  void bothSidesHaveTheSameSecret(ProviderSet client, ProviderSet server, Curve curve)
      throws InvalidShareException {
    try (SecretScope scope = SecretScope.open()) {
      KeyExchange.Offer offer = exchange(client, curve).offer();
      KeyExchange.Answer answer = exchange(server, curve).answer(offer.share(), scope);
      Secret secret = offer.complete(answer.share(), scope);
      assertThat(secret).isEqualTo(answer.secret());
      assertThat(secret.length()).isEqualTo(curve.secretLength());
      assertThat(offer.group()).isEqualTo(curve.group());
      assertThat(offer.component()).isEmpty();
      assertThat(offer.share().length()).isEqualTo(curve.shareLength());
      assertThat(answer.share().length()).isEqualTo(curve.shareLength());
    }
  }

  @ParameterizedTest
  @MethodSource("everywhere")
  void everyOfferIsFresh(ProviderSet set, Curve curve) {
    assertThat(exchange(set, curve).offer().share())
        .isNotEqualTo(exchange(set, curve).offer().share());
  }

  /// RFC 7748 5.2.
  @ParameterizedTest
  @EnumSource
  void x25519HasItsKnownAnswers(ProviderSet set) throws Exception {
    assertThat(
            x25519(
                set,
                "a546e36bf0527c9d3b16154b82465edd62144c0ac1fc5a18506a2244ba449ac4",
                "e6db6867583030db3594c1a424b15f7c726624ec26b3353b10a903a6d0ab1c4c"))
        .isEqualTo("c3da55379de9c6908e94ea4df28d084f32eccf03491c71f754b4075577a28552");
    assertThat(
            x25519(
                set,
                "4b66e9d4d1b4673c5ad22691957d6af5c11b6421e0ea01d42ca4169e7918ba0d",
                "e5210f12786811d3f4b7959d0538ae2c31dbe7106fc03c3efc4cd549c715a493"))
        .isEqualTo("95cbde9476e8907d7aade45cb4b873f88b595a68799fa152e6f8f7647aac7957");
  }

  /// RFC 7748 5: the highest bit does not count, and a u-coordinate may be beyond the prime.
  @ParameterizedTest
  @EnumSource
  void x25519TakesEveryEncodingOfAPoint(ProviderSet set) throws Exception {
    String scalar = "a546e36bf0527c9d3b16154b82465edd62144c0ac1fc5a18506a2244ba449ac4";
    String nine = "09" + "00".repeat(31);
    assertThat(x25519(set, scalar, "f6" + "ff".repeat(30) + "7f"))
        .isEqualTo(x25519(set, scalar, nine));
    assertThat(x25519(set, scalar, "f6" + "ff".repeat(31))).isEqualTo(x25519(set, scalar, nine));
  }

  /// RFC 9846 7.4.2.
  @ParameterizedTest
  @EnumSource
  void aPointOfSmallOrderIsRefused(ProviderSet set) {
    for (String point : SMALL_ORDER) {
      byte[] high = HexFormat.of().parseHex(point);
      high[31] |= (byte) 0x80;
      requireRefused(set, Curve.X25519, point, Bytes.fromHex(point));
      requireRefused(set, Curve.X25519, point + " with the high bit", Bytes.owning(high));
    }
  }

  /// RFC 7748 4.2: 0, 1, p - 1, and the same beyond the prime.
  @ParameterizedTest
  @EnumSource
  void aPointOfSmallOrderOfX448IsRefused(ProviderSet set) {
    String ones = "ff".repeat(27);
    for (String point :
        List.of(
            "00".repeat(56),
            "01" + "00".repeat(55),
            "fe" + ones + "fe" + ones + "ff",
            "ff" + ones + "fe" + ones + "ff",
            "00".repeat(28) + "ff" + ones)) {
      requireRefused(set, Curve.X448, point, Bytes.fromHex(point));
    }
  }

  @ParameterizedTest
  @MethodSource("everywhere")
  void aShareOfAnotherFormIsRefused(ProviderSet set, Curve curve) {
    Bytes good = exchange(set, curve).offer().share();
    Map<String, Bytes> bad = new LinkedHashMap<>();
    bad.put("empty", Bytes.EMPTY);
    bad.put("one byte short", good.slice(0, good.length() - 1));
    bad.put("one byte long", Bytes.concat(good, Bytes.of((byte) 0)));
    if (!curve.isMontgomery()) {
      byte[] raw = good.toArray();
      int half = (raw.length - 1) / 2;
      bad.put("infinity", Bytes.of((byte) 0));
      bad.put("infinity, padded", Bytes.owning(new byte[raw.length]));
      byte sign = (byte) (raw[raw.length - 1] & 1);
      bad.put("compressed", Bytes.concat(Bytes.of((byte) (2 | sign)), good.slice(1, 1 + half)));
      bad.put("hybrid form", Bytes.concat(Bytes.of((byte) (6 | sign)), good.slice(1)));
      bad.put("x and y swapped", Bytes.concat(good.slice(0, 1), good.slice(1 + half), x(good)));
      byte[] off = raw.clone();
      off[raw.length - 1] ^= 1;
      bad.put("off the curve", Bytes.owning(off));
      byte[] zeros = new byte[raw.length];
      zeros[0] = 4;
      bad.put("the origin", Bytes.owning(zeros));
      byte[] ones = raw.clone();
      Arrays.fill(ones, 1, 1 + half, (byte) 0xFF);
      bad.put("x beyond the prime", Bytes.owning(ones));
    }
    bad.forEach((what, share) -> requireRefused(set, curve, what, share));
  }

  /// The point (0, y) of P-256 is a good one; its alias (p, y) is not.
  @ParameterizedTest
  @EnumSource
  void aCoordinateIsReduced(ProviderSet set) throws InvalidShareException {
    BigInteger b =
        new BigInteger("5ac635d8aa3a93e7b3ebbd55769886bc651d06b0cc53b0f63bce3c3e27d2604b", 16);
    BigInteger y = b.modPow(P256_PRIME.add(BigInteger.ONE).shiftRight(2), P256_PRIME);
    Bytes good = Bytes.fromHex("04" + "00".repeat(32) + "%064x".formatted(y));
    Bytes alias = Bytes.fromHex("04" + "%064x".formatted(P256_PRIME) + "%064x".formatted(y));
    try (SecretScope scope = SecretScope.open()) {
      assertThat(exchange(set, Curve.SECP256R1).answer(good, scope).secret().length())
          .isEqualTo(32);
    }
    requireRefused(set, Curve.SECP256R1, "x = p", alias);
  }

  /// RFC 9846 7.4.2: leading zeros of the x-coordinate belong to the secret. The smallest multiples
  /// of the example's point with such an x, found by search.
  @ParameterizedTest
  @EnumSource
  void leadingZerosStay(ProviderSet set) throws Exception {
    CurveKeyExchange exchange = curveExchange(set, Curve.SECP256R1);
    Bytes point = Bytes.fromHex(EcExample.SECP256R1.point());
    int found = 0;
    for (int scalar = 2; found == 0; scalar++) {
      byte[] secret = exchange.agree(p256Key(set, scalar), exchange.decode(point));
      assertThat(secret).hasSize(32);
      found += secret[0] == 0 ? 1 : 0;
    }
  }

  @Test
  void anOfferShowsNoKey() {
    assertThat(exchange(ProviderSet.JDK, Curve.X25519).offer()).hasToString("Offer[x25519]");
  }

  private static void requireRefused(ProviderSet set, Curve curve, String what, Bytes share) {
    try (SecretScope scope = SecretScope.open()) {
      assertThatExceptionOfType(InvalidShareException.class)
          .as("%s answers: %s", curve, what)
          .isThrownBy(() -> exchange(set, curve).answer(share, scope));
      assertThatExceptionOfType(InvalidShareException.class)
          .as("%s completes: %s", curve, what)
          .isThrownBy(() -> exchange(set, curve).offer().complete(share, scope));
    }
  }

  private static Bytes x(Bytes point) {
    return point.slice(1, 1 + (point.length() - 1) / 2);
  }

  private static String x25519(ProviderSet set, String scalar, String point) throws Exception {
    CurveKeyExchange exchange = curveExchange(set, Curve.X25519);
    PrivateKey key = key(set, Curve.X25519, X25519_PKCS8 + scalar);
    return HexFormat.of().formatHex(exchange.agree(key, exchange.decode(Bytes.fromHex(point))));
  }

  private static PrivateKey p256Key(ProviderSet set, int scalar) throws GeneralSecurityException {
    String pkcs8 = EcExample.SECP256R1.pkcs8();
    return key(
        set, Curve.SECP256R1, pkcs8.substring(0, pkcs8.length() - 64) + "%064x".formatted(scalar));
  }

  private static PrivateKey key(ProviderSet set, Curve curve, String pkcs8)
      throws GeneralSecurityException {
    Provider provider = set.providers().of(curve.primitive());
    return KeyFactory.getInstance(curve.keyName(), provider)
        .generatePrivate(new PKCS8EncodedKeySpec(HexFormat.of().parseHex(pkcs8)));
  }

  private static CurveKeyExchange curveExchange(ProviderSet set, Curve curve) {
    Provider provider = set.providers().of(curve.primitive());
    return new CurveKeyExchange(curve, () -> provider, new SecureRandom());
  }

  private static KeyExchange exchange(ProviderSet set, Curve curve) {
    return set.crypto().keyExchange(curve.group()).orElseThrow();
  }
}
