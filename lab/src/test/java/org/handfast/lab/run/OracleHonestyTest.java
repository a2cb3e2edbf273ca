package org.handfast.lab.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.handfast.lab.almost.AlmostSsl;
import org.handfast.lab.authority.Identity;
import org.handfast.lab.authority.Trust;
import org.handfast.lab.ladder.Attack;
import org.handfast.lab.ladder.Rung;
import org.handfast.lab.stage.Actor;
import org.handfast.lab.stage.Event;
import org.handfast.lab.stage.Journal;
import org.handfast.lab.stage.Protocol;
import org.handfast.lab.stage.Wire;
import org.handfast.lab.trudy.Attempt;
import org.handfast.lab.trudy.almost.AlmostTactics;
import org.junit.jupiter.api.Test;

/// The one gain that the Judge takes at Trudy's word: she must not claim it where Alice gives
/// nothing away.
class OracleHonestyTest {
  private static final Rung RUNG = Rung.BOTH_NONCES;

  @Test
  void anAliceWhoAnswersIsAnOracle() throws IOException {
    assertThat(play(AlmostSsl.on(RUNG)).events(Event.Gained.class)).hasSize(1);
  }

  @Test
  void anAliceWhoAlwaysAnswersInTheSameWayIsNone() throws IOException {
    assertThat(play(new Discreet(AlmostSsl.on(RUNG))).events(Event.Gained.class)).isEmpty();
  }

  private static Journal play(Protocol protocol) throws IOException {
    Journal journal = new Journal();
    Attempt attempt = AlmostTactics.of(RUNG, Attack.ORACLE);
    assertThat(attempt).isInstanceOf(Attempt.Possible.class);
    try (Scene scene = new Scene(RUNG, protocol, 5, journal, false)) {
      scene.play(((Attempt.Possible) attempt).tactic());
    }
    return journal;
  }

  /// After Bob's visit she listens to everything and says nothing.
  private record Discreet(Protocol real) implements Protocol {
    @Override
    public void bob(Actor as, Wire wire, Trust trust) throws IOException {
      real.bob(as, wire, trust);
    }

    @Override
    public void alice(Actor as, Wire wire, Identity identity) throws IOException {
      if (as.session() == 1) {
        real.alice(as, wire, identity);
      } else {
        wire.read(1 << 20);
      }
    }
  }
}
