package org.handfast.engine.failure;

import org.handfast.protocol.registry.AlertDescription;

/// Rules that TLS 1.2 has and TLS 1.3 has not, or has with another alert.
public enum Tls12Violation implements Violation {
  NULL_COMPRESSION_MISSING(
      AlertDescription.ILLEGAL_PARAMETER,
      "RFC 5246 7.4.1.2",
      "did not offer to do without compression"),
  UNCOMPRESSED_POINTS_MISSING(
      AlertDescription.ILLEGAL_PARAMETER,
      "RFC 8422 5.1.2",
      "listed formats of points without the uncompressed one"),
  RENEGOTIATION_CLAIMED(
      AlertDescription.HANDSHAKE_FAILURE,
      "RFC 5746 3.6",
      "took the first handshake of the connection for a renegotiation"),
  INAPPROPRIATE_FALLBACK(
      AlertDescription.INAPPROPRIATE_FALLBACK,
      "RFC 7507 3",
      "fell back to a version below what both have"),
  EXTENDED_MASTER_SECRET_LOST(
      AlertDescription.HANDSHAKE_FAILURE,
      "RFC 7627 5.3",
      "offered a session with an extended master secret without offering that again"),
  INVALID_POINT(
      AlertDescription.ILLEGAL_PARAMETER,
      "RFC 8422 5.11",
      "sent a public key that is no valid one of its curve"),
  CERTIFICATE_REQUIRED(
      AlertDescription.HANDSHAKE_FAILURE,
      "RFC 5246 7.4.6",
      "sent no certificate though one is required"),
  RENEGOTIATION_REPEATED(
      AlertDescription.UNEXPECTED_MESSAGE,
      "RFC 5246 7.2.2",
      "asked for a renegotiation again after it had been refused");

  private final Rule rule;

  Tls12Violation(AlertDescription alert, String source, String deed) {
    this.rule = new Rule(alert, source, deed);
  }

  @Override
  public Rule rule() {
    return rule;
  }
}
