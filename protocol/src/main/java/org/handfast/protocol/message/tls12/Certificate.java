package org.handfast.protocol.message.tls12;

import java.util.ArrayList;
import java.util.List;
import org.handfast.protocol.message.HandshakeMessage;
import org.handfast.protocol.registry.HandshakeType;
import org.handfast.protocol.wire.Bytes;
import org.handfast.protocol.wire.DecodeException;
import org.handfast.protocol.wire.WireReader;
import org.handfast.protocol.wire.WireWriter;

/// A peer's certificate chain in DER, its own certificate first, RFC 5246 7.4.2. A client that has
/// none to show sends an empty list.
///
/// ```tls
/// opaque ASN.1Cert<1..2^24-1>;
///
/// struct {
///     ASN.1Cert certificate_list<0..2^24-1>;
/// } Certificate;
/// ```
public record Certificate(List<Bytes> certificates) implements HandshakeMessage {

  /// Copies the list.
  public Certificate {
    certificates = List.copyOf(certificates);
  }

  @Override
  public HandshakeType type() {
    return HandshakeType.CERTIFICATE;
  }

  /// Reads the body.
  public static Certificate read(WireReader in) throws DecodeException {
    List<Bytes> certificates = new ArrayList<>();
    try (var _ = in.vector(0, 0xFFFFFF)) {
      while (in.hasRemaining()) {
        certificates.add(in.opaque(1, 0xFFFFFF));
      }
    }
    return new Certificate(certificates);
  }

  @Override
  public void write(WireWriter out) {
    try (var _ = out.vector(0, 0xFFFFFF)) {
      for (int i = 0; i < certificates.size(); i++) {
        out.opaque(certificates.get(i), 1, 0xFFFFFF);
      }
    }
  }
}
