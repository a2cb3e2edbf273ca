package org.handfast.jca;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.handfast.engine.crypto.InvalidShareException;
import org.handfast.engine.crypto.KeyExchange;
import org.handfast.engine.secret.Secret;
import org.handfast.engine.secret.SecretScope;
import org.handfast.protocol.registry.NamedGroup;
import org.handfast.protocol.wire.Bytes;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

final class HybridKeyExchangeTest {
  private static final int ENCAPSULATION_KEY = 1184;
  private static final int CIPHERTEXT = 1088;

  private final SecretScope scope = SecretScope.open();

  @AfterEach
  void wipe() {
    scope.close();
  }

  static Stream<Arguments> pairs() {
    return Stream.of(ProviderSet.values())
        .flatMap(a -> Stream.of(ProviderSet.values()).map(b -> Arguments.of(a, b)));
  }

  /// RFC 10024: lengths, and ML-KEM first.
  @ParameterizedTest
  @MethodSource("pairs")
  void bothSidesHaveTheSameSecret(ProviderSet client, ProviderSet server)
      throws InvalidShareException {
    KeyExchange.Offer offer = exchange(client).offer();
    KeyExchange.Answer answer = exchange(server).answer(offer.share(), scope);
    Secret secret = offer.complete(answer.share(), scope);
    assertThat(secret).isEqualTo(answer.secret());
    assertThat(secret.length()).isEqualTo(64);
    assertThat(offer.group()).isEqualTo(NamedGroup.X25519MLKEM768);
    assertThat(offer.share().length()).isEqualTo(ENCAPSULATION_KEY + 32);
    assertThat(answer.share().length()).isEqualTo(CIPHERTEXT + 32);
  }

  @ParameterizedTest
  @EnumSource
  void theComponentIsTheSameKeyPairAlone(ProviderSet set) throws InvalidShareException {
    KeyExchange.Offer offer = exchange(set).offer();
    KeyExchange.Offer component = offer.component().orElseThrow();
    assertThat(component.group()).isEqualTo(NamedGroup.X25519);
    assertThat(component.share()).isEqualTo(offer.share().slice(ENCAPSULATION_KEY));

    KeyExchange x25519 = set.crypto().keyExchange(NamedGroup.X25519).orElseThrow();
    KeyExchange.Answer answer = x25519.answer(component.share(), scope);
    assertThat(component.complete(answer.share(), scope)).isEqualTo(answer.secret());
  }

  /// The secret is ML-KEM's and then X25519's, each as it would be alone.
  @ParameterizedTest
  @EnumSource
  void theSecretIsBothSecretsInOrder(ProviderSet set) throws InvalidShareException {
    KeyExchange.Offer offer = exchange(set).offer();
    KeyExchange.Answer answer = exchange(set).answer(offer.share(), scope);
    Secret x25519 =
        offer.component().orElseThrow().complete(answer.share().slice(CIPHERTEXT), scope);
    byte[] rest = answer.secret().use(bytes -> Arrays.copyOfRange(bytes, 32, 64));
    x25519.lend(bytes -> assertThat(rest).isEqualTo(bytes));
  }

  /// RFC 10024: the others begin with the curve, in the shares and in the secret.
  @ParameterizedTest
  @EnumSource
  void secP256r1Mlkem768BeginsWithTheCurve(ProviderSet set) throws InvalidShareException {
    requireCurveFirst(set, NamedGroup.SECP256R1MLKEM768, NamedGroup.SECP256R1, 65, 1184, 1088);
  }

  @ParameterizedTest
  @EnumSource
  void secP384r1Mlkem1024BeginsWithTheCurve(ProviderSet set) throws InvalidShareException {
    requireCurveFirst(set, NamedGroup.SECP384R1MLKEM1024, NamedGroup.SECP384R1, 97, 1568, 1568);
  }

  private void requireCurveFirst(
      ProviderSet set, NamedGroup group, NamedGroup curve, int point, int key, int ciphertext)
      throws InvalidShareException {
    KeyExchange hybrid = set.crypto().keyExchange(group).orElseThrow();
    KeyExchange.Offer offer = hybrid.offer();
    KeyExchange.Answer answer = hybrid.answer(offer.share(), scope);
    assertThat(offer.complete(answer.share(), scope)).isEqualTo(answer.secret());
    assertThat(offer.share().length()).isEqualTo(point + key);
    assertThat(answer.share().length()).isEqualTo(point + ciphertext);
    KeyExchange.Offer component = offer.component().orElseThrow();
    assertThat(component.group()).isEqualTo(curve);
    assertThat(component.share()).isEqualTo(offer.share().slice(0, point));
    Secret agreed = component.complete(answer.share().slice(0, point), scope);
    int length = agreed.length();
    assertThat(answer.secret().length()).isEqualTo(length + 32);
    byte[] head = answer.secret().use(bytes -> Arrays.copyOf(bytes, length));
    agreed.lend(bytes -> assertThat(head).isEqualTo(bytes));

    Bytes offCurve = offer.share();
    byte[] spoiled = offCurve.toArray();
    spoiled[point - 1] ^= 1;
    for (Bytes bad : List.of(Bytes.owning(spoiled), offCurve.slice(1), Bytes.EMPTY)) {
      assertThatExceptionOfType(InvalidShareException.class)
          .isThrownBy(() -> hybrid.answer(bad, scope));
      assertThatExceptionOfType(InvalidShareException.class)
          .isThrownBy(() -> offer.complete(bad, scope));
    }
  }

  @ParameterizedTest
  @EnumSource
  void aShareOfAnotherLengthIsRefused(ProviderSet set) throws InvalidShareException {
    KeyExchange.Offer offer = exchange(set).offer();
    Bytes client = offer.share();
    Bytes server = exchange(set).answer(client, scope).share();
    for (Bytes bad : lengthened(client)) {
      requireRefusedByServer(set, bad);
    }
    for (Bytes bad : lengthened(server)) {
      requireRefusedByClient(offer, bad);
    }
    requireRefusedByServer(set, server);
    requireRefusedByClient(offer, client);
  }

  /// FIPS 203 7.2: the first and the last coefficient at the modulus, and one at the largest value.
  @ParameterizedTest
  @EnumSource
  void anEncapsulationKeyThatIsNotReducedIsRefused(ProviderSet set) throws InvalidShareException {
    Bytes good = exchange(set).offer().share();
    byte[] first = good.toArray();
    first[0] = 0x01;
    first[1] = (byte) ((first[1] & 0xF0) | 0x0D);
    byte[] last = good.toArray();
    last[1150] = (byte) ((last[1150] & 0x0F) | 0x10);
    last[1151] = (byte) 0xD0;
    byte[] largest = good.toArray();
    largest[600] = (byte) 0xFF;
    largest[601] |= 0x0F;
    for (byte[] bad : new byte[][] {first, last, largest}) {
      requireRefusedByServer(set, Bytes.owning(bad));
    }
    byte[] justReduced = good.toArray();
    justReduced[0] = 0x00;
    justReduced[1] = (byte) ((justReduced[1] & 0xF0) | 0x0D);
    assertThat(exchange(set).answer(Bytes.owning(justReduced), scope).share().length())
        .isEqualTo(CIPHERTEXT + 32);
  }

  @ParameterizedTest
  @EnumSource
  void aBadCurveHalfIsRefused(ProviderSet set) throws InvalidShareException {
    KeyExchange.Offer offer = exchange(set).offer();
    Bytes client = offer.share();
    Bytes server = exchange(set).answer(client, scope).share();
    Bytes zero = Bytes.owning(new byte[32]);
    requireRefusedByServer(set, Bytes.concat(client.slice(0, ENCAPSULATION_KEY), zero));
    requireRefusedByClient(offer, Bytes.concat(server.slice(0, CIPHERTEXT), zero));
  }

  /// FIPS 203 6.3, implicit rejection: no error tells a changed ciphertext from a good one.
  @ParameterizedTest
  @EnumSource
  void aChangedCiphertextLeadsToAnotherSecret(ProviderSet set) throws InvalidShareException {
    KeyExchange.Offer offer = exchange(set).offer();
    KeyExchange.Answer answer = exchange(set).answer(offer.share(), scope);
    byte[] changed = answer.share().toArray();
    changed[0] ^= 1;
    assertThat(offer.complete(Bytes.owning(changed), scope)).isNotEqualTo(answer.secret());
  }

  private static Bytes[] lengthened(Bytes share) {
    return new Bytes[] {
      Bytes.EMPTY,
      share.slice(1),
      share.slice(0, share.length() - 1),
      share.slice(0, share.length() - 32),
      Bytes.concat(share, Bytes.of((byte) 0)),
    };
  }

  private void requireRefusedByServer(ProviderSet set, Bytes share) {
    assertThatExceptionOfType(InvalidShareException.class)
        .isThrownBy(() -> exchange(set).answer(share, scope));
  }

  private void requireRefusedByClient(KeyExchange.Offer offer, Bytes share) {
    assertThatExceptionOfType(InvalidShareException.class)
        .isThrownBy(() -> offer.complete(share, scope));
  }

  private static KeyExchange exchange(ProviderSet set) {
    return set.crypto().keyExchange(NamedGroup.X25519MLKEM768).orElseThrow();
  }
}
