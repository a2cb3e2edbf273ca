package org.handfast.engine.failure;

import org.handfast.protocol.registry.AlertDescription;

/// Rules of the hello messages and the negotiation in them, RFC 9846 4.2.
public enum HelloViolation implements Violation {
  LEGACY_VERSION_TOO_LOW(
      AlertDescription.PROTOCOL_VERSION,
      "RFC 9846 4.2.2",
      "offered TLS 1.3 under a legacy version below TLS 1.2"),
  WRONG_LEGACY_VERSION(
      AlertDescription.PROTOCOL_VERSION,
      "RFC 9846 4.2.3",
      "answered with TLS 1.3 under a legacy version other than TLS 1.2"),
  COMPRESSION_OFFERED(
      AlertDescription.ILLEGAL_PARAMETER,
      "RFC 9846 4.2.2",
      "offered other compression methods than none"),
  UNOFFERED_VERSION(
      AlertDescription.ILLEGAL_PARAMETER,
      "RFC 9846 4.3.1",
      "selected a version that was not offered"),
  DOWNGRADE(
      AlertDescription.ILLEGAL_PARAMETER,
      "RFC 9846 4.2.3",
      "marked its random as one of a downgraded connection"),
  UNOFFERED_SUITE(
      AlertDescription.ILLEGAL_PARAMETER,
      "RFC 9846 4.2.3",
      "selected a cipher suite that was not offered"),
  SESSION_ID_NOT_ECHOED(
      AlertDescription.ILLEGAL_PARAMETER, "RFC 9846 4.2.3", "did not echo the legacy session id"),
  VERSION_CHANGED_AFTER_RETRY(
      AlertDescription.ILLEGAL_PARAMETER,
      "RFC 9846 4.2.4",
      "selected another version than in its HelloRetryRequest"),
  SUITE_CHANGED_AFTER_RETRY(
      AlertDescription.ILLEGAL_PARAMETER,
      "RFC 9846 4.2.4",
      "selected another cipher suite than in its HelloRetryRequest"),
  RETRY_CHANGES_NOTHING(
      AlertDescription.ILLEGAL_PARAMETER, "RFC 9846 4.2.4", "asked to retry without a change"),
  RETRY_WITH_UNOFFERED_GROUP(
      AlertDescription.ILLEGAL_PARAMETER,
      "RFC 9846 4.3.8",
      "asked for a share of a group that was not offered"),
  RETRY_WITH_SHARED_GROUP(
      AlertDescription.ILLEGAL_PARAMETER,
      "RFC 9846 4.3.8",
      "asked for a share of a group that it already had"),
  UNOFFERED_SHARE(
      AlertDescription.ILLEGAL_PARAMETER,
      "RFC 9846 4.3.8",
      "answered with a share of a group that was not shared"),
  SHARE_WITHOUT_GROUP(
      AlertDescription.ILLEGAL_PARAMETER,
      "RFC 9846 4.3.8",
      "sent a share of a group that it does not list"),
  DUPLICATE_SHARE(
      AlertDescription.ILLEGAL_PARAMETER, "RFC 9846 4.3.8", "sent two shares of one group"),
  INVALID_SHARE(
      AlertDescription.ILLEGAL_PARAMETER,
      "RFC 9846 7.4",
      "sent a share that is no valid one of its group"),
  HELLO_CHANGED_ON_RETRY(
      AlertDescription.ILLEGAL_PARAMETER,
      "RFC 9846 4.2.2",
      "changed more in its second ClientHello than it was asked for"),
  WRONG_SHARE_ON_RETRY(
      AlertDescription.ILLEGAL_PARAMETER,
      "RFC 9846 4.3.8",
      "did not send exactly the one share that it was asked for"),
  COOKIE_NOT_RETURNED(
      AlertDescription.ILLEGAL_PARAMETER, "RFC 9846 4.3.2", "did not return the cookie"),
  KEY_SHARE_MISSING(AlertDescription.MISSING_EXTENSION, "RFC 9846 9.2", "sent no key_share"),
  SUPPORTED_GROUPS_MISSING(
      AlertDescription.MISSING_EXTENSION, "RFC 9846 9.2", "sent no supported_groups"),
  SIGNATURE_ALGORITHMS_MISSING(
      AlertDescription.MISSING_EXTENSION, "RFC 9846 9.2", "sent no signature_algorithms"),
  PSK_MODES_MISSING(
      AlertDescription.MISSING_EXTENSION,
      "RFC 9846 4.3.9",
      "sent pre_shared_key without psk_key_exchange_modes");

  private final Rule rule;

  HelloViolation(AlertDescription alert, String source, String deed) {
    this.rule = new Rule(alert, source, deed);
  }

  @Override
  public Rule rule() {
    return rule;
  }
}
