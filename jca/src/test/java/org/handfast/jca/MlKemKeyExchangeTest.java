package org.handfast.jca;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.List;
import java.util.stream.Stream;
import org.handfast.engine.crypto.InvalidShareException;
import org.handfast.engine.crypto.KeyExchange;
import org.handfast.engine.secret.SecretScope;
import org.handfast.protocol.wire.Bytes;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// ML-KEM without a curve, draft-ietf-tls-mlkem.
final class MlKemKeyExchangeTest {
  private final SecretScope scope = SecretScope.open();

  @AfterEach
  void wipe() {
    scope.close();
  }

  static Stream<Arguments> everywhere() {
    return Stream.of(ProviderSet.values())
        .flatMap(set -> Stream.of(MlKem.values()).map(kem -> Arguments.of(set, kem)));
  }

  @ParameterizedTest
  @MethodSource("everywhere")
  void bothSidesHaveTheSameSecret(ProviderSet set, MlKem parameters) throws InvalidShareException {
    KeyExchange.Offer offer = exchange(set, parameters).offer();
    KeyExchange.Answer answer = exchange(ProviderSet.JDK, parameters).answer(offer.share(), scope);
    assertThat(offer.complete(answer.share(), scope)).isEqualTo(answer.secret());
    assertThat(answer.secret().length()).isEqualTo(32);
    assertThat(offer.component()).isEmpty();
    assertThat(List.of(offer.share().length(), answer.share().length()))
        .isEqualTo(
            switch (parameters) {
              case ML_KEM_512 -> List.of(800, 768);
              case ML_KEM_768 -> List.of(1184, 1088);
              case ML_KEM_1024 -> List.of(1568, 1568);
            });
  }

  @ParameterizedTest
  @MethodSource("everywhere")
  void aShareOfAnotherLengthIsRefused(ProviderSet set, MlKem parameters)
      throws InvalidShareException {
    KeyExchange.Offer offer = exchange(set, parameters).offer();
    Bytes ciphertext = exchange(set, parameters).answer(offer.share(), scope).share();
    for (Bytes bad : List.of(Bytes.EMPTY, offer.share().slice(1), longer(offer.share()))) {
      assertThatExceptionOfType(InvalidShareException.class)
          .isThrownBy(() -> exchange(set, parameters).answer(bad, scope));
    }
    for (Bytes bad : List.of(Bytes.EMPTY, ciphertext.slice(1), longer(ciphertext))) {
      assertThatExceptionOfType(InvalidShareException.class)
          .isThrownBy(() -> offer.complete(bad, scope));
    }
  }

  private static Bytes longer(Bytes share) {
    return Bytes.concat(share, Bytes.of((byte) 0));
  }

  private static KeyExchange exchange(ProviderSet set, MlKem parameters) {
    return set.crypto().keyExchange(parameters.group()).orElseThrow();
  }
}
