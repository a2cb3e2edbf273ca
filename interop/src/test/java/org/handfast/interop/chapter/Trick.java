package org.handfast.interop.chapter;

import org.handfast.engine.failure.AuthenticationViolation;
import org.handfast.engine.failure.HelloViolation;
import org.handfast.engine.failure.RecordViolation;
import org.handfast.engine.failure.Tls12Violation;
import org.handfast.engine.failure.Violation;
import org.handfast.protocol.registry.AlertDescription;

/// What Trudy does to a handshake, and the step and the alert at which she is caught: no later than
/// the first Finished.
enum Trick {
  /// Both ends have the keys that they would have had, and what they say of the handshake differs.
  CHAPTER_WITHOUT_STRONG_SUITES(
      Deal.CHAPTER, Deal.CHAPTER.stripped(), Step.VERIFY_DATA, AlertDescription.DECRYPT_ERROR),
  /// The nonces are in the master secret, and the keys differ.
  CHAPTER_WITH_ANOTHER_CLIENT_NONCE(
      Deal.CHAPTER, Edit.clientNonce(), Step.FINISHED_RECORD, AlertDescription.BAD_RECORD_MAC),
  CHAPTER_WITH_ANOTHER_SERVER_NONCE(
      Deal.CHAPTER, Edit.serverNonce(), Step.FINISHED_RECORD, AlertDescription.BAD_RECORD_MAC),
  /// All messages are in the master secret, and the keys differ (RFC 7627 4).
  MENDED_WITHOUT_STRONG_SUITES(
      Deal.MENDED, Deal.MENDED.stripped(), Step.FINISHED_RECORD, AlertDescription.BAD_RECORD_MAC),
  MENDED_WITH_ANOTHER_CLIENT_NONCE(
      Deal.MENDED, Edit.clientNonce(), Step.FINISHED_RECORD, AlertDescription.BAD_RECORD_MAC),
  MENDED_WITH_ANOTHER_SERVER_NONCE(
      Deal.MENDED, Edit.serverNonce(), Step.FINISHED_RECORD, AlertDescription.BAD_RECORD_MAC),
  /// Both ends go back to the chapter's form, each because of the other.
  MENDED_UNDONE(
      Deal.MENDED,
      Edit.deleteExtension(Extension.EXTENDED_MASTER_SECRET)
          .then(Edit.deleteExtension(Extension.ENCRYPT_THEN_MAC)),
      Step.VERIFY_DATA,
      AlertDescription.DECRYPT_ERROR),
  EPHEMERAL_WITHOUT_STRONG_SUITES(
      Deal.EPHEMERAL,
      Deal.EPHEMERAL.stripped(),
      Step.FINISHED_RECORD,
      AlertDescription.BAD_RECORD_MAC),
  /// A modern policy does not do without.
  EPHEMERAL_UNDONE(
      Deal.EPHEMERAL,
      Edit.deleteExtension(Extension.EXTENDED_MASTER_SECRET),
      Step.HELLO,
      AlertDescription.HANDSHAKE_FAILURE),
  /// The nonces are in what the server signs, and the client does not get as far as to keys.
  EPHEMERAL_WITH_ANOTHER_CLIENT_NONCE(
      Deal.EPHEMERAL, Edit.clientNonce(), Step.SERVER_KEY_EXCHANGE, AlertDescription.DECRYPT_ERROR),
  EPHEMERAL_WITH_ANOTHER_SERVER_NONCE(
      Deal.EPHEMERAL, Edit.serverNonce(), Step.SERVER_KEY_EXCHANGE, AlertDescription.DECRYPT_ERROR),
  /// The hellos are in all keys (RFC 9846 7.1).
  TLS13_WITHOUT_STRONG_SUITES(
      Deal.TLS13,
      Deal.TLS13.stripped(),
      Step.ENCRYPTED_EXTENSIONS,
      AlertDescription.BAD_RECORD_MAC),
  TLS13_WITH_ANOTHER_CLIENT_NONCE(
      Deal.TLS13, Edit.clientNonce(), Step.ENCRYPTED_EXTENSIONS, AlertDescription.BAD_RECORD_MAC),
  TLS13_WITH_ANOTHER_SERVER_NONCE(
      Deal.TLS13, Edit.serverNonce(), Step.ENCRYPTED_EXTENSIONS, AlertDescription.BAD_RECORD_MAC),
  /// The server says in its nonce that it could have done better (RFC 9846 4.2.3).
  TLS12_FORCED(
      Deal.EITHER,
      Edit.deleteExtension(Extension.SUPPORTED_VERSIONS),
      Step.SENTINEL,
      AlertDescription.ILLEGAL_PARAMETER);

  private final Deal deal;
  private final Edit edit;
  private final Step step;
  private final AlertDescription alert;

  Trick(Deal deal, Edit edit, Step step, AlertDescription alert) {
    this.deal = deal;
    this.edit = edit;
    this.step = step;
    this.alert = alert;
  }

  /// What the ends would have agreed on.
  Deal deal() {
    return deal;
  }

  Edit edit() {
    return edit;
  }

  /// Where she is caught.
  Step step() {
    return step;
  }

  /// What the end that catches her says.
  AlertDescription alert() {
    return alert;
  }

  /// Where an end notices, which one, the rule that is broken for ours, what OpenSSL's says, and
  /// how the alert travels.
  enum Step {
    /// What the other end's hello lacks.
    HELLO(End.OURS, Tls12Violation.EXTENDED_MASTER_SECRET_MISSING, "", Keys.NONE_YET),
    /// The nonce of the server's hello.
    SENTINEL(End.CLIENT, HelloViolation.DOWNGRADE, "inappropriate fallback", Keys.NONE_YET),
    /// The signature over the nonces and the server's share.
    SERVER_KEY_EXCHANGE(
        End.CLIENT, AuthenticationViolation.BAD_SIGNATURE, "bad signature", Keys.NONE_YET),
    /// TLS 1.3's first protected record.
    ENCRYPTED_EXTENSIONS(
        End.CLIENT, RecordViolation.BAD_RECORD, Step.UNREADABLE, Keys.OF_EACH_ITS_OWN),
    /// The client's Finished, which does not open.
    FINISHED_RECORD(End.SERVER, RecordViolation.BAD_RECORD, Step.UNREADABLE, Keys.NONE_YET),
    /// The client's Finished, which opens and says something else.
    VERIFY_DATA(
        End.SERVER, AuthenticationViolation.BAD_FINISHED, "digest check failed", Keys.NONE_YET);

    private static final String UNREADABLE = "decryption failed or bad record mac";

    private final End end;
    private final Violation rule;
    private final String words;
    private final Keys keys;

    Step(End end, Violation rule, String words, Keys keys) {
      this.end = end;
      this.rule = rule;
      this.words = words;
      this.keys = keys;
    }

    /// Whether the end that is ours notices.
    boolean isNoticedBy(End ours) {
      return end == ours || end == End.OURS;
    }

    /// What our end says is broken.
    Violation rule() {
      return rule;
    }

    /// How OpenSSL says it.
    String words() {
      return words;
    }

    /// What OpenSSL says when our end has noticed. An alert under keys that it does not have is one
    /// more record that it cannot open.
    String heard(AlertDescription alert) {
      return switch (keys) {
        case NONE_YET -> "SSL alert number " + alert.code();
        case OF_EACH_ITS_OWN -> UNREADABLE;
      };
    }
  }

  /// What our end would protect an alert with at a step.
  private enum Keys {
    NONE_YET,
    OF_EACH_ITS_OWN
  }

  /// Bob and Alice, and the one of both that is ours.
  enum End {
    CLIENT,
    SERVER,
    OURS
  }
}
