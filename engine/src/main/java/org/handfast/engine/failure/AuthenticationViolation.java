package org.handfast.engine.failure;

import org.handfast.protocol.registry.AlertDescription;

/// Rules of the authentication messages, RFC 9846 4.5.
public enum AuthenticationViolation implements Violation {
  NON_EMPTY_REQUEST_CONTEXT(
      AlertDescription.ILLEGAL_PARAMETER,
      "RFC 9846 4.4.2",
      "used a certificate request context in the handshake"),
  WRONG_REQUEST_CONTEXT(
      AlertDescription.ILLEGAL_PARAMETER,
      "RFC 9846 4.5.1",
      "answered with another certificate request context"),
  EMPTY_SERVER_CERTIFICATE(
      AlertDescription.DECODE_ERROR, "RFC 9846 4.5.1.3", "sent no certificate"),
  CERTIFICATE_REQUIRED(
      AlertDescription.CERTIFICATE_REQUIRED,
      "RFC 9846 4.5.1.3",
      "sent no certificate though one is required"),
  SIGNATURE_ALGORITHMS_MISSING(
      AlertDescription.MISSING_EXTENSION,
      "RFC 9846 4.4.2",
      "requested a certificate without signature_algorithms"),
  UNOFFERED_SCHEME(
      AlertDescription.ILLEGAL_PARAMETER,
      "RFC 9846 4.5.2",
      "signed with a scheme that was not offered"),
  SCHEME_NOT_FOR_KEY(
      AlertDescription.ILLEGAL_PARAMETER,
      "RFC 9846 4.5.2",
      "signed with a scheme that does not fit its certificate's key"),
  UNOFFERED_COMPRESSION(
      AlertDescription.ILLEGAL_PARAMETER,
      "RFC 8879 4",
      "compressed its certificate with an algorithm that was not offered"),
  BAD_COMPRESSION(
      AlertDescription.BAD_CERTIFICATE,
      "RFC 8879 4",
      "sent a certificate that does not expand to what it announced"),
  BAD_SIGNATURE(
      AlertDescription.DECRYPT_ERROR, "RFC 9846 4.5.2", "sent a signature that does not verify"),
  SEVERAL_RAW_KEYS(
      AlertDescription.ILLEGAL_PARAMETER,
      "RFC 9846 4.5.1",
      "sent more than one entry where a raw public key stands alone"),
  BAD_FINISHED(
      AlertDescription.DECRYPT_ERROR, "RFC 9846 4.5.3", "sent a Finished that does not verify");

  private final Rule rule;

  AuthenticationViolation(AlertDescription alert, String source, String deed) {
    this.rule = new Rule(alert, source, deed);
  }

  @Override
  public Rule rule() {
    return rule;
  }
}
