package org.handfast.protocol.message;

import org.handfast.protocol.registry.HandshakeType;
import org.handfast.protocol.wire.Bytes;
import org.handfast.protocol.wire.WireReader;
import org.handfast.protocol.wire.WireWriter;

/// The proof that a peer saw the same handshake and holds its keys, RFC 9846 4.5.3.
///
/// ```tls
/// struct {
///     opaque verify_data[Hash.length];
/// } Finished;
/// ```
///
/// The codec does not know the hash, so the length is for the handshake to check.
public record Finished(Bytes verifyData) implements HandshakeMessage {

  @Override
  public HandshakeType type() {
    return HandshakeType.FINISHED;
  }

  static Finished read(WireReader in) {
    return new Finished(in.rest());
  }

  @Override
  public void write(WireWriter out) {
    out.bytes(verifyData);
  }
}
