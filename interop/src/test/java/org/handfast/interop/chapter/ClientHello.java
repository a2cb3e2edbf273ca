package org.handfast.interop.chapter;

import java.util.ArrayList;
import java.util.List;

/// Step 1 of the chapter's handshake: the client's list of algorithms and its nonce (RFC 5246
/// 7.4.1.2).
///
/// ```
/// struct {
///     ProtocolVersion client_version;
///     Random random;
///     SessionID session_id;
///     CipherSuite cipher_suites<2..2^16-2>;
///     CompressionMethod compression_methods<1..2^8-1>;
///     Extension extensions<0..2^16-1>;
/// } ClientHello;
/// ```
///
/// @param random the client's nonce
record ClientHello(
    int version,
    Octets random,
    Octets sessionId,
    List<Integer> cipherSuites,
    Octets compressionMethods,
    List<Extension> extensions) {
  static final int RANDOM_LENGTH = 32;

  static ClientHello of(Message message) {
    Fields fields = new Fields(message.body());
    return new ClientHello(
        fields.number(2),
        fields.take(RANDOM_LENGTH),
        fields.vector(1),
        suites(fields.vector(2)),
        fields.vector(1),
        Extension.all(fields));
  }

  /// The same with another list of algorithms.
  ClientHello withCipherSuites(List<Integer> others) {
    return new ClientHello(version, random, sessionId, others, compressionMethods, extensions);
  }

  /// The same with other extensions.
  ClientHello withExtensions(List<Extension> others) {
    return new ClientHello(version, random, sessionId, cipherSuites, compressionMethods, others);
  }

  /// The same with another nonce.
  ClientHello withRandom(Octets other) {
    return new ClientHello(version, other, sessionId, cipherSuites, compressionMethods, extensions);
  }

  /// With all lengths as they have to be.
  Message message() {
    return new Message(
        Message.CLIENT_HELLO,
        Octets.joined(
            Octets.ofNumber(2, version),
            random,
            Octets.ofVector(1, sessionId),
            Octets.ofVector(2, encoded(cipherSuites)),
            Octets.ofVector(1, compressionMethods),
            Extension.encoded(extensions)));
  }

  private static List<Integer> suites(Octets list) {
    List<Integer> suites = new ArrayList<>();
    for (Fields fields = new Fields(list); !fields.isAtEnd(); ) {
      suites.add(fields.number(2));
    }
    return suites;
  }

  private static Octets encoded(List<Integer> suites) {
    return Octets.joined(suites.stream().map(suite -> Octets.ofNumber(2, suite)).toList());
  }
}
