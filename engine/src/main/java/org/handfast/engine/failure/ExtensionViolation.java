package org.handfast.engine.failure;

import org.handfast.protocol.registry.AlertDescription;

/// Rules that hold for extensions as such, RFC 9846 4.3.
public enum ExtensionViolation implements Violation {
  FORBIDDEN_HERE(
      AlertDescription.ILLEGAL_PARAMETER,
      "RFC 9846 4.3",
      "sent an extension in a message that cannot carry it"),
  UNSOLICITED(
      AlertDescription.UNSUPPORTED_EXTENSION,
      "RFC 9846 4.3",
      "answered with an extension that was not asked for"),
  PRE_SHARED_KEY_NOT_LAST(
      AlertDescription.ILLEGAL_PARAMETER, "RFC 9846 4.3.11", "did not put pre_shared_key last"),
  NOT_ONE_PROTOCOL(
      AlertDescription.ILLEGAL_PARAMETER,
      "RFC 7301 3.1",
      "did not select exactly one application protocol"),
  UNOFFERED_PROTOCOL(
      AlertDescription.ILLEGAL_PARAMETER,
      "RFC 7301 3.1",
      "selected an application protocol that was not offered"),
  INVALID_SERVER_NAME(
      AlertDescription.ILLEGAL_PARAMETER,
      "RFC 6066 3",
      "asked for a server name that is no host name"),
  DUPLICATE_OID_FILTER(
      AlertDescription.ILLEGAL_PARAMETER,
      "RFC 9846 4.3.5",
      "sent two filters for one certificate extension"),
  CERTIFICATE_TYPES_WITHOUT_CHOICE(
      AlertDescription.ILLEGAL_PARAMETER,
      "RFC 7250 4.1",
      "listed types of certificate without anything but the default"),
  UNOFFERED_CERTIFICATE_TYPE(
      AlertDescription.ILLEGAL_PARAMETER,
      "RFC 7250 4.2",
      "selected a type of certificate that was not offered"),
  DUPLICATE_COMPRESSION(
      AlertDescription.ILLEGAL_PARAMETER,
      "RFC 8879 3",
      "offered one way to compress certificates twice"),
  RECORD_SIZE_LIMIT_OUT_OF_RANGE(
      AlertDescription.ILLEGAL_PARAMETER,
      "RFC 8449 4",
      "named a limit of its records' size that it must not name");

  private final Rule rule;

  ExtensionViolation(AlertDescription alert, String source, String deed) {
    this.rule = new Rule(alert, source, deed);
  }

  @Override
  public Rule rule() {
    return rule;
  }
}
