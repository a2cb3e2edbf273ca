package org.handfast.protocol.message;

import static java.util.Map.entry;
import static org.handfast.protocol.wire.DecodeException.Fault.UNEXPECTED;

import java.util.Map;
import org.handfast.protocol.registry.HandshakeType;
import org.handfast.protocol.wire.Bytes;
import org.handfast.protocol.wire.DecodeException;
import org.handfast.protocol.wire.WireReader;
import org.handfast.protocol.wire.WireWriter;

/// Handshake messages of TLS 1.3 with their header, RFC 9846 4.
///
/// ```tls
/// uint8 HandshakeType;
///
/// struct {
///     HandshakeType msg_type;
///     opaque body<0..2^24-1>; /* of the message with that type */
/// } Handshake;
/// ```
public final class HandshakeCodec {

  private static final Map<HandshakeType, Body> BODIES =
      Map.ofEntries(
          entry(HandshakeType.CLIENT_HELLO, ClientHello::read),
          entry(HandshakeType.SERVER_HELLO, ServerHello::read),
          entry(HandshakeType.NEW_SESSION_TICKET, NewSessionTicket::read),
          entry(HandshakeType.END_OF_EARLY_DATA, _ -> new EndOfEarlyData()),
          entry(HandshakeType.ENCRYPTED_EXTENSIONS, EncryptedExtensions::read),
          entry(HandshakeType.CERTIFICATE, Certificate::read),
          entry(HandshakeType.CERTIFICATE_REQUEST, CertificateRequest::read),
          entry(HandshakeType.CERTIFICATE_VERIFY, CertificateVerify::read),
          entry(HandshakeType.FINISHED, Finished::read),
          entry(HandshakeType.KEY_UPDATE, KeyUpdate::read),
          entry(HandshakeType.COMPRESSED_CERTIFICATE, CompressedCertificate::read));

  private HandshakeCodec() {}

  /// The whole message: header and body.
  public static Bytes encode(HandshakeMessage message) {
    WireWriter out = new WireWriter(512);
    encode(message, out);
    return out.take();
  }

  /// Writes the whole message: header and body.
  public static void encode(HandshakeMessage message, WireWriter out) {
    out.u8(message.type().code());
    try (var _ = out.vector(0, 0xFFFFFF)) {
      message.write(out);
    }
  }

  /// Decodes one whole message, header and body, and nothing after it.
  public static HandshakeMessage decode(Bytes whole) throws DecodeException {
    WireReader in = new WireReader(whole);
    HandshakeType type = new HandshakeType(in.u8());
    HandshakeMessage message;
    try (var _ = in.vector(0, 0xFFFFFF)) {
      message = decode(type, in);
    }
    in.requireEnd();
    return message;
  }

  /// Decodes a body, which is all that is left in the scope. A type that TLS 1.3 does not have is
  /// [unexpected][DecodeException.Fault#UNEXPECTED]; so is `message_hash`, which only a transcript
  /// contains.
  public static HandshakeMessage decode(HandshakeType type, WireReader in) throws DecodeException {
    Body body = BODIES.get(type);
    if (body == null) {
      throw new DecodeException(UNEXPECTED, "a handshake message of an unknown type");
    }
    HandshakeMessage message = body.read(in);
    in.requireEnd();
    return message;
  }

  /// How to read the body of a message.
  private interface Body {
    HandshakeMessage read(WireReader in) throws DecodeException;
  }
}
