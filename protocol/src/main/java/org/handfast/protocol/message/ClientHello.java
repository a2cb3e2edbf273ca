package org.handfast.protocol.message;

import java.util.ArrayList;
import java.util.List;
import org.handfast.protocol.extension.Carrier;
import org.handfast.protocol.extension.Extensions;
import org.handfast.protocol.registry.CipherSuite;
import org.handfast.protocol.registry.HandshakeType;
import org.handfast.protocol.registry.ProtocolVersion;
import org.handfast.protocol.wire.Bytes;
import org.handfast.protocol.wire.DecodeException;
import org.handfast.protocol.wire.WireReader;
import org.handfast.protocol.wire.WireWriter;

/// The client's offer, RFC 9846 4.2.2.
///
/// ```tls
/// uint16 ProtocolVersion;
/// opaque Random[32];
/// uint16 CipherSuite;
///
/// struct {
///     ProtocolVersion legacy_version;
///     Random random;
///     opaque legacy_session_id<0..32>;
///     CipherSuite cipher_suites<2..2^16-2>;
///     opaque legacy_compression_methods<1..2^8-1>;
///     select (extensions_present) {
///         case false: struct {};
///         case true:  Extension extensions<0..2^16-1>;
///     };
/// } ClientHello;
/// ```
///
/// This is what any client may send, TLS 1.2 included (RFC 5246 7.4.1.2): hence the open
/// `legacy_version` and the extensions that may be missing. Written, no extensions are always left
/// out.
public record ClientHello(
    ProtocolVersion legacyVersion,
    Random random,
    Bytes legacySessionId,
    List<CipherSuite> cipherSuites,
    Bytes legacyCompressionMethods,
    Extensions extensions)
    implements HandshakeMessage {

  /// The `legacy_compression_methods` of TLS 1.3: the null method alone.
  public static final Bytes NO_COMPRESSION = Bytes.of((byte) 0);

  /// Copies the list.
  public ClientHello {
    cipherSuites = List.copyOf(cipherSuites);
  }

  /// The same offer with other extensions.
  public ClientHello with(Extensions others) {
    return new ClientHello(
        legacyVersion, random, legacySessionId, cipherSuites, legacyCompressionMethods, others);
  }

  @Override
  public HandshakeType type() {
    return HandshakeType.CLIENT_HELLO;
  }

  static ClientHello read(WireReader in) throws DecodeException {
    ProtocolVersion legacyVersion = new ProtocolVersion(in.u16());
    Random random = Random.read(in);
    Bytes legacySessionId = in.opaque(0, 32);
    List<CipherSuite> cipherSuites = new ArrayList<>();
    try (var _ = in.vector(2, 0xFFFE)) {
      while (in.hasRemaining()) {
        cipherSuites.add(new CipherSuite(in.u16()));
      }
    }
    Bytes legacyCompressionMethods = in.opaque(1, 0xFF);
    Extensions extensions = HelloExtensions.read(Carrier.CLIENT_HELLO, in);
    return new ClientHello(
        legacyVersion, random, legacySessionId, cipherSuites, legacyCompressionMethods, extensions);
  }

  @Override
  public void write(WireWriter out) {
    out.u16(legacyVersion.code());
    out.bytes(random.bytes());
    out.opaque(legacySessionId, 0, 32);
    try (var _ = out.vector(2, 0xFFFE)) {
      for (int i = 0; i < cipherSuites.size(); i++) {
        out.u16(cipherSuites.get(i).code());
      }
    }
    out.opaque(legacyCompressionMethods, 1, 0xFF);
    HelloExtensions.write(extensions, out);
  }
}
