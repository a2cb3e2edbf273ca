package org.handfast.interop.chapter;

import java.util.ArrayList;
import java.util.List;

/// A handshake message (RFC 5246 7.4).
///
/// ```
/// struct {
///     HandshakeType msg_type;
///     uint24 length;
///     opaque body[length];
/// } Handshake;
/// ```
record Message(int type, Octets body) {
  static final int CLIENT_HELLO = 1;
  static final int SERVER_HELLO = 2;
  static final int NEW_SESSION_TICKET = 4;
  static final int CERTIFICATE = 11;
  static final int SERVER_KEY_EXCHANGE = 12;
  static final int CERTIFICATE_REQUEST = 13;
  static final int SERVER_HELLO_DONE = 14;
  static final int CERTIFICATE_VERIFY = 15;
  static final int CLIENT_KEY_EXCHANGE = 16;
  static final int FINISHED = 20;

  private static final int HEADER_LENGTH = 4;

  /// All whole messages of a stream of these. They need not end where records end.
  static List<Message> all(Octets stream) {
    List<Message> messages = new ArrayList<>();
    Octets left = stream;
    while (holdsMessage(left)) {
      Message first = first(left);
      messages.add(first);
      left = left.from(HEADER_LENGTH + first.body.length());
    }
    return messages;
  }

  Octets encoded() {
    return Octets.joined(Octets.ofNumber(1, type), Octets.ofVector(3, body));
  }

  private static boolean holdsMessage(Octets stream) {
    return stream.length() >= HEADER_LENGTH
        && stream.length()
            >= HEADER_LENGTH + (stream.at(1) << 16 | stream.at(2) << 8 | stream.at(3));
  }

  private static Message first(Octets stream) {
    Fields fields = new Fields(stream);
    return new Message(fields.number(1), fields.vector(3));
  }
}
