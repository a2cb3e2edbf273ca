package org.handfast.lab.almost;

import org.handfast.lab.ladder.Rung;
import org.handfast.lab.stage.Person;

/// What is spoken on one rung: the chapter's questions, each with one of its answers.
///
/// @param secret what Bob encrypts to Alice
/// @param split which keys come of the master secret
/// @param integrity what stands behind the data
/// @param closing how a direction ends
/// @param nonces who throws one
/// @param choice whether there is a list of suites to pick from
/// @param ending whether the handshake ends with MACs of all its messages
public record Variant(
    Secret secret,
    Split split,
    Integrity integrity,
    Closing closing,
    Nonces nonces,
    Choice choice,
    Ending ending) {

  /// What Bob makes and encrypts to Alice.
  public enum Secret {
    /// The master secret itself.
    MS,
    /// A pre-master secret, from which both compute the master secret.
    PMS
  }

  /// Which keys come of the master secret.
  public enum Split {
    /// It is the key, for both directions.
    NONE(16),
    /// One key to encrypt and one for MACs, for both directions.
    ONE_PAIR(48),
    /// A pair for each direction: the chapter's four keys.
    FOUR_KEYS(96);

    private final int length;

    Split(int length) {
      this.length = length;
    }

    /// How many bytes of master secret it takes.
    public int length() {
      return length;
    }
  }

  /// What stands behind the data of a record, and is encrypted with it.
  public enum Integrity {
    /// Nothing.
    NONE,
    /// `SHA-256(data)`: a hash that anybody can compute.
    HASH,
    /// `SHA-256(all data ‖ M)`, once, at the end of the stream.
    STREAM_MAC,
    /// `SHA-256(data ‖ M)`.
    MAC,
    /// `SHA-256(data ‖ M ‖ seq)`: the chapter's.
    NUMBERED_MAC,
    /// `HMAC-SHA-256(M, seq ‖ type ‖ version ‖ length ‖ data)`.
    HMAC;

    /// Whether records are counted.
    public boolean isNumbered() {
      return this == NUMBERED_MAC || this == HMAC;
    }
  }

  /// How a direction ends.
  public enum Closing {
    /// With TCP's FIN, and that is all.
    FIN,
    /// The last record of data says so in its type.
    TYPE_OF_LAST,
    /// With a record of its own.
    RECORD
  }

  /// Who throws a nonce for the handshake.
  public enum Nonces {
    /// Nobody.
    NONE,
    /// Bob alone.
    BOBS,
    /// Alice alone.
    ALICES,
    /// Both.
    BOTH;

    /// How long a nonce of this person's is: 32 bytes, or none.
    public int lengthOf(Person person) {
      boolean throwsOne = this == BOTH || this == (person == Person.BOB ? BOBS : ALICES);
      return throwsOne ? 32 : 0;
    }
  }

  /// Whether the two agree on algorithms.
  public enum Choice {
    /// There is one suite, and no word about it.
    ONE_SUITE,
    /// Bob offers, Alice picks.
    LIST
  }

  /// How the handshake ends.
  public enum Ending {
    /// When both have the keys.
    WITH_THE_KEYS,
    /// When each has checked the other's MAC of all messages.
    WITH_MACS
  }

  /// What is spoken on this rung.
  ///
  /// @throws IllegalArgumentException where it is not almost-SSL
  public static Variant of(Rung rung) {
    return switch (rung) {
      case MASTER_SECRET_ALONE -> simple(Split.NONE, Integrity.NONE, Closing.FIN);
      case UNKEYED_HASH -> simple(Split.NONE, Integrity.HASH, Closing.FIN);
      case ONE_KEY_PAIR -> simple(Split.ONE_PAIR, Integrity.MAC, Closing.FIN);
      case ONE_KEY_PAIR_NUMBERED -> simple(Split.ONE_PAIR, Integrity.NUMBERED_MAC, Closing.FIN);
      case STREAM_MAC -> simple(Split.FOUR_KEYS, Integrity.STREAM_MAC, Closing.FIN);
      // Three looks at one protocol: at its keys, at its records, at their order.
      case FOUR_KEYS, RECORD_MAC, WITHOUT_NUMBERS ->
          simple(Split.FOUR_KEYS, Integrity.MAC, Closing.FIN);
      // Two looks: at its numbers, at its end.
      case CHAPTERS_MAC, FIN_ALONE -> simple(Split.FOUR_KEYS, Integrity.NUMBERED_MAC, Closing.FIN);
      case WHOLE_RECORD_MAC -> simple(Split.FOUR_KEYS, Integrity.HMAC, Closing.FIN);
      case CLOSE_AS_TYPE -> simple(Split.FOUR_KEYS, Integrity.NUMBERED_MAC, Closing.TYPE_OF_LAST);
      case CLOSE_RECORD -> simple(Split.FOUR_KEYS, Integrity.HMAC, Closing.RECORD);
      case NO_NONCE -> full(Nonces.NONE, Choice.ONE_SUITE, Ending.WITH_THE_KEYS);
      case BOBS_NONCE -> full(Nonces.BOBS, Choice.ONE_SUITE, Ending.WITH_THE_KEYS);
      case ALICES_NONCE -> full(Nonces.ALICES, Choice.ONE_SUITE, Ending.WITH_THE_KEYS);
      case BOTH_NONCES -> full(Nonces.BOTH, Choice.ONE_SUITE, Ending.WITH_THE_KEYS);
      case SUITES_UNCHECKED -> full(Nonces.BOTH, Choice.LIST, Ending.WITH_THE_KEYS);
      case SUITES_CHECKED -> full(Nonces.BOTH, Choice.LIST, Ending.WITH_MACS);
      default -> throw new IllegalArgumentException("rung " + rung.id() + " is not almost-SSL");
    };
  }

  /// "The bigger picture": hello, certificate, master secret.
  private static Variant simple(Split split, Integrity integrity, Closing closing) {
    return new Variant(
        Secret.MS, split, integrity, closing, Nonces.NONE, Choice.ONE_SUITE, Ending.WITH_THE_KEYS);
  }

  /// "A more complete picture": a pre-master secret, and the best records there are.
  private static Variant full(Nonces nonces, Choice choice, Ending ending) {
    return new Variant(
        Secret.PMS, Split.FOUR_KEYS, Integrity.HMAC, Closing.RECORD, nonces, choice, ending);
  }

  /// How long the secret is that Bob encrypts.
  public int secretLength() {
    return switch (secret) {
      case MS -> split.length();
      case PMS -> 48;
    };
  }

  /// Whether Alice has something to say before her certificate: a nonce, or a pick.
  public boolean hasAnswer() {
    return nonces.lengthOf(Person.ALICE) > 0 || choice == Choice.LIST;
  }
}
