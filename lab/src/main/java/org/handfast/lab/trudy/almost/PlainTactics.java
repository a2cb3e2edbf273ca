package org.handfast.lab.trudy.almost;

import org.handfast.lab.ladder.Attack;
import org.handfast.lab.stage.Lines;
import org.handfast.lab.stage.Person;
import org.handfast.lab.trudy.AnyRung;
import org.handfast.lab.trudy.Attempt;
import org.handfast.lab.trudy.Eavesdrop;
import org.handfast.lab.trudy.OneRecord;
import org.handfast.lab.trudy.Target;

/// Trudy against plain TCP: there is no record but a line, and nothing to break.
final class PlainTactics {
  private PlainTactics() {}

  static Attempt of(Attack attack) {
    return switch (attack) {
      case EAVESDROP -> new Attempt.Possible(Eavesdrop.on(_ -> true, 0));
      case FORGE ->
          new Attempt.Possible(
              OneRecord.edit(line(1), _ -> Lines.FORGED, "another line in its place"));
      case INJECT ->
          new Attempt.Possible(OneRecord.inject(line(1), _ -> Lines.FORGED, "Trudy's line"));
      case RETYPE -> new Attempt.Impossible("There are no records here, and so no types.");
      case OWN_CA,
          OTHER_NAME,
          SELF_SIGNED,
          ROGUE_CA,
          CERTIFICATE_WITHOUT_KEY,
          IMPERSONATE_WITH_KEY ->
          new Attempt.Impossible("There is no certificate: anybody who answers is Alice.");
      case REPLACE_SECRET, ORACLE -> new Attempt.Impossible("There is no secret here.");
      case STEAL_KEY_LATER, QUANTUM_LATER ->
          new Attempt.Impossible("There is no key: Trudy can read it all without one.");
      case EDIT_BOBS_NONCE -> new Attempt.Impossible("There is no nonce of Bob's here.");
      case EDIT_ALICES_NONCE -> new Attempt.Impossible("There is no nonce of Alice's here.");
      case STRIP_SUITES -> new Attempt.Impossible("There is no list of suites here.");
      case WEAKEN_PICK, FOREIGN_PICK -> new Attempt.Impossible("There is no pick here.");
      case DOWNGRADE_VERSION -> new Attempt.Impossible("There is no more than one version.");
      case REPLAY_EARLY_DATA -> new Attempt.Impossible("There is no early data here.");
      case STEAL_TICKET_KEY -> new Attempt.Impossible("There are no tickets here.");
      default -> AnyRung.attempt(attack, PlainTactics::line, 0);
    };
  }

  private static Target line(int number) {
    return Target.named(Person.BOB, "line " + number);
  }
}
