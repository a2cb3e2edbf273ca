package org.handfast.engine.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.handfast.engine.session.EarlyDataAcceptance;
import org.junit.jupiter.api.Test;

class ResumptionTest {

  @Test
  void aConnectionGetsZeroToEightTickets() {
    Resumption usual = Resumption.none();
    for (int number : new int[] {0, 8}) {
      assertThat(usual.perConnection(number).perConnection()).isEqualTo(number);
    }
    for (int number : new int[] {-1, 9}) {
      assertThatThrownBy(() -> usual.perConnection(number))
          .isInstanceOf(IllegalArgumentException.class);
    }
  }

  @Test
  void aTicketLivesASecondToAWeek() {
    Resumption usual = Resumption.none();
    for (Duration lifetime : new Duration[] {Duration.ofSeconds(1), Duration.ofDays(7)}) {
      assertThat(usual.lifetime(lifetime).lifetime()).isEqualTo(lifetime);
    }
    for (Duration lifetime :
        new Duration[] {
          Duration.ZERO,
          Duration.ofMillis(999),
          Duration.ofSeconds(-1),
          Duration.ofDays(7).plusNanos(1)
        }) {
      assertThatThrownBy(() -> usual.lifetime(lifetime))
          .isInstanceOf(IllegalArgumentException.class);
    }
  }

  @Test
  void earlyDataIsOffByDefaultAndBounded() {
    assertThat(Resumption.none().earlyData()).isEmpty();
    EarlyDataAcceptance usual = EarlyDataAcceptance.guardedBy((_, _) -> true);
    assertThat(usual.window()).isEqualTo(Duration.ofSeconds(20));
    assertThat(usual.maxBytes()).isEqualTo(14_336);
    assertThatThrownBy(() -> new EarlyDataAcceptance(0, usual.freshness(), usual.register()))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
