package org.handfast.protocol.registry;

/// What an alert says, RFC 9846 6.
public record AlertDescription(int code) {

  private static final CodePoints<AlertDescription> REGISTRY =
      new CodePoints<>("AlertDescription", 1);

  public static final AlertDescription CLOSE_NOTIFY = known("close_notify", 0);
  public static final AlertDescription UNEXPECTED_MESSAGE = known("unexpected_message", 10);
  public static final AlertDescription BAD_RECORD_MAC = known("bad_record_mac", 20);
  public static final AlertDescription RECORD_OVERFLOW = known("record_overflow", 22);
  public static final AlertDescription HANDSHAKE_FAILURE = known("handshake_failure", 40);
  public static final AlertDescription BAD_CERTIFICATE = known("bad_certificate", 42);
  public static final AlertDescription UNSUPPORTED_CERTIFICATE =
      known("unsupported_certificate", 43);
  public static final AlertDescription CERTIFICATE_REVOKED = known("certificate_revoked", 44);
  public static final AlertDescription CERTIFICATE_EXPIRED = known("certificate_expired", 45);
  public static final AlertDescription CERTIFICATE_UNKNOWN = known("certificate_unknown", 46);
  public static final AlertDescription ILLEGAL_PARAMETER = known("illegal_parameter", 47);
  public static final AlertDescription UNKNOWN_CA = known("unknown_ca", 48);
  public static final AlertDescription ACCESS_DENIED = known("access_denied", 49);
  public static final AlertDescription DECODE_ERROR = known("decode_error", 50);
  public static final AlertDescription DECRYPT_ERROR = known("decrypt_error", 51);
  public static final AlertDescription PROTOCOL_VERSION = known("protocol_version", 70);
  public static final AlertDescription INSUFFICIENT_SECURITY = known("insufficient_security", 71);
  public static final AlertDescription INTERNAL_ERROR = known("internal_error", 80);
  public static final AlertDescription INAPPROPRIATE_FALLBACK = known("inappropriate_fallback", 86);
  public static final AlertDescription USER_CANCELED = known("user_canceled", 90);
  public static final AlertDescription NO_RENEGOTIATION = known("no_renegotiation", 100);
  public static final AlertDescription MISSING_EXTENSION = known("missing_extension", 109);
  public static final AlertDescription UNSUPPORTED_EXTENSION = known("unsupported_extension", 110);
  public static final AlertDescription UNRECOGNIZED_NAME = known("unrecognized_name", 112);
  public static final AlertDescription BAD_CERTIFICATE_STATUS_RESPONSE =
      known("bad_certificate_status_response", 113);
  public static final AlertDescription UNKNOWN_PSK_IDENTITY = known("unknown_psk_identity", 115);
  public static final AlertDescription CERTIFICATE_REQUIRED = known("certificate_required", 116);
  public static final AlertDescription GENERAL_ERROR = known("general_error", 117);
  public static final AlertDescription NO_APPLICATION_PROTOCOL =
      known("no_application_protocol", 120);
  public static final AlertDescription ECH_REQUIRED = known("ech_required", 121);

  /// Any code of one octet, known or not.
  public AlertDescription {
    CodePoints.requireFits(code, 1);
  }

  /// The registered name, or `AlertDescription(0xab)`.
  @Override
  public String toString() {
    return REGISTRY.name(code);
  }

  private static AlertDescription known(String name, int code) {
    return REGISTRY.add(name, code, new AlertDescription(code));
  }
}
