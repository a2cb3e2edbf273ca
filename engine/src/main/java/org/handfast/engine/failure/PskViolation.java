package org.handfast.engine.failure;

import org.handfast.protocol.registry.AlertDescription;

/// Rules of pre-shared keys and of the early data that goes under them, RFC 9846 4.3.10 and 4.3.11.
public enum PskViolation implements Violation {
  BINDERS_DO_NOT_MATCH(
      AlertDescription.ILLEGAL_PARAMETER,
      "RFC 9846 4.3.11",
      "sent another number of binders than of identities"),
  BAD_BINDER(
      AlertDescription.DECRYPT_ERROR, "RFC 9846 4.3.11", "sent a binder that does not verify"),
  UNKNOWN_KEY(
      AlertDescription.DECRYPT_ERROR,
      "RFC 9846 4.3.11",
      "offered no pre-shared key that is known here, and nothing else is possible"),
  UNOFFERED_KEY(
      AlertDescription.ILLEGAL_PARAMETER,
      "RFC 9846 4.3.11",
      "selected a pre-shared key that was not offered"),
  KEY_OF_ANOTHER_HASH(
      AlertDescription.ILLEGAL_PARAMETER,
      "RFC 9846 4.3.11",
      "selected a pre-shared key that does not fit the cipher suite"),
  EARLY_DATA_NOT_UNDER_FIRST_KEY(
      AlertDescription.ILLEGAL_PARAMETER,
      "RFC 9846 4.3.10",
      "accepted early data without selecting the first pre-shared key"),
  EARLY_DATA_ON_OTHER_TERMS(
      AlertDescription.ILLEGAL_PARAMETER,
      "RFC 9846 4.3.10",
      "accepted early data on other terms than those of its session"),
  TOO_MUCH_ACCEPTED_EARLY_DATA(
      AlertDescription.UNEXPECTED_MESSAGE,
      "RFC 9846 4.7.1",
      "sent more early data than its ticket allows");

  private final Rule rule;

  PskViolation(AlertDescription alert, String source, String deed) {
    this.rule = new Rule(alert, source, deed);
  }

  @Override
  public Rule rule() {
    return rule;
  }
}
