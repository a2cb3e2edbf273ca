package org.handfast.engine.failure;

import org.handfast.protocol.registry.AlertDescription;

/// Rules of the record layer, RFC 9846 5.
public enum RecordViolation implements Violation {
  NOT_TLS(
      AlertDescription.UNEXPECTED_MESSAGE, "RFC 9846 5.1", "sent bytes that are not a TLS record"),
  WRONG_MAJOR_VERSION(
      AlertDescription.PROTOCOL_VERSION,
      "RFC 9846 5.1",
      "opened with a record of another protocol version"),
  WRONG_VERSION(
      AlertDescription.PROTOCOL_VERSION,
      "RFC 5246 6.2.1",
      "sent a record of another version than was agreed on"),
  RECORD_TOO_LONG(
      AlertDescription.RECORD_OVERFLOW, "RFC 9846 5.1", "sent a record longer than the limit"),
  CONTENT_TOO_LONG(
      AlertDescription.RECORD_OVERFLOW,
      "RFC 9846 5.4",
      "sent a protected record whose content is longer than the limit"),
  RECORD_SIZE_LIMIT_EXCEEDED(
      AlertDescription.RECORD_OVERFLOW,
      "RFC 8449 4",
      "sent a protected record longer than this side had told it to"),
  UNPROTECTED_RECORD(
      AlertDescription.UNEXPECTED_MESSAGE,
      "RFC 9846 5.2",
      "sent an unprotected alert where only protected ones are due"),
  BAD_RECORD(
      AlertDescription.BAD_RECORD_MAC,
      "RFC 9846 5.2",
      "sent a record that does not open under the connection's key"),
  ERROR_AS_WARNING(
      AlertDescription.DECODE_ERROR, "RFC 9846 6", "sent an error alert under the level warning"),
  UNKNOWN_ALERT_LEVEL(
      AlertDescription.ILLEGAL_PARAMETER,
      "RFC 9846 6",
      "sent an alert of a level that does not exist"),
  NO_CONTENT_TYPE(
      AlertDescription.UNEXPECTED_MESSAGE,
      "RFC 9846 5.4",
      "sent a protected record of nothing but padding"),
  UNEXPECTED_CONTENT_TYPE(
      AlertDescription.UNEXPECTED_MESSAGE,
      "RFC 9846 5",
      "sent a record of a type that has no place here"),
  EMPTY_HANDSHAKE_RECORD(
      AlertDescription.UNEXPECTED_MESSAGE,
      "RFC 9846 5.1",
      "sent a handshake record without content"),
  EMPTY_ALERT_RECORD(
      AlertDescription.UNEXPECTED_MESSAGE, "RFC 9846 5.4", "sent an alert record without content"),
  INTERLEAVED_MESSAGE(
      AlertDescription.UNEXPECTED_MESSAGE,
      "RFC 9846 5.1",
      "put another record between the records of one handshake message"),
  MESSAGE_ACROSS_KEY_CHANGE(
      AlertDescription.UNEXPECTED_MESSAGE,
      "RFC 9846 5.1",
      "let a handshake message span a change of keys"),
  MESSAGE_TOO_LONG(
      AlertDescription.ILLEGAL_PARAMETER,
      "RFC 9846 4",
      "sent a handshake message longer than the limit"),
  BAD_CHANGE_CIPHER_SPEC(
      AlertDescription.UNEXPECTED_MESSAGE,
      "RFC 9846 5",
      "sent a ChangeCipherSpec of other than the one byte 1"),
  UNEXPECTED_CHANGE_CIPHER_SPEC(
      AlertDescription.UNEXPECTED_MESSAGE,
      "RFC 9846 5",
      "sent a ChangeCipherSpec outside the handshake"),
  TOO_MANY_CHANGE_CIPHER_SPECS(
      AlertDescription.UNEXPECTED_MESSAGE,
      "RFC 9846 5",
      "sent more ChangeCipherSpec records than the limit"),
  TOO_MANY_EMPTY_RECORDS(
      AlertDescription.UNEXPECTED_MESSAGE,
      "RFC 9846 5.4",
      "sent more empty records in a row than the limit"),
  TOO_MUCH_EARLY_DATA(
      AlertDescription.UNEXPECTED_MESSAGE,
      "RFC 9846 4.3.10",
      "sent more early data than a server has to skip");

  private final Rule rule;

  RecordViolation(AlertDescription alert, String source, String deed) {
    this.rule = new Rule(alert, source, deed);
  }

  @Override
  public Rule rule() {
    return rule;
  }
}
