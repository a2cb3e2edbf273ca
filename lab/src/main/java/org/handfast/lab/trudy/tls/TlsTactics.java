package org.handfast.lab.trudy.tls;

import org.handfast.lab.authority.Guise;
import org.handfast.lab.ladder.Attack;
import org.handfast.lab.ladder.Rung;
import org.handfast.lab.stage.Tactic;
import org.handfast.lab.trudy.AnyRung;
import org.handfast.lab.trudy.Attempt;
import org.handfast.lab.trudy.Eavesdrop;
import org.handfast.lab.trudy.Ending;
import org.handfast.lab.trudy.Impostor;
import org.handfast.lab.trudy.OneRecord;
import org.handfast.protocol.registry.ContentType;

/// Trudy's tactics against the shipped stack.
public final class TlsTactics {
  private TlsTactics() {}

  /// What she does, or why there is nothing to do.
  public static Attempt of(Rung rung, Attack attack) {
    return switch (attack) {
      case EAVESDROP -> can(Eavesdrop.on(Place::saysData, Place.HEADER));
      case FORGE ->
          can(
              OneRecord.edit(
                  Place.line(1),
                  record -> Place.forged(rung, record),
                  "the first line xored out, hers xored in"));
      case RETYPE -> can(Ending.retype(Place.line(2), ContentType.ALERT.code()));
      case INJECT ->
          can(
              OneRecord.inject(
                  Place.line(1), record -> Place.forged(rung, record), "a record of hers"));
      case REPLACE_SECRET -> can(replaceSecret(rung));
      case EDIT_BOBS_NONCE ->
          can(Hellos.changingBobs(Hellos::withAnotherNonce, "another bit in client_random"));
      case EDIT_ALICES_NONCE ->
          can(Hellos.changingAlices(Hellos::withAnotherNonce, "another bit in server_random"));
      case STRIP_SUITES -> can(Hellos.changingBobs(Hellos::withoutBestSuite, "a suite less"));
      case WEAKEN_PICK -> can(Hellos.changingAlices(Hellos::withWeakerPick, "another pick"));
      case FOREIGN_PICK ->
          can(Hellos.changingAlices(Hellos::withForeignPick, "a pick that Bob did not offer"));
      case OWN_CA -> can(Impostor.as(Guise.OWN_AUTHORITY));
      case OTHER_NAME -> can(Impostor.as(Guise.OTHER_NAME));
      case SELF_SIGNED -> can(Impostor.as(Guise.SELF_SIGNED));
      case ROGUE_CA -> can(Impostor.as(Guise.ROGUE_AUTHORITY));
      case CERTIFICATE_WITHOUT_KEY -> can(certificateAlone(rung));
      case STEAL_KEY_LATER -> can(Later.stolenKey());
      case IMPERSONATE_WITH_KEY -> can(Impostor.as(Guise.STOLEN_KEY));
      case ORACLE ->
          isKeyTransport(rung)
              ? can(Oracle.tactic())
              : cannot("no secret travels under Alice's key, so there is nothing to ask about");
      case QUANTUM_LATER -> can(isKeyTransport(rung) ? Later.factored() : Later.logarithms());
      case DOWNGRADE_VERSION ->
          isTls13(rung)
              ? can(Downgrade.toTls12())
              : cannot("both have one version, TLS 1.2, and nothing below it");
      case REPLAY_EARLY_DATA -> replayEarlyData(rung);
      case STEAL_TICKET_KEY ->
          hasEarlyData(rung)
              ? can(Later.stolenTicketKey())
              : cannot("there are no tickets on this rung");
      default -> AnyRung.attempt(attack, Place::line, Place.ofData(rung));
    };
  }

  private static Tactic replaceSecret(Rung rung) {
    return switch (rung) {
      case RSA_CBC -> ReplacedSecret.thenAsBob(BlockSealer.Order.MAC_THEN_ENCRYPT);
      case RSA_CBC_HARDENED -> ReplacedSecret.thenAsBob(BlockSealer.Order.ENCRYPT_THEN_MAC);
      default -> Impostor.asBob();
    };
  }

  private static Tactic certificateAlone(Rung rung) {
    return isKeyTransport(rung) ? CertificateAlone.withNoise() : Impostor.withoutKey(_ -> {});
  }

  private static Attempt replayEarlyData(Rung rung) {
    return switch (rung) {
      case EARLY_DATA -> can(EarlyReplay.to(0));
      case EARLY_DATA_TWO_HOSTS, EARLY_DATA_SHARED -> can(EarlyReplay.to(1));
      default -> cannot("there is no early data on this rung");
    };
  }

  private static boolean isKeyTransport(Rung rung) {
    return rung == Rung.RSA_CBC || rung == Rung.RSA_CBC_HARDENED;
  }

  private static boolean isTls13(Rung rung) {
    return rung.compareTo(Rung.TLS_1_3) >= 0;
  }

  private static boolean hasEarlyData(Rung rung) {
    return replayEarlyData(rung) instanceof Attempt.Possible;
  }

  private static Attempt can(Tactic tactic) {
    return new Attempt.Possible(tactic);
  }

  private static Attempt cannot(String why) {
    return new Attempt.Impossible(why);
  }
}
