package org.handfast.protocol.registry;

/// The type of a handshake message, RFC 9846 4.
public record HandshakeType(int code) {

  private static final CodePoints<HandshakeType> REGISTRY = new CodePoints<>("HandshakeType", 1);

  public static final HandshakeType HELLO_REQUEST = known("hello_request", 0);
  public static final HandshakeType CLIENT_HELLO = known("client_hello", 1);
  public static final HandshakeType SERVER_HELLO = known("server_hello", 2);
  public static final HandshakeType NEW_SESSION_TICKET = known("new_session_ticket", 4);
  public static final HandshakeType END_OF_EARLY_DATA = known("end_of_early_data", 5);
  public static final HandshakeType ENCRYPTED_EXTENSIONS = known("encrypted_extensions", 8);
  public static final HandshakeType CERTIFICATE = known("certificate", 11);
  public static final HandshakeType SERVER_KEY_EXCHANGE = known("server_key_exchange", 12);
  public static final HandshakeType CERTIFICATE_REQUEST = known("certificate_request", 13);
  public static final HandshakeType SERVER_HELLO_DONE = known("server_hello_done", 14);
  public static final HandshakeType CERTIFICATE_VERIFY = known("certificate_verify", 15);
  public static final HandshakeType CLIENT_KEY_EXCHANGE = known("client_key_exchange", 16);
  public static final HandshakeType FINISHED = known("finished", 20);
  public static final HandshakeType CERTIFICATE_STATUS = known("certificate_status", 22);
  public static final HandshakeType KEY_UPDATE = known("key_update", 24);
  public static final HandshakeType COMPRESSED_CERTIFICATE = known("compressed_certificate", 25);

  /// The stand-in for the first ClientHello in a transcript, RFC 9846 4.1; never sent.
  public static final HandshakeType MESSAGE_HASH = known("message_hash", 254);

  /// Any code of one octet, known or not.
  public HandshakeType {
    CodePoints.requireFits(code, 1);
  }

  /// The registered name, or `HandshakeType(0xab)`.
  @Override
  public String toString() {
    return REGISTRY.name(code);
  }

  private static HandshakeType known(String name, int code) {
    return REGISTRY.add(name, code, new HandshakeType(code));
  }
}
