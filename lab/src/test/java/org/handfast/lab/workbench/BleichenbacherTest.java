package org.handfast.lab.workbench;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.util.Random;
import org.handfast.lab.seed.Dice;
import org.handfast.lab.workbench.SecretServer.Answer;
import org.handfast.protocol.wire.Bytes;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class BleichenbacherTest {
  @ParameterizedTest
  @ValueSource(longs = {1, 2, 7})
  void anOutspokenServerGivesTheSecretAway(long seed) {
    Oracle bench = Oracle.of(seed);
    Bleichenbacher trudy = bench.search(SecretServer.outspoken(bench.key()));
    assertThat(trudy.search().map(SmallRsa::secret)).contains(bench.secret());
    assertThat(trudy.answers()).containsOnlyKeys(Answer.PADDING_IS_WRONG, Answer.FINISHED_IS_WRONG);
    assertThat(trudy.asked()).isGreaterThan(1_000);
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 7})
  void anEvenOneGivesNoSignal(long seed) {
    Oracle bench = Oracle.of(seed);
    Bleichenbacher trudy = bench.search(SecretServer.even(bench.key(), Dice.of(seed, "alice")));
    assertThat(trudy.search()).isEmpty();
    assertThat(trudy.answers()).containsOnlyKeys(Answer.FINISHED_IS_WRONG);
  }

  /// Blocks of every kind of damage: the one server tells them apart, the other one does not.
  @ParameterizedTest
  @ValueSource(longs = {1, 2, 7})
  void badBlocksSoundLikeGoodOnes(long seed) {
    Oracle bench = Oracle.of(seed);
    SmallRsa key = bench.key();
    SecretServer outspoken = SecretServer.outspoken(key);
    SecretServer even = SecretServer.even(key, Dice.of(seed, "alice"));
    Bytes good = key.decrypt(bench.ciphertext());
    for (int at : new int[] {0, 1, 2, 9, 15}) {
      byte[] block = good.toArray();
      block[at] = (byte) (at < 2 ? 1 : at == 15 ? 9 : 0);
      BigInteger damaged =
          new BigInteger(1, block).mod(key.modulus()).modPow(SmallRsa.EXPONENT, key.modulus());
      Answer expected =
          at == 15 && SmallRsa.isPadded(key.decrypt(damaged))
              ? Answer.FINISHED_IS_WRONG
              : Answer.PADDING_IS_WRONG;
      assertThat(outspoken.receive(damaged, Bytes.EMPTY)).as("byte %s", at).isEqualTo(expected);
      assertThat(even.receive(damaged, Bytes.EMPTY)).isEqualTo(Answer.FINISHED_IS_WRONG);
    }
    assertThat(outspoken.receive(bench.ciphertext(), Bytes.EMPTY))
        .isEqualTo(Answer.FINISHED_IS_WRONG);
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 7})
  void bothServersWelcomeWhoKnowsTheSecret(long seed) {
    Oracle bench = Oracle.of(seed);
    Random dice = Dice.of(seed, "alice");
    Bytes finished = SecretServer.finished(bench.secret());
    assertThat(SecretServer.outspoken(bench.key()).receive(bench.ciphertext(), finished))
        .isEqualTo(Answer.WELCOME);
    assertThat(SecretServer.even(bench.key(), dice).receive(bench.ciphertext(), finished))
        .isEqualTo(Answer.WELCOME);
  }
}
