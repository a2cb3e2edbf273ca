package org.handfast.interop.chapter;

import java.util.List;

/// Step 2 of the chapter's handshake: the server's picks and its nonce (RFC 5246 7.4.1.3).
///
/// ```
/// struct {
///     ProtocolVersion server_version;
///     Random random;
///     SessionID session_id;
///     CipherSuite cipher_suite;
///     CompressionMethod compression_method;
///     Extension extensions<0..2^16-1>;
/// } ServerHello;
/// ```
///
/// @param random the server's nonce
record ServerHello(
    int version,
    Octets random,
    Octets sessionId,
    int cipherSuite,
    int compressionMethod,
    List<Extension> extensions) {

  static ServerHello of(Message message) {
    Fields fields = new Fields(message.body());
    return new ServerHello(
        fields.number(2),
        fields.take(ClientHello.RANDOM_LENGTH),
        fields.vector(1),
        fields.number(2),
        fields.number(1),
        Extension.all(fields));
  }

  /// What the server says in its hello is agreed: the client has offered it.
  boolean agreesOn(int extension) {
    return extensions.stream().anyMatch(each -> each.type() == extension);
  }

  /// The same with another nonce.
  ServerHello withRandom(Octets other) {
    return new ServerHello(version, other, sessionId, cipherSuite, compressionMethod, extensions);
  }

  /// With all lengths as they have to be.
  Message message() {
    return new Message(
        Message.SERVER_HELLO,
        Octets.joined(
            Octets.ofNumber(2, version),
            random,
            Octets.ofVector(1, sessionId),
            Octets.ofNumber(2, cipherSuite),
            Octets.ofNumber(1, compressionMethod),
            Extension.encoded(extensions)));
  }
}
