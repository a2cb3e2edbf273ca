package org.handfast.protocol.message;

import static org.handfast.protocol.wire.DecodeException.illegal;

import org.handfast.protocol.extension.Carrier;
import org.handfast.protocol.extension.Extensions;
import org.handfast.protocol.registry.CipherSuite;
import org.handfast.protocol.registry.HandshakeType;
import org.handfast.protocol.registry.ProtocolVersion;
import org.handfast.protocol.wire.Bytes;
import org.handfast.protocol.wire.DecodeException;
import org.handfast.protocol.wire.WireReader;
import org.handfast.protocol.wire.WireWriter;

/// The server's choice among what the client offered, RFC 9846 4.2.3.
///
/// ```tls
/// uint16 ProtocolVersion;
/// opaque Random[32];
/// uint16 CipherSuite;
///
/// struct {
///     ProtocolVersion legacy_version;
///     Random random;
///     opaque legacy_session_id_echo<0..32>;
///     CipherSuite cipher_suite;
///     uint8 legacy_compression_method = 0;
///     select (extensions_present) {
///         case false: struct {};
///         case true:  Extension extensions<0..2^16-1>;
///     };
/// } ServerHello;
/// ```
///
/// This is the form of TLS 1.2 too (RFC 5246 7.4.1.3): hence the open `legacy_version` and the
/// extensions that may be missing. Written, no extensions are always left out.
public record ServerHello(
    ProtocolVersion legacyVersion,
    Random random,
    Bytes legacySessionIdEcho,
    CipherSuite cipherSuite,
    Extensions extensions)
    implements HandshakeMessage {

  /// The `legacy_compression_method`, the only one there is: null.
  static final int NO_COMPRESSION = 0;

  /// Any random but the one that would make this a [HelloRetryRequest].
  public ServerHello {
    if (random.equals(Random.HELLO_RETRY_REQUEST)) {
      throw new IllegalArgumentException("the random of a HelloRetryRequest");
    }
  }

  @Override
  public HandshakeType type() {
    return HandshakeType.SERVER_HELLO;
  }

  /// Reads a message of type `server_hello`. Its random is looked at before anything else: it tells
  /// a HelloRetryRequest from a ServerHello (RFC 9846 4.2.3).
  static HandshakeMessage read(WireReader in) throws DecodeException {
    ProtocolVersion legacyVersion = new ProtocolVersion(in.u16());
    Random random = Random.read(in);
    boolean retry = random.equals(Random.HELLO_RETRY_REQUEST);
    Bytes legacySessionIdEcho = in.opaque(0, 32);
    CipherSuite cipherSuite = new CipherSuite(in.u16());
    // RFC 9846 4.2.3: any other value is an illegal_parameter.
    if (in.u8() != NO_COMPRESSION) {
      throw illegal("a compression method other than null");
    }
    Extensions extensions =
        HelloExtensions.read(retry ? Carrier.HELLO_RETRY_REQUEST : Carrier.SERVER_HELLO, in);
    return retry
        ? new HelloRetryRequest(legacyVersion, legacySessionIdEcho, cipherSuite, extensions)
        : new ServerHello(legacyVersion, random, legacySessionIdEcho, cipherSuite, extensions);
  }

  @Override
  public void write(WireWriter out) {
    write(out, legacyVersion, random, legacySessionIdEcho, cipherSuite, extensions);
  }

  static void write(
      WireWriter out,
      ProtocolVersion legacyVersion,
      Random random,
      Bytes legacySessionIdEcho,
      CipherSuite cipherSuite,
      Extensions extensions) {
    out.u16(legacyVersion.code());
    out.bytes(random.bytes());
    out.opaque(legacySessionIdEcho, 0, 32);
    out.u16(cipherSuite.code());
    out.u8(NO_COMPRESSION);
    HelloExtensions.write(extensions, out);
  }
}
