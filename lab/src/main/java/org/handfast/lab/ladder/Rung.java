package org.handfast.lab.ladder;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// The ladder: each rung is a protocol that stops something which the one below does not. What
/// there is to say about it is in `Texts`.
public enum Rung {
  /// Rung 0: plain TCP.
  PLAIN("0", Family.PLAIN),
  /// Rung 1a: master secret as the only key.
  MASTER_SECRET_ALONE("1a", Family.ALMOST),
  /// Rung 1b: master secret and a hash without key.
  UNKEYED_HASH("1b", Family.ALMOST),
  /// Rung 2a: one key pair for both directions.
  ONE_KEY_PAIR("2a", Family.ALMOST),
  /// Rung 2a+: one key pair, with sequence numbers.
  ONE_KEY_PAIR_NUMBERED("2a+", Family.ALMOST),
  /// Rung 2b: four keys.
  FOUR_KEYS("2b", Family.ALMOST),
  /// Rung 3a: one MAC over the stream.
  STREAM_MAC("3a", Family.ALMOST),
  /// Rung 3b: a MAC in each record.
  RECORD_MAC("3b", Family.ALMOST),
  /// Rung 4: no sequence numbers.
  WITHOUT_NUMBERS("4", Family.ALMOST),
  /// Rung 5a: the chapter's MAC with sequence number.
  CHAPTERS_MAC("5a", Family.ALMOST),
  /// Rung 5b: HMAC over the whole record.
  WHOLE_RECORD_MAC("5b", Family.ALMOST),
  /// Rung 6a: closing with FIN alone.
  FIN_ALONE("6a", Family.ALMOST),
  /// Rung 6b: close as the type of the last record.
  CLOSE_AS_TYPE("6b", Family.ALMOST),
  /// Rung 6c: a close record of its own.
  CLOSE_RECORD("6c", Family.ALMOST),
  /// Rung 7a: no nonces.
  NO_NONCE("7a", Family.ALMOST),
  /// Rung 7b: Bob's nonce alone.
  BOBS_NONCE("7b", Family.ALMOST),
  /// Rung 7c: Alice's nonce alone.
  ALICES_NONCE("7c", Family.ALMOST),
  /// Rung 7d: both nonces.
  BOTH_NONCES("7d", Family.ALMOST),
  /// Rung 8a: a choice of suites.
  SUITES_UNCHECKED("8a", Family.ALMOST),
  /// Rung 8b: MACs of all handshake messages.
  SUITES_CHECKED("8b", Family.ALMOST),
  /// Rung 9a: TLS 1.2 in the chapter's form.
  RSA_CBC("9a", Family.TLS),
  /// Rung 9b: TLS 1.2, encrypt-then-MAC, extended master secret.
  RSA_CBC_HARDENED("9b", Family.TLS),
  /// Rung 10: TLS 1.2 with ECDHE and AES-GCM.
  ECDHE_GCM("10", Family.TLS),
  /// Rung 11: TLS 1.3.
  TLS_1_3("11", Family.TLS),
  /// Rung 12a: resumption and 0-RTT, one host.
  EARLY_DATA("12a", Family.TLS),
  /// Rung 12b: 0-RTT, two hosts that do not talk.
  EARLY_DATA_TWO_HOSTS("12b", Family.TLS),
  /// Rung 12c: 0-RTT, two hosts with one register.
  EARLY_DATA_SHARED("12c", Family.TLS),
  /// Rung 13: X25519MLKEM768.
  POST_QUANTUM("13", Family.TLS);

  private final String id;
  private final Family family;

  Rung(String id, Family family) {
    this.id = id;
    this.family = family;
  }

  /// What a rung is made of.
  public enum Family {
    /// Bytes over TCP.
    PLAIN,
    /// The toy.
    ALMOST,
    /// The shipped stack.
    TLS
  }

  /// The rung's number: `5a`.
  public String id() {
    return id;
  }

  /// What it is made of.
  public Family family() {
    return family;
  }

  /// The rung with this number.
  public static Optional<Rung> of(String id) {
    return Arrays.stream(values()).filter(rung -> rung.id.equals(id)).findFirst();
  }

  /// The numbers, from the bottom up.
  public static List<String> ids() {
    return Arrays.stream(values()).map(Rung::id).toList();
  }
}
