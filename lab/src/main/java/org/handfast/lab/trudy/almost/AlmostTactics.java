package org.handfast.lab.trudy.almost;

import org.handfast.lab.almost.Keystream;
import org.handfast.lab.almost.RecordType;
import org.handfast.lab.almost.SslRecord;
import org.handfast.lab.almost.Suite;
import org.handfast.lab.almost.Variant;
import org.handfast.lab.almost.Variant.Choice;
import org.handfast.lab.almost.Variant.Closing;
import org.handfast.lab.almost.Variant.Integrity;
import org.handfast.lab.authority.Guise;
import org.handfast.lab.ladder.Attack;
import org.handfast.lab.ladder.Rung;
import org.handfast.lab.stage.Card;
import org.handfast.lab.stage.Person;
import org.handfast.lab.stage.Tactic;
import org.handfast.lab.trudy.AnyRung;
import org.handfast.lab.trudy.Attempt;
import org.handfast.lab.trudy.Eavesdrop;
import org.handfast.lab.trudy.Ending;
import org.handfast.lab.trudy.Impostor;
import org.handfast.lab.trudy.OneRecord;
import org.handfast.lab.trudy.Target;

/// Trudy's tactics against almost-SSL, and against plain TCP.
public final class AlmostTactics {
  private static final int DATA_AT = SslRecord.HEADER + Keystream.IV_LENGTH;
  private static final int UNKNOWN_SUITE = 9;

  private final Variant variant;

  private AlmostTactics(Variant variant) {
    this.variant = variant;
  }

  /// What she does, or why there is nothing to do.
  public static Attempt of(Rung rung, Attack attack) {
    return rung == Rung.PLAIN
        ? PlainTactics.of(attack)
        : new AlmostTactics(Variant.of(rung)).attempt(attack);
  }

  private Attempt attempt(Attack attack) {
    return switch (attack) {
      case EAVESDROP -> possible(Eavesdrop.on(AlmostTactics::isData, DATA_AT));
      case FORGE ->
          possible(
              OneRecord.edit(
                  data(1),
                  record -> KnownLine.exchanged(variant, record),
                  "the known line xor the one that she wants"));
      case INJECT ->
          possible(
              OneRecord.inject(
                  data(1), record -> KnownLine.exchanged(variant, record), "Trudy's line"));
      case RETYPE ->
          where(
              variant.closing() != Closing.FIN || variant.integrity() == Integrity.STREAM_MAC,
              Ending.retype(data(2), RecordType.CLOSE.code()),
              "The end is FIN alone here: no record is a close, whatever its type.");
      // Where the last record of data is the close, the cut has to leave one behind.
      case CUT_TAIL ->
          possible(
              variant.closing() == Closing.TYPE_OF_LAST
                  ? Ending.retype(data(2), RecordType.CLOSE.code())
                  : Ending.cutTail(data(2)));
      case REPLACE_SECRET -> possible(PoseAsBob.on(variant));
      case EDIT_BOBS_NONCE ->
          where(
              variant.nonces().lengthOf(Person.BOB) > 0,
              Edits.bobsNonce(),
              "There is no nonce of Bob's here.");
      case EDIT_ALICES_NONCE ->
          where(
              variant.nonces().lengthOf(Person.ALICE) > 0,
              Edits.alicesNonce(),
              "There is no nonce of Alice's here.");
      case STRIP_SUITES ->
          where(hasChoice(), StripSuites.andBreak(), "There is no list of suites here.");
      case WEAKEN_PICK ->
          where(hasChoice(), Edits.pick(Suite.WEAK.code(), "the weak suite"), noPick());
      case FOREIGN_PICK ->
          where(hasChoice(), Edits.pick(UNKNOWN_SUITE, "a suite nobody offered"), noPick());
      case OWN_CA -> possible(Impostor.as(Guise.OWN_AUTHORITY));
      case OTHER_NAME -> possible(Impostor.as(Guise.OTHER_NAME));
      case SELF_SIGNED -> possible(Impostor.as(Guise.SELF_SIGNED));
      case ROGUE_CA -> possible(Impostor.as(Guise.ROGUE_AUTHORITY));
      case IMPERSONATE_WITH_KEY -> possible(Impostor.as(Guise.STOLEN_KEY));
      case CERTIFICATE_WITHOUT_KEY -> possible(Impostor.withoutKey(new AlmostNoise(variant)));
      case STEAL_KEY_LATER -> possible(LaterWithKey.stolen(variant));
      case QUANTUM_LATER -> possible(LaterWithKey.computed(variant));
      case ORACLE -> possible(Oracle.ask());
      case DOWNGRADE_VERSION ->
          new Attempt.Impossible("Almost-SSL has one version, and no other to fall back to.");
      case REPLAY_EARLY_DATA ->
          new Attempt.Impossible("There is no early data: nothing is said before the handshake.");
      case STEAL_TICKET_KEY ->
          new Attempt.Impossible("There are no tickets: each session has a secret of its own.");
      default -> AnyRung.attempt(attack, AlmostTactics::data, DATA_AT);
    };
  }

  private static Target data(int number) {
    return Target.data(Person.BOB, number);
  }

  private static boolean isData(Card card) {
    return card.bytes().at(0) == RecordType.DATA.code();
  }

  private boolean hasChoice() {
    return variant.choice() == Choice.LIST;
  }

  private static String noPick() {
    return "There is no pick here: both have one suite.";
  }

  private static Attempt possible(Tactic tactic) {
    return new Attempt.Possible(tactic);
  }

  private static Attempt where(boolean applies, Tactic tactic, String why) {
    return applies ? possible(tactic) : new Attempt.Impossible(why);
  }
}
