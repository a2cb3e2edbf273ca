package org.handfast.protocol.message;

import org.handfast.protocol.registry.HandshakeType;
import org.handfast.protocol.registry.SignatureScheme;
import org.handfast.protocol.wire.Bytes;
import org.handfast.protocol.wire.DecodeException;
import org.handfast.protocol.wire.WireReader;
import org.handfast.protocol.wire.WireWriter;

/// The proof that a peer holds the private key of its certificate: a signature over the handshake
/// so far, RFC 9846 4.5.2.
///
/// ```tls
/// uint16 SignatureScheme;
///
/// struct {
///     SignatureScheme algorithm;
///     opaque signature<0..2^16-1>;
/// } CertificateVerify;
/// ```
public record CertificateVerify(SignatureScheme algorithm, Bytes signature)
    implements HandshakeMessage {

  @Override
  public HandshakeType type() {
    return HandshakeType.CERTIFICATE_VERIFY;
  }

  static CertificateVerify read(WireReader in) throws DecodeException {
    SignatureScheme algorithm = new SignatureScheme(in.u16());
    Bytes signature = in.opaque(0, 0xFFFF);
    return new CertificateVerify(algorithm, signature);
  }

  @Override
  public void write(WireWriter out) {
    out.u16(algorithm.code());
    out.opaque(signature, 0, 0xFFFF);
  }
}
