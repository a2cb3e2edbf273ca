package org.handfast.protocol.message;

import org.handfast.protocol.extension.Carrier;
import org.handfast.protocol.extension.Extensions;
import org.handfast.protocol.wire.DecodeException;
import org.handfast.protocol.wire.WireReader;
import org.handfast.protocol.wire.WireWriter;

/// The extensions at the end of a hello, which a peer without any may leave out together with their
/// length (RFC 9846 4.2.2, RFC 5246 7.4.1.2).
final class HelloExtensions {

  private HelloExtensions() {}

  static Extensions read(Carrier carrier, WireReader in) throws DecodeException {
    if (!in.hasRemaining()) {
      return Extensions.NONE;
    }
    try (var _ = in.vector(0, 0xFFFF)) {
      return Extensions.read(carrier, in);
    }
  }

  static void write(Extensions extensions, WireWriter out) {
    if (!extensions.isEmpty()) {
      try (var _ = out.vector(0, 0xFFFF)) {
        extensions.write(out);
      }
    }
  }
}
