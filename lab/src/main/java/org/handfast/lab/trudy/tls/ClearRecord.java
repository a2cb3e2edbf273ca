package org.handfast.lab.trudy.tls;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.handfast.protocol.message.HandshakeCodec;
import org.handfast.protocol.message.HandshakeMessage;
import org.handfast.protocol.registry.ContentType;
import org.handfast.protocol.registry.ProtocolVersion;
import org.handfast.protocol.wire.Bytes;
import org.handfast.protocol.wire.DecodeException;
import org.handfast.protocol.wire.WireReader;
import org.handfast.protocol.wire.WireWriter;

/// A record of whole handshake messages in the clear, as everybody on the way can read and rewrite
/// it (RFC 5246 6.2.1, RFC 9846 5.1).
///
/// @param version the header's, which hardly means anything
/// @param messages each with its header
record ClearRecord(int version, List<Bytes> messages) {
  private static final int MESSAGE_HEADER = 4;
  private static final int MAX_LENGTH = 0xFFFF;

  /// Copies the list.
  ClearRecord {
    messages = List.copyOf(messages);
  }

  /// What is in these bytes; empty if that is something else, or protected.
  static Optional<ClearRecord> in(Bytes record) {
    if (!isOf(ContentType.HANDSHAKE, record)) {
      return Optional.empty();
    }
    WireReader in = new WireReader(record);
    try {
      in.u8();
      int version = in.u16();
      List<Bytes> messages = new ArrayList<>();
      try (var _ = in.vector(0, MAX_LENGTH)) {
        while (in.hasRemaining()) {
          messages.add(message(in));
        }
      }
      in.requireEnd();
      return Optional.of(new ClearRecord(version, messages));
    } catch (DecodeException unreadable) {
      return Optional.empty();
    }
  }

  /// Whether a record's header says that it carries this.
  static boolean isOf(ContentType type, Bytes record) {
    return record.length() >= Place.HEADER && record.at(0) == type.code();
  }

  /// The record again.
  Bytes bytes() {
    WireWriter out = new WireWriter(Place.HEADER);
    out.u8(ContentType.HANDSHAKE.code());
    out.u16(version);
    out.opaque(Bytes.concat(messages.toArray(Bytes[]::new)), 0, MAX_LENGTH);
    return out.take();
  }

  /// The message of this kind, if there is one.
  <M extends HandshakeMessage> Optional<M> find(Class<M> kind) {
    return messages.stream().flatMap(message -> decoded(message, kind).stream()).findFirst();
  }

  /// The same record with another message for the one of this kind; empty if there is none. The
  /// other messages stay as they are, byte for byte.
  <M extends HandshakeMessage> Optional<ClearRecord> changing(
      Class<M> kind, Function<M, ? extends HandshakeMessage> change) {
    List<Bytes> changed =
        messages.stream()
            .map(
                message ->
                    decoded(message, kind)
                        .map(old -> HandshakeCodec.encode(change.apply(old)))
                        .orElse(message))
            .toList();
    return find(kind).map(_ -> new ClearRecord(version, changed));
  }

  private static Bytes message(WireReader in) throws DecodeException {
    Bytes type = in.bytes(1);
    Bytes body = in.opaque(0, 0xFFFFFF);
    WireWriter out = new WireWriter(MESSAGE_HEADER + body.length());
    out.bytes(type);
    out.opaque(body, 0, 0xFFFFFF);
    return out.take();
  }

  // The codec of TLS 1.2 knows all messages that are in the clear in either version.
  private static <M extends HandshakeMessage> Optional<M> decoded(Bytes message, Class<M> kind) {
    try {
      return Optional.of(HandshakeCodec.decode(ProtocolVersion.TLS_1_2, message))
          .filter(kind::isInstance)
          .map(kind::cast);
    } catch (DecodeException unreadable) {
      return Optional.empty();
    }
  }
}
