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
  private static final int MAJOR_VERSION_1 = 1 << 16;
  private static final int TLS_KEY_LOG = 0x544C534B;

  /// Packets that begin with their IP header.
  private static final int LINKTYPE_RAW = 101;

  private static final int COMMENT = 1;
  private static final int INTERFACE_NAME = 2;
  private static final int APPLICATION = 4;

  /// Ends a list of options.
  private static final Bytes END = Bytes.of(new byte[4]);

  private final ByteArrayOutputStream file = new ByteArrayOutputStream();

  /// The section header, which comes first; its length is not said.
  Blocks section(String application, String comment) {
    Bytes fixed = words(BYTE_ORDER, MAJOR_VERSION_1, -1, -1);
    return block(SECTION, fixed, option(COMMENT, comment), option(APPLICATION, application), END);
  }

  /// A place where packets were seen, whole; the first one is number 0.
  Blocks place(String name) {
    return block(INTERFACE, words(LINKTYPE_RAW << 16, 0), option(INTERFACE_NAME, name), END);
  }

  /// Lines of a TLS key log; they must come before the packets that they open.
  Blocks secrets(String keyLog) {
    Bytes lines = utf8(keyLog);
    return block(DECRYPTION_SECRETS, words(TLS_KEY_LOG, lines.length()), padded(lines));
  }

  /// A packet.
  ///
  /// @param place the number of the place where it was seen
  /// @param comment empty for none
  Blocks packet(int place, Instant time, Bytes packet, String comment) {
    long micros = ChronoUnit.MICROS.between(Instant.EPOCH, time);
    int length = packet.length();
    Bytes fixed = words(place, (int) (micros >>> 32), (int) micros, length, length);
    return comment.isEmpty()
        ? block(ENHANCED_PACKET, fixed, padded(packet))
        : block(ENHANCED_PACKET, fixed, padded(packet), option(COMMENT, comment), END);
  }

  /// The file.
  byte[] toArray() {
    return file.toByteArray();
  }

  private Blocks block(int type, Bytes... parts) {
    Bytes body = Bytes.concat(parts);
    int length = 12 + body.length();
    Bytes block = Bytes.concat(words(type, length), body, words(length));
    file.writeBytes(block.toArray());
    return this;
  }

  private static Bytes option(int code, String text) {
    Bytes value = utf8(text);
    return Bytes.concat(words((code << 16) | value.length()), padded(value));
  }

  private static Bytes words(int... words) {
    ByteBuffer bytes = ByteBuffer.allocate(Integer.BYTES * words.length);
    for (int word : words) {
      bytes.putInt(word);
    }
    return Bytes.owning(bytes.array());
  }

  private static Bytes padded(Bytes value) {
    return Bytes.concat(value, Bytes.of(new byte[-value.length() & 3]));
  }

  private static Bytes utf8(String text) {
    return Bytes.owning(text.getBytes(StandardCharsets.UTF_8));
  }
}
