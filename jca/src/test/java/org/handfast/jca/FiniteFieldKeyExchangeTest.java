package org.handfast.jca;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.math.BigInteger;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.Provider;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;
import javax.crypto.interfaces.DHPrivateKey;
import javax.crypto.spec.DHPrivateKeySpec;
import org.handfast.engine.crypto.InvalidShareException;
import org.handfast.engine.crypto.KeyExchange;
import org.handfast.engine.secret.Secret;
import org.handfast.engine.secret.SecretScope;
import org.handfast.protocol.wire.Bytes;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

final class FiniteFieldKeyExchangeTest {
  /// The last words of the primes in RFC 7919 A.1 to A.3, before the 64 ones.
  private static final Map<FiniteField, String> TAILS =
      Map.of(
          FiniteField.FFDHE2048, "886b423861285c97ffffffffffffffff",
          FiniteField.FFDHE3072, "25e41d2b66c62e37ffffffffffffffff",
          FiniteField.FFDHE4096, "c68a007e5e655f6affffffffffffffff");

  private final SecretScope scope = SecretScope.open();

  @AfterEach
  void wipe() {
    scope.close();
  }

  static Stream<Arguments> everywhere() {
    return Stream.of(ProviderSet.values())
        .flatMap(set -> Stream.of(FiniteField.values()).map(field -> Arguments.of(set, field)));
  }

  static Stream<Arguments> pairs() {
    return everywhere()
        .flatMap(
            first ->
                Stream.of(ProviderSet.JDK, ProviderSet.BOUNCY_CASTLE)
                    .map(other -> Arguments.of(first.get()[0], other, first.get()[1])));
  }

  /// RFC 7919 A: both a prime, and its half, and the digits of the printed ones.
  @ParameterizedTest
  @EnumSource
  void thePrimeIsTheSafeOneOfTheStandard(FiniteField field) {
    BigInteger prime = field.prime();
    String hex = prime.toString(16);
    assertThat(hex).startsWith("ffffffffffffffffadf85458a2bb4a9aafdc5620273d3cf1");
    assertThat(hex).endsWith(TAILS.get(field)).hasSize(2 * field.length());
    assertThat(prime.isProbablePrime(20)).isTrue();
    assertThat(prime.shiftRight(1).isProbablePrime(20)).isTrue();
  }

  @ParameterizedTest
  @MethodSource("pairs")
  void bothSidesHaveTheSameSecret(ProviderSet client, ProviderSet server, FiniteField field)
      throws InvalidShareException {
    KeyExchange.Offer offer = exchange(client, field).offer();
    KeyExchange.Answer answer = exchange(server, field).answer(offer.share(), scope);
    Secret secret = offer.complete(answer.share(), scope);
    assertThat(secret).isEqualTo(answer.secret());
    assertThat(secret.length()).isEqualTo(field.length());
    assertThat(offer.group()).isEqualTo(field.group());
    assertThat(offer.component()).isEmpty();
    assertThat(offer.share().length()).isEqualTo(field.length());
    assertThat(answer.share().length()).isEqualTo(field.length());
    assertThat(exchange(client, field).offer().share()).isNotEqualTo(offer.share());
  }

  /// RFC 7919 5.2: a private key of at least 225, 275 and 325 bits.
  @ParameterizedTest
  @MethodSource("everywhere")
  void aPrivateKeyIsLongEnough(ProviderSet set, FiniteField field) throws Exception {
    int longest = 0;
    for (int round = 0; round < 4; round++) {
      var key = field.generate(set.providers().of(Primitive.FFDHE), new SecureRandom());
      longest = Math.max(longest, ((DHPrivateKey) key.getPrivate()).getX().bitLength());
    }
    int least =
        switch (field) {
          case FFDHE2048 -> 225;
          case FFDHE3072 -> 275;
          case FFDHE4096 -> 325;
        };
    assertThat(longest).isGreaterThanOrEqualTo(least);
  }

  /// RFC 9846 4.3.8.1.
  @ParameterizedTest
  @MethodSource("everywhere")
  void aShareOutsideOfTheFieldIsRefused(ProviderSet set, FiniteField field)
      throws InvalidShareException {
    BigInteger p = field.prime();
    Bytes good = exchange(set, field).offer().share();
    Map<String, Bytes> bad = new LinkedHashMap<>();
    bad.put("0", share(field, BigInteger.ZERO));
    bad.put("1", share(field, BigInteger.ONE));
    bad.put("p - 1", share(field, p.subtract(BigInteger.ONE)));
    bad.put("p", share(field, p));
    bad.put("p + 1", share(field, p.add(BigInteger.ONE)));
    bad.put(
        "all ones",
        share(field, BigInteger.ONE.shiftLeft(8 * field.length()).subtract(BigInteger.ONE)));
    bad.put("empty", Bytes.EMPTY);
    bad.put("one byte short", good.slice(1));
    bad.put("one byte long", Bytes.concat(Bytes.of((byte) 0), good));
    KeyExchange.Offer offer = exchange(set, field).offer();
    bad.forEach(
        (what, share) -> {
          assertThatExceptionOfType(InvalidShareException.class)
              .as("answers %s", what)
              .isThrownBy(() -> exchange(set, field).answer(share, scope));
          assertThatExceptionOfType(InvalidShareException.class)
              .as("completes %s", what)
              .isThrownBy(() -> offer.complete(share, scope));
        });
    exchange(set, field).answer(share(field, BigInteger.TWO), scope);
    exchange(set, field).answer(share(field, p.subtract(BigInteger.TWO)), scope);
  }

  /// RFC 9846 7.4.1. Small numbers have a small power, with leading zeros by the hundred.
  @ParameterizedTest
  @MethodSource("everywhere")
  void leadingZerosStay(ProviderSet set, FiniteField field) throws Exception {
    FiniteFieldKeyExchange exchange = fieldExchange(set, field);
    for (int exponent = 2; exponent < 8 * field.length() - 1; exponent += 97) {
      byte[] secret =
          exchange.agree(key(set, field, exponent), exchange.decode(share(field, BigInteger.TWO)));
      BigInteger power = BigInteger.ONE.shiftLeft(exponent);
      assertThat(Bytes.owning(secret)).isEqualTo(share(field, power));
    }
  }

  /// A share that begins with zeros is one too.
  @ParameterizedTest
  @EnumSource
  void aShareKeepsItsLeadingZeros(FiniteField field) throws Exception {
    Provider provider = ProviderSet.JDK.providers().of(Primitive.FFDHE);
    Bytes nine = share(field, BigInteger.valueOf(9));
    assertThat(field.encode(field.decode(nine, provider))).isEqualTo(nine);
  }

  /// Looking is cheap: refusing a thousand shares takes less than a thousand exponentiations by
  /// far.
  @Test
  void aBadShareCostsNoExponentiation() {
    FiniteField field = FiniteField.FFDHE4096;
    KeyExchange exchange =
        new FiniteFieldKeyExchange(
            field,
            () -> {
              throw new AssertionError("a provider was asked");
            },
            new SecureRandom());
    Bytes bad = share(field, field.prime().subtract(BigInteger.ONE));
    assertThatExceptionOfType(InvalidShareException.class)
        .isThrownBy(() -> exchange.answer(bad, scope));
  }

  @Test
  void anOfferShowsNoKey() {
    assertThat(exchange(ProviderSet.JDK, FiniteField.FFDHE2048).offer())
        .hasToString("Offer[ffdhe2048]");
  }

  private static Bytes share(FiniteField field, BigInteger number) {
    byte[] digits = number.toByteArray();
    int from = Math.max(0, digits.length - field.length());
    byte[] share = new byte[field.length()];
    byte[] tail = Arrays.copyOfRange(digits, from, digits.length);
    System.arraycopy(tail, 0, share, share.length - tail.length, tail.length);
    return Bytes.owning(share);
  }

  private static PrivateKey key(ProviderSet set, FiniteField field, int exponent) throws Exception {
    return KeyFactory.getInstance("DH", set.providers().of(Primitive.FFDHE))
        .generatePrivate(
            new DHPrivateKeySpec(
                BigInteger.valueOf(exponent), field.prime(), field.parameters().getG()));
  }

  private static FiniteFieldKeyExchange fieldExchange(ProviderSet set, FiniteField field) {
    Provider provider = set.providers().of(Primitive.FFDHE);
    return new FiniteFieldKeyExchange(field, () -> provider, new SecureRandom());
  }

  private static KeyExchange exchange(ProviderSet set, FiniteField field) {
    return set.crypto().keyExchange(field.group()).orElseThrow();
  }
}
