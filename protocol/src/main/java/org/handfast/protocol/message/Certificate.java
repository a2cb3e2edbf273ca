package org.handfast.protocol.message;

import java.util.ArrayList;
import java.util.List;
import org.handfast.protocol.extension.Carrier;
import org.handfast.protocol.extension.Extensions;
import org.handfast.protocol.registry.HandshakeType;
import org.handfast.protocol.wire.Bytes;
import org.handfast.protocol.wire.DecodeException;
import org.handfast.protocol.wire.WireReader;
import org.handfast.protocol.wire.WireWriter;

/// A peer's certificate chain, its own certificate first, RFC 9846 4.5.1. The context is that of
/// the request it answers; a server's is empty.
///
/// ```tls
/// struct {
///     opaque cert_data<1..2^24-1>;
///     Extension extensions<0..2^16-1>;
/// } CertificateEntry;
///
/// struct {
///     opaque certificate_request_context<0..2^8-1>;
///     CertificateEntry certificate_list<0..2^24-1>;
/// } Certificate;
/// ```
public record Certificate(Bytes requestContext, List<Entry> entries) implements HandshakeMessage {

  /// One certificate, in DER, and what is said about it.
  public record Entry(Bytes data, Extensions extensions) {

    static Entry read(WireReader in) throws DecodeException {
      Bytes data = in.opaque(1, 0xFFFFFF);
      try (var _ = in.vector(0, 0xFFFF)) {
        return new Entry(data, Extensions.read(Carrier.CERTIFICATE, in));
      }
    }

    void write(WireWriter out) {
      out.opaque(data, 1, 0xFFFFFF);
      try (var _ = out.vector(0, 0xFFFF)) {
        extensions.write(out);
      }
    }
  }

  /// Copies the list.
  public Certificate {
    entries = List.copyOf(entries);
  }

  @Override
  public HandshakeType type() {
    return HandshakeType.CERTIFICATE;
  }

  static Certificate read(WireReader in) throws DecodeException {
    Bytes requestContext = in.opaque(0, 0xFF);
    List<Entry> entries = new ArrayList<>();
    try (var _ = in.vector(0, 0xFFFFFF)) {
      while (in.hasRemaining()) {
        entries.add(Entry.read(in));
      }
    }
    return new Certificate(requestContext, entries);
  }

  @Override
  public void write(WireWriter out) {
    out.opaque(requestContext, 0, 0xFF);
    try (var _ = out.vector(0, 0xFFFFFF)) {
      for (int i = 0; i < entries.size(); i++) {
        entries.get(i).write(out);
      }
    }
  }
}
