package org.handfast.engine.failure;

import org.handfast.protocol.registry.AlertDescription;

/// Rules of TLS 1.2 that TLS 1.3 does not have, RFC 5246 and what was added to it.
public enum Tls12Violation implements Violation {
  NULL_COMPRESSION_MISSING(
      AlertDescription.ILLEGAL_PARAMETER,
      "RFC 5246 7.4.1.2",
      "did not offer to do without compression"),
  INAPPROPRIATE_FALLBACK(
      AlertDescription.INAPPROPRIATE_FALLBACK,
      "RFC 7507 3",
      "fell back to a version below what both have"),
  RENEGOTIATION_INFO_MISSING(
      AlertDescription.HANDSHAKE_FAILURE,
      "RFC 5746 3.4",
      "does not say that it renegotiates securely or not at all"),
  RENEGOTIATION_INFO_NOT_EMPTY(
      AlertDescription.HANDSHAKE_FAILURE,
      "RFC 5746 3.4",
      "took the first handshake of a connection for another one"),
  EXTENDED_MASTER_SECRET_MISSING(
      AlertDescription.HANDSHAKE_FAILURE,
      "RFC 7627 5.3",
      "does not bind its keys to the whole handshake"),
  EXTENDED_MASTER_SECRET_CHANGED(
      AlertDescription.HANDSHAKE_FAILURE,
      "RFC 7627 5.3",
      "resumed a session with keys of another binding than it had"),
  UNCOMPRESSED_POINTS_MISSING(
      AlertDescription.ILLEGAL_PARAMETER,
      "RFC 8422 5.1.2",
      "listed point formats without the uncompressed one"),
  ENCRYPT_THEN_MAC_WITHOUT_BLOCK_CIPHER(
      AlertDescription.ILLEGAL_PARAMETER,
      "RFC 7366 3",
      "agreed to encrypt_then_mac under a suite that has no block cipher"),
  OLDER_VERSION_ON_EARLY_DATA(
      AlertDescription.PROTOCOL_VERSION,
      "RFC 9846 E.3",
      "selected TLS 1.2 in answer to early data, which that version does not have"),
  UNKNOWN_SESSION(
      AlertDescription.ILLEGAL_PARAMETER,
      "RFC 5246 7.4.1.3",
      "resumed a session that was not offered"),
  SUITE_CHANGED_ON_RESUMPTION(
      AlertDescription.ILLEGAL_PARAMETER,
      "RFC 5246 7.4.1.3",
      "resumed a session under another cipher suite"),
  UNOFFERED_GROUP(
      AlertDescription.ILLEGAL_PARAMETER,
      "RFC 8422 5.4",
      "made its ephemeral key on a curve that was not offered"),
  INVALID_POINT(
      AlertDescription.ILLEGAL_PARAMETER,
      "RFC 8422 5.11",
      "sent an ephemeral key that is no valid one of its curve"),
  SCHEME_NOT_FOR_SUITE(
      AlertDescription.ILLEGAL_PARAMETER,
      "RFC 8422 5.4",
      "signed with another kind of key than the cipher suite has"),
  KEY_NOT_FOR_SUITE(
      AlertDescription.ILLEGAL_PARAMETER,
      "RFC 5246 7.4.2",
      "has a certificate whose key does not fit the cipher suite"),
  EMPTY_SERVER_CERTIFICATE(AlertDescription.DECODE_ERROR, "RFC 5246 7.4.2", "sent no certificate"),
  CERTIFICATE_REQUIRED(
      AlertDescription.HANDSHAKE_FAILURE,
      "RFC 5246 7.4.6",
      "sent no certificate though one is required"),
  SEVERAL_RENEGOTIATIONS(
      AlertDescription.UNEXPECTED_MESSAGE,
      "RFC 5246 7.4.1.1",
      "asked again to negotiate anew after it was told that this is not done");

  private final Rule rule;

  Tls12Violation(AlertDescription alert, String source, String deed) {
    this.rule = new Rule(alert, source, deed);
  }

  @Override
  public Rule rule() {
    return rule;
  }
}
