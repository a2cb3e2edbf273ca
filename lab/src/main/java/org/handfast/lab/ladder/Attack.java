package org.handfast.lab.ladder;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// What Trudy can try. What there is to say about it is in `Texts`.
public enum Attack {
  /// She reads what passes.
  EAVESDROP("eavesdrop"),
  /// She flips a bit of a record of data, blindly.
  FLIP("flip"),
  /// She knows one line, and turns it into another.
  FORGE("forge"),
  /// She lets one record in the middle disappear.
  DROP("drop"),
  /// She sends a record twice in a row.
  DUPLICATE("duplicate"),
  /// She sends a record again, later in the session.
  REPLAY("replay"),
  /// She exchanges two records.
  REORDER("reorder"),
  /// She sends Bob's record back to Bob.
  REFLECT("reflect"),
  /// She changes the type of a record of data to close.
  RETYPE("retype"),
  /// She sends a record of her own.
  INJECT("inject"),
  /// She ends Bob's direction after his first line.
  FORGE_FIN("forge-fin"),
  /// She takes away the last records, then lets FIN pass.
  CUT_TAIL("cut-tail"),
  /// She resets the connection.
  RST("rst"),
  /// She cuts the TCP segments in other places.
  RESPLIT("resplit"),
  /// She plays all of Bob's records to Alice another day.
  REPLAY_SESSION("replay-session"),
  /// She plays all of Alice's records to Bob another day.
  REPLAY_TO_BOB("replay-to-bob"),
  /// She replaces the encrypted secret by one of her own and poses as Bob.
  REPLACE_SECRET("replace-secret"),
  /// She changes Bob's nonce.
  EDIT_BOBS_NONCE("edit-bobs-nonce"),
  /// She changes Alice's nonce.
  EDIT_ALICES_NONCE("edit-alices-nonce"),
  /// She deletes the strong suites from Bob's list.
  STRIP_SUITES("strip-suites"),
  /// She changes Alice's pick to a weak suite that Bob offered.
  WEAKEN_PICK("weaken-pick"),
  /// She changes Alice's pick to a suite that Bob did not offer.
  FOREIGN_PICK("foreign-pick"),
  /// She poses as Alice with a certificate from an authority of her own.
  OWN_CA("own-ca"),
  /// She poses as Alice with a good certificate for her own name.
  OTHER_NAME("other-name"),
  /// She poses as Alice with a certificate that signed itself.
  SELF_SIGNED("self-signed"),
  /// She poses as Alice with a certificate from a rogue authority that Bob trusts.
  ROGUE_CA("rogue-ca"),
  /// She shows Alice's certificate and has not her key.
  CERTIFICATE_WITHOUT_KEY("certificate-without-key"),
  /// She records the session, and steals Alice's key later.
  STEAL_KEY_LATER("steal-key-later"),
  /// She has stolen Alice's key, and poses as Alice.
  IMPERSONATE_WITH_KEY("impersonate-with-key"),
  /// She asks Alice with changed encrypted secrets which of them open.
  ORACLE("oracle"),
  /// She records the session, and has a quantum computer later.
  QUANTUM_LATER("quantum-later"),
  /// She makes two ends that can do better speak TLS 1.2.
  DOWNGRADE_VERSION("downgrade-version"),
  /// She plays a ClientHello with early data again.
  REPLAY_EARLY_DATA("replay-early-data"),
  /// She records the session, and steals the ticket key later.
  STEAL_TICKET_KEY("steal-ticket-key");

  private final String id;

  Attack(String id) {
    this.id = id;
  }

  /// The attack's name in commands and addresses: `replay-session`.
  public String id() {
    return id;
  }

  /// The attack of this name.
  public static Optional<Attack> of(String id) {
    return Arrays.stream(values()).filter(attack -> attack.id.equals(id)).findFirst();
  }

  /// All names.
  public static List<String> ids() {
    return Arrays.stream(values()).map(Attack::id).toList();
  }
}
