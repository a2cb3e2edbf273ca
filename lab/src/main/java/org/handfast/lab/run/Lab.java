package org.handfast.lab.run;

import java.io.IOException;
import java.util.List;
import java.util.function.Consumer;
import org.handfast.lab.almost.AlmostSsl;
import org.handfast.lab.ladder.Attack;
import org.handfast.lab.ladder.Rung;
import org.handfast.lab.ladder.Verdict;
import org.handfast.lab.stage.Capture;
import org.handfast.lab.stage.Event;
import org.handfast.lab.stage.Journal;
import org.handfast.lab.stage.Protocol;
import org.handfast.lab.stage.Tactic;
import org.handfast.lab.tls.ShippedStack;
import org.handfast.lab.trudy.Attempt;
import org.handfast.lab.trudy.almost.AlmostTactics;
import org.handfast.lab.trudy.tls.TlsTactics;

/// Where a run is made: Bob and Alice on one rung, Trudy between them with a plan.
public final class Lab {
  private Lab() {}

  /// Runs it to its end.
  public static Run run(Rung rung, Plan plan, long seed) {
    return run(rung, plan, seed, _ -> {});
  }

  /// Runs it to its end, and tells of each event as it happens.
  public static Run run(Rung rung, Plan plan, long seed, Consumer<Event> listener) {
    return switch (attempt(rung, plan)) {
      case Attempt.Impossible(String why) ->
          new Run(rung, plan, seed, List.of(), new Verdict.NotApplicable(why), Capture.EMPTY);
      case Attempt.Possible(Tactic tactic) -> {
        Journal journal = new Journal(listener);
        play(rung, plan, tactic, seed, journal);
        yield new Run(rung, plan, seed, journal.events(), Judge.of(journal), journal.capture());
      }
    };
  }

  /// What Trudy does, or why there is nothing to do.
  public static Attempt attempt(Rung rung, Plan plan) {
    return switch (plan) {
      case Plan.Watch() -> new Attempt.Possible(Tactic.relay());
      case Plan.ByHand(_, Tactic tactic) -> new Attempt.Possible(tactic);
      case Plan.Named(Attack attack) ->
          switch (rung.family()) {
            case PLAIN, ALMOST -> AlmostTactics.of(rung, attack);
            case TLS -> TlsTactics.of(rung, attack);
          };
    };
  }

  private static void play(Rung rung, Plan plan, Tactic tactic, long seed, Journal journal) {
    Protocol protocol =
        switch (rung.family()) {
          case PLAIN, ALMOST -> AlmostSsl.on(rung);
          case TLS -> ShippedStack.on(rung);
        };
    boolean roguesAreTrusted =
        plan instanceof Plan.Named(Attack attack) && attack == Attack.ROGUE_CA;
    try (Scene scene = new Scene(rung, protocol, seed, journal, roguesAreTrusted)) {
      for (int visit = 0; visit < protocol.earlierVisits(); visit++) {
        scene.play(Tactic.relay());
        scene.nextVisit();
      }
      scene.play(tactic);
    } catch (IOException broken) {
      throw new IllegalStateException("the lab's own sockets failed", broken);
    }
  }
}
