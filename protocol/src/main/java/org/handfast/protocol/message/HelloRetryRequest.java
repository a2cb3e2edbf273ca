package org.handfast.protocol.message;

import org.handfast.protocol.extension.Extensions;
import org.handfast.protocol.registry.CipherSuite;
import org.handfast.protocol.registry.HandshakeType;
import org.handfast.protocol.registry.ProtocolVersion;
import org.handfast.protocol.wire.Bytes;
import org.handfast.protocol.wire.WireWriter;

/// The server's request for another ClientHello, RFC 9846 4.2.4: on the wire a [ServerHello] with
/// [a random of its own][Random#HELLO_RETRY_REQUEST].
///
/// ```tls
/// uint16 ProtocolVersion;
/// opaque Random[32];
/// uint16 CipherSuite;
///
/// struct {
///     ProtocolVersion legacy_version;
///     Random random = 0xCF21AD74E59A6111BE1D8C021E65B891C2A211167ABB8C5E079E09E2C8A8339C;
///     opaque legacy_session_id_echo<0..32>;
///     CipherSuite cipher_suite;
///     uint8 legacy_compression_method = 0;
///     select (extensions_present) {
///         case false: struct {};
///         case true:  Extension extensions<0..2^16-1>;
///     };
/// } HelloRetryRequest;
/// ```
public record HelloRetryRequest(
    ProtocolVersion legacyVersion,
    Bytes legacySessionIdEcho,
    CipherSuite cipherSuite,
    Extensions extensions)
    implements HandshakeMessage {

  @Override
  public HandshakeType type() {
    return HandshakeType.SERVER_HELLO;
  }

  @Override
  public void write(WireWriter out) {
    ServerHello.write(
        out,
        legacyVersion,
        Random.HELLO_RETRY_REQUEST,
        legacySessionIdEcho,
        cipherSuite,
        extensions);
  }
}
