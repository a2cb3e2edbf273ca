package org.handfast.lab.trudy.tls;

import static org.assertj.core.api.Assertions.assertThat;

import org.handfast.lab.ladder.Attack;
import org.handfast.lab.ladder.Rung;
import org.handfast.lab.run.Lab;
import org.handfast.lab.run.Plan;
import org.handfast.lab.run.Run;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// One seed is one run, whatever Trudy throws dice for; another seed is another one.
final class SameRunTest {
  @ParameterizedTest
  @CsvSource({
    "9a, replace-secret",
    "9b, oracle",
    "9b, certificate-without-key",
    "10, impersonate-with-key",
    "12b, replay-early-data",
    "12a, rogue-ca",
    "13, edit-alices-nonce",
  })
  void forASeed(String rung, String attack) {
    assertThat(run(rung, attack, 5).events()).isEqualTo(run(rung, attack, 5).events());
    assertThat(run(rung, attack, 6).events()).isNotEqualTo(run(rung, attack, 5).events());
    assertThat(run(rung, attack, 6).verdict()).isEqualTo(run(rung, attack, 5).verdict());
  }

  private static Run run(String rung, String attack, long seed) {
    Plan plan = new Plan.Named(Attack.of(attack).orElseThrow());
    return Lab.run(Rung.of(rung).orElseThrow(), plan, seed);
  }
}
