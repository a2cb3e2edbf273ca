package org.handfast.lab.export;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.handfast.protocol.wire.Bytes;

/// A pcapng file as it grows, in network byte order: blocks of type, length, body, and the length
/// again, each part padded to 32 bits (draft-ietf-opsawg-pcapng 3 and 4).
final class Blocks {
  private static final int SECTION = 0x0A0D0D0A;
  private static final int INTERFACE = 1;
  private static final int ENHANCED_PACKET = 6;
  private static final int DECRYPTION_SECRETS = 0x0A;

  private static final int BYTE_ORDER = 0x1A2B3C4D;
  private static final int TLS_KEY_LOG = 0x544C534B;

  /// Packets that begin with their IP header.
  private static final int LINKTYPE_RAW = 101;

  private static final int COMMENT = 1;
  private static final int INTERFACE_NAME = 2;
  private static final int APPLICATION = 4;

  /// Ends a list of options.
  private static final Bytes END = Bytes.of(new byte[4]);

  private final ByteArrayOutputStream file = new ByteArrayOutputStream();

  /// The section header, which comes first.
  Blocks section(String application, String comment) {
    ByteBuffer fixed = ByteBuffer.allocate(16);
    fixed.putInt(BYTE_ORDER).putShort((short) 1).putShort((short) 0).putLong(-1);
    return block(SECTION, fixed, option(COMMENT, comment), option(APPLICATION, application), END);
  }

  /// A place where packets were seen; the first one is number 0.
  Blocks place(String name) {
    ByteBuffer fixed = ByteBuffer.allocate(8);
    fixed.putShort((short) LINKTYPE_RAW).putShort((short) 0).putInt(0);
    return block(INTERFACE, fixed, option(INTERFACE_NAME, name), END);
  }

  /// Lines of a TLS key log; they must come before the packets that they open.
  Blocks secrets(String keyLog) {
    Bytes lines = utf8(keyLog);
    ByteBuffer fixed = ByteBuffer.allocate(8).putInt(TLS_KEY_LOG).putInt(lines.length());
    return block(DECRYPTION_SECRETS, fixed, padded(lines));
  }

  /// A packet.
  ///
  /// @param place the number of the place where it was seen
  /// @param comment empty for none
  Blocks packet(int place, Instant time, Bytes packet, String comment) {
    long micros = ChronoUnit.MICROS.between(Instant.EPOCH, time);
    ByteBuffer fixed = ByteBuffer.allocate(20).putInt(place);
    fixed.putInt((int) (micros >>> 32)).putInt((int) micros);
    fixed.putInt(packet.length()).putInt(packet.length());
    return comment.isEmpty()
        ? block(ENHANCED_PACKET, fixed, padded(packet))
        : block(ENHANCED_PACKET, fixed, padded(packet), option(COMMENT, comment), END);
  }

  /// The file.
  byte[] toArray() {
    return file.toByteArray();
  }

  private Blocks block(int type, ByteBuffer fixed, Bytes... rest) {
    Bytes body = Bytes.concat(Bytes.owning(fixed.array()), Bytes.concat(rest));
    int length = 12 + body.length();
    ByteBuffer block = ByteBuffer.allocate(length).putInt(type).putInt(length);
    block.put(body.asByteBuffer()).putInt(length);
    file.writeBytes(block.array());
    return this;
  }

  private static Bytes option(int code, String text) {
    Bytes value = utf8(text);
    ByteBuffer head = ByteBuffer.allocate(4).putShort((short) code);
    head.putShort((short) value.length());
    return Bytes.concat(Bytes.owning(head.array()), padded(value));
  }

  private static Bytes padded(Bytes value) {
    return Bytes.concat(value, Bytes.of(new byte[-value.length() & 3]));
  }

  private static Bytes utf8(String text) {
    return Bytes.owning(text.getBytes(StandardCharsets.UTF_8));
  }
}
