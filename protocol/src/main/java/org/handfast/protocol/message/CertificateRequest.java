package org.handfast.protocol.message;

import org.handfast.protocol.extension.Carrier;
import org.handfast.protocol.extension.Extensions;
import org.handfast.protocol.registry.HandshakeType;
import org.handfast.protocol.wire.Bytes;
import org.handfast.protocol.wire.DecodeException;
import org.handfast.protocol.wire.WireReader;
import org.handfast.protocol.wire.WireWriter;

/// The server's request that the client authenticate, RFC 9846 4.4.2. The context is empty but
/// after the handshake.
///
/// ```tls
/// struct {
///     opaque certificate_request_context<0..2^8-1>;
///     Extension extensions<0..2^16-1>;
/// } CertificateRequest;
/// ```
public record CertificateRequest(Bytes requestContext, Extensions extensions)
    implements HandshakeMessage {

  @Override
  public HandshakeType type() {
    return HandshakeType.CERTIFICATE_REQUEST;
  }

  static CertificateRequest read(WireReader in) throws DecodeException {
    Bytes requestContext = in.opaque(0, 0xFF);
    try (var _ = in.vector(0, 0xFFFF)) {
      Extensions extensions = Extensions.read(Carrier.CERTIFICATE_REQUEST, in);
      return new CertificateRequest(requestContext, extensions);
    }
  }

  @Override
  public void write(WireWriter out) {
    out.opaque(requestContext, 0, 0xFF);
    try (var _ = out.vector(0, 0xFFFF)) {
      extensions.write(out);
    }
  }
}
