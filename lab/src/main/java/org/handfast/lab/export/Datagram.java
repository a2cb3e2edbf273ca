package org.handfast.lab.export;

import java.nio.ByteBuffer;
import org.handfast.protocol.wire.Bytes;

/// A TCP segment in an IPv4 datagram (RFC 791 3.1, RFC 9293 3.1), without options.
///
/// @param flags of TCP's header
/// @param sequence the number of the segment's first byte
/// @param acknowledgment the number of the byte that is awaited from the other side
record Datagram(Station from, Station to, int flags, int sequence, int acknowledgment, Bytes data) {
  static final int FIN = 0x01;
  static final int SYN = 0x02;
  static final int RST = 0x04;
  static final int PSH = 0x08;
  static final int ACK = 0x10;

  private static final int IP_HEADER = 20;
  private static final int TCP_HEADER = 20;
  private static final int TCP = 6;
  private static final int DO_NOT_FRAGMENT = 0x4000;
  private static final int TIME_TO_LIVE = 64;
  private static final int WINDOW = 0xFFFF;

  /// The bytes, from the IP header on.
  Bytes bytes() {
    int segment = TCP_HEADER + data.length();
    ByteBuffer out = ByteBuffer.allocate(IP_HEADER + segment);
    out.put((byte) 0x45).put((byte) 0).putShort((short) (IP_HEADER + segment));
    out.putShort((short) 0).putShort((short) DO_NOT_FRAGMENT);
    out.put((byte) TIME_TO_LIVE).put((byte) TCP).putShort((short) 0);
    out.putInt(from.address()).putInt(to.address());
    out.putShort(10, (short) ~sum(out.slice(0, IP_HEADER)));

    out.putShort((short) from.port()).putShort((short) to.port());
    out.putInt(sequence).putInt(acknowledgment);
    out.put((byte) ((TCP_HEADER / 4) << 4)).put((byte) flags).putShort((short) WINDOW);
    out.putShort((short) 0).putShort((short) 0);
    out.put(data.asByteBuffer());
    int pseudo = folded(sum(out.slice(12, 8)) + TCP + segment);
    out.putShort(IP_HEADER + 16, (short) ~folded(pseudo + sum(out.slice(IP_HEADER, segment))));
    return Bytes.owning(out.array());
  }

  /// The sum in ones' complement of 16-bit words; an odd last byte counts as if a zero followed.
  private static int sum(ByteBuffer words) {
    int sum = 0;
    while (words.remaining() > 1) {
      sum += words.getShort() & 0xFFFF;
    }
    return folded(words.hasRemaining() ? sum + ((words.get() & 0xFF) << 8) : sum);
  }

  private static int folded(int sum) {
    int once = (sum >>> 16) + (sum & 0xFFFF);
    return (once >>> 16) + (once & 0xFFFF);
  }
}
