package org.handfast.protocol.message;

import org.handfast.protocol.extension.Carrier;
import org.handfast.protocol.extension.Extensions;
import org.handfast.protocol.registry.HandshakeType;
import org.handfast.protocol.wire.DecodeException;
import org.handfast.protocol.wire.WireReader;
import org.handfast.protocol.wire.WireWriter;

/// The server's answers that need not be seen to agree on keys, RFC 9846 4.4.1.
///
/// ```tls
/// struct {
///     Extension extensions<0..2^16-1>;
/// } EncryptedExtensions;
/// ```
public record EncryptedExtensions(Extensions extensions) implements HandshakeMessage {

  @Override
  public HandshakeType type() {
    return HandshakeType.ENCRYPTED_EXTENSIONS;
  }

  static EncryptedExtensions read(WireReader in) throws DecodeException {
    try (var _ = in.vector(0, 0xFFFF)) {
      return new EncryptedExtensions(Extensions.read(Carrier.ENCRYPTED_EXTENSIONS, in));
    }
  }

  @Override
  public void write(WireWriter out) {
    try (var _ = out.vector(0, 0xFFFF)) {
      extensions.write(out);
    }
  }
}
