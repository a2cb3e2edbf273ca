package org.handfast.lab.tls;

import java.util.ArrayList;
import java.util.List;
import org.handfast.protocol.registry.HandshakeType;
import org.handfast.protocol.wire.Bytes;

/// Handshake messages as they stand one behind the other in a record: `type u8 | length u24 |
/// body`.
final class Messages {
  private static final int HEADER = 4;

  private Messages() {}

  /// @param encoded header and body
  record Message(HandshakeType type, Bytes body, Bytes encoded) {
    boolean is(HandshakeType kind) {
      return type.equals(kind);
    }
  }

  /// The whole ones.
  static List<Message> of(Bytes content) {
    List<Message> messages = new ArrayList<>();
    int at = 0;
    while (content.length() - at >= HEADER) {
      int end = at + HEADER + Numbers.read(content, at + 1, HEADER - 1);
      if (end > content.length()) {
        break;
      }
      messages.add(
          new Message(
              new HandshakeType(content.at(at)),
              content.slice(at + HEADER, end),
              content.slice(at, end)));
      at = end;
    }
    return messages;
  }
}
