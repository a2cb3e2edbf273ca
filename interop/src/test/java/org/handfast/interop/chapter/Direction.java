package org.handfast.interop.chapter;

import java.util.ArrayList;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.stream.Stream;

/// One end's part of a connection: what it said before its ChangeCipherSpec, which everybody can
/// read, and its records after it, which nobody can read without the keys.
///
/// @param clear what was said in the clear; the messages are in the order in which they were sent
/// @param guarded the records under the keys
record Direction(List<Message> clear, List<WireRecord> guarded) {

  static Direction of(Octets stream) {
    List<WireRecord> records = WireRecord.all(stream);
    int change = change(records);
    return new Direction(
        Message.all(Octets.joined(handshake(records.subList(0, change)))),
        change == records.size() ? List.of() : records.subList(change + 1, records.size()));
  }

  /// The one message of this type.
  Message message(int type) {
    return clear.stream()
        .filter(message -> message.type() == type)
        .findFirst()
        .orElseThrow(() -> new NoSuchElementException("no message of type " + type));
  }

  /// The messages up to the one of this type, which is the last of them.
  List<Message> upTo(int type) {
    return clear.subList(0, clear.indexOf(message(type)) + 1);
  }

  /// The messages after the one of this type.
  List<Message> after(int type) {
    return clear.subList(clear.indexOf(message(type)) + 1, clear.size());
  }

  static List<Message> joined(List<Message> earlier, List<Message> later) {
    return Stream.concat(earlier.stream(), later.stream()).toList();
  }

  private static int change(List<WireRecord> records) {
    int at = 0;
    while (at < records.size() && records.get(at).type() != WireRecord.CHANGE_CIPHER_SPEC) {
      at++;
    }
    return at;
  }

  private static List<Octets> handshake(List<WireRecord> records) {
    List<Octets> fragments = new ArrayList<>();
    for (WireRecord each : records) {
      if (each.type() == WireRecord.HANDSHAKE) {
        fragments.add(each.fragment());
      }
    }
    return fragments;
  }
}
