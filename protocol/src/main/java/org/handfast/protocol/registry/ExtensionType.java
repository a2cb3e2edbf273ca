package org.handfast.protocol.registry;

import java.util.Optional;

/// The type of an extension, RFC 9846 4.3.
public record ExtensionType(int code) {

  private static final CodePoints<ExtensionType> REGISTRY = new CodePoints<>("ExtensionType", 2);

  public static final ExtensionType SERVER_NAME = known("server_name", 0x0000);
  public static final ExtensionType MAX_FRAGMENT_LENGTH = known("max_fragment_length", 0x0001);
  public static final ExtensionType CLIENT_CERTIFICATE_URL =
      known("client_certificate_url", 0x0002);
  public static final ExtensionType TRUSTED_CA_KEYS = known("trusted_ca_keys", 0x0003);
  public static final ExtensionType TRUNCATED_HMAC = known("truncated_hmac", 0x0004);
  public static final ExtensionType STATUS_REQUEST = known("status_request", 0x0005);
  public static final ExtensionType SUPPORTED_GROUPS = known("supported_groups", 0x000A);
  public static final ExtensionType EC_POINT_FORMATS = known("ec_point_formats", 0x000B);
  public static final ExtensionType SIGNATURE_ALGORITHMS = known("signature_algorithms", 0x000D);
  public static final ExtensionType USE_SRTP = known("use_srtp", 0x000E);
  public static final ExtensionType HEARTBEAT = known("heartbeat", 0x000F);
  public static final ExtensionType APPLICATION_LAYER_PROTOCOL_NEGOTIATION =
      known("application_layer_protocol_negotiation", 0x0010);
  public static final ExtensionType STATUS_REQUEST_V2 = known("status_request_v2", 0x0011);
  public static final ExtensionType SIGNED_CERTIFICATE_TIMESTAMP =
      known("signed_certificate_timestamp", 0x0012);
  public static final ExtensionType CLIENT_CERTIFICATE_TYPE =
      known("client_certificate_type", 0x0013);
  public static final ExtensionType SERVER_CERTIFICATE_TYPE =
      known("server_certificate_type", 0x0014);
  public static final ExtensionType PADDING = known("padding", 0x0015);
  public static final ExtensionType ENCRYPT_THEN_MAC = known("encrypt_then_mac", 0x0016);
  public static final ExtensionType EXTENDED_MASTER_SECRET =
      known("extended_master_secret", 0x0017);
  public static final ExtensionType COMPRESS_CERTIFICATE = known("compress_certificate", 0x001B);
  public static final ExtensionType RECORD_SIZE_LIMIT = known("record_size_limit", 0x001C);
  public static final ExtensionType DELEGATED_CREDENTIAL = known("delegated_credential", 0x0022);
  public static final ExtensionType SESSION_TICKET = known("session_ticket", 0x0023);
  public static final ExtensionType SUPPORTED_EKT_CIPHERS = known("supported_ekt_ciphers", 0x0027);
  public static final ExtensionType PRE_SHARED_KEY = known("pre_shared_key", 0x0029);
  public static final ExtensionType EARLY_DATA = known("early_data", 0x002A);
  public static final ExtensionType SUPPORTED_VERSIONS = known("supported_versions", 0x002B);
  public static final ExtensionType COOKIE = known("cookie", 0x002C);
  public static final ExtensionType PSK_KEY_EXCHANGE_MODES =
      known("psk_key_exchange_modes", 0x002D);
  public static final ExtensionType CERTIFICATE_AUTHORITIES =
      known("certificate_authorities", 0x002F);
  public static final ExtensionType OID_FILTERS = known("oid_filters", 0x0030);
  public static final ExtensionType POST_HANDSHAKE_AUTH = known("post_handshake_auth", 0x0031);
  public static final ExtensionType SIGNATURE_ALGORITHMS_CERT =
      known("signature_algorithms_cert", 0x0032);
  public static final ExtensionType KEY_SHARE = known("key_share", 0x0033);
  public static final ExtensionType TRANSPARENCY_INFO = known("transparency_info", 0x0034);
  public static final ExtensionType EXTERNAL_ID_HASH = known("external_id_hash", 0x0037);
  public static final ExtensionType EXTERNAL_SESSION_ID = known("external_session_id", 0x0038);
  public static final ExtensionType QUIC_TRANSPORT_PARAMETERS =
      known("quic_transport_parameters", 0x0039);
  public static final ExtensionType TICKET_REQUEST = known("ticket_request", 0x003A);
  public static final ExtensionType TLS_FLAGS = known("tls_flags", 0x003E);
  public static final ExtensionType ECH_OUTER_EXTENSIONS = known("ech_outer_extensions", 0xFD00);
  public static final ExtensionType ENCRYPTED_CLIENT_HELLO =
      known("encrypted_client_hello", 0xFE0D);
  public static final ExtensionType RENEGOTIATION_INFO = known("renegotiation_info", 0xFF01);

  /// Any code of two octets, known or not.
  public ExtensionType {
    CodePoints.requireFits(code, 2);
  }

  /// The constant with this name, exactly as IANA spells it.
  public static Optional<ExtensionType> named(String name) {
    return REGISTRY.named(name);
  }

  /// Whether RFC 8701 reserves this value to keep peers tolerant of what they do not know.
  public boolean isGrease() {
    return CodePoints.isGrease(code);
  }

  /// The registered name, or `ExtensionType(0xabcd)`.
  @Override
  public String toString() {
    return REGISTRY.name(code, isGrease());
  }

  private static ExtensionType known(String name, int code) {
    return REGISTRY.add(name, code, new ExtensionType(code));
  }
}
