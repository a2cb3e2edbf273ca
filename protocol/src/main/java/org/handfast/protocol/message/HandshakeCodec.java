package org.handfast.protocol.message;

import static java.util.Map.entry;
import static org.handfast.protocol.wire.DecodeException.Fault.UNEXPECTED;

import java.util.Map;
import org.handfast.protocol.message.tls12.CertificateStatus;
import org.handfast.protocol.message.tls12.ClientKeyExchange;
import org.handfast.protocol.message.tls12.HelloRequest;
import org.handfast.protocol.message.tls12.ServerHelloDone;
import org.handfast.protocol.message.tls12.ServerKeyExchange;
import org.handfast.protocol.registry.HandshakeType;
import org.handfast.protocol.registry.ProtocolVersion;
import org.handfast.protocol.wire.Bytes;
import org.handfast.protocol.wire.DecodeException;
import org.handfast.protocol.wire.WireReader;
import org.handfast.protocol.wire.WireWriter;

/// Handshake messages with their header, RFC 9846 4 and RFC 5246 7.4. The versions give some types
/// different bodies, so each has its own table.
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

  private static final Map<HandshakeType, Body> TLS_1_3 =
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

  private static final Map<HandshakeType, Body> TLS_1_2 =
      Map.ofEntries(
          entry(HandshakeType.HELLO_REQUEST, _ -> new HelloRequest()),
          entry(HandshakeType.CLIENT_HELLO, ClientHello::read),
          entry(HandshakeType.SERVER_HELLO, ServerHello::read),
          entry(
              HandshakeType.NEW_SESSION_TICKET,
              org.handfast.protocol.message.tls12.NewSessionTicket::read),
          entry(HandshakeType.CERTIFICATE, org.handfast.protocol.message.tls12.Certificate::read),
          entry(HandshakeType.SERVER_KEY_EXCHANGE, ServerKeyExchange::read),
          entry(
              HandshakeType.CERTIFICATE_REQUEST,
              org.handfast.protocol.message.tls12.CertificateRequest::read),
          entry(HandshakeType.SERVER_HELLO_DONE, _ -> new ServerHelloDone()),
          entry(HandshakeType.CERTIFICATE_VERIFY, CertificateVerify::read),
          entry(HandshakeType.CLIENT_KEY_EXCHANGE, ClientKeyExchange::read),
          entry(HandshakeType.FINISHED, Finished::read),
          entry(HandshakeType.CERTIFICATE_STATUS, CertificateStatus::read));

  private static final Map<ProtocolVersion, Map<HandshakeType, Body>> TABLES =
      Map.of(ProtocolVersion.TLS_1_2, TLS_1_2, ProtocolVersion.TLS_1_3, TLS_1_3);

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

  /// Decodes one whole message of TLS 1.3, header and body, and nothing after it.
  public static HandshakeMessage decode(Bytes whole) throws DecodeException {
    return decode(TLS_1_3, whole);
  }

  /// Decodes one whole message of `version`, which is TLS 1.2 or 1.3, header and body, and nothing
  /// after it. The hellos are the same in both.
  public static HandshakeMessage decode(ProtocolVersion version, Bytes whole)
      throws DecodeException {
    Map<HandshakeType, Body> table = TABLES.get(version);
    if (table == null) {
      throw new IllegalArgumentException("no messages of " + version);
    }
    return decode(table, whole);
  }

  /// Decodes a body of TLS 1.3, which is all that is left in the scope. A type that the version
  /// does not have is [unexpected][DecodeException.Fault#UNEXPECTED]; so is `message_hash`, which
  /// only a transcript contains.
  public static HandshakeMessage decode(HandshakeType type, WireReader in) throws DecodeException {
    return decode(TLS_1_3, type, in);
  }

  private static HandshakeMessage decode(Map<HandshakeType, Body> table, Bytes whole)
      throws DecodeException {
    WireReader in = new WireReader(whole);
    HandshakeType type = new HandshakeType(in.u8());
    HandshakeMessage message;
    try (var _ = in.vector(0, 0xFFFFFF)) {
      message = decode(table, type, in);
    }
    in.requireEnd();
    return message;
  }

  private static HandshakeMessage decode(
      Map<HandshakeType, Body> table, HandshakeType type, WireReader in) throws DecodeException {
    Body body = table.get(type);
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
