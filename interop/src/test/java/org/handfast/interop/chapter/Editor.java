package org.handfast.interop.chapter;

import java.util.ArrayList;
import java.util.List;

/// One direction of a connection in Trudy's hands. Until the keys come into use she takes records
/// apart and edits the messages in them; from then on nothing can be edited, and what comes is
/// delivered as it is.
final class Editor {
  private final Edit edit;
  private Octets records = Octets.EMPTY;
  private Octets messages = Octets.EMPTY;
  private boolean guarded;

  Editor(Edit edit) {
    this.edit = edit;
  }

  /// What is to be delivered now that this has come. What is not whole yet is kept.
  Octets delivered(Octets arrived) {
    records = Octets.joined(records, arrived);
    List<Octets> delivered = new ArrayList<>();
    while (!guarded && WireRecord.holdsRecord(records)) {
      WireRecord first = WireRecord.first(records);
      records = records.from(first.encoded().length());
      delivered.add(delivered(first));
    }
    if (guarded) {
      delivered.add(records);
      records = Octets.EMPTY;
    }
    return Octets.joined(delivered);
  }

  private Octets delivered(WireRecord record) {
    return switch (record.type()) {
      case WireRecord.HANDSHAKE -> edited(record);
      case WireRecord.CHANGE_CIPHER_SPEC, WireRecord.APPLICATION_DATA -> {
        guarded = true;
        yield record.encoded();
      }
      default -> record.encoded();
    };
  }

  /// The messages that end in this record, each in records of its own.
  private Octets edited(WireRecord record) {
    messages = Octets.joined(messages, record.fragment());
    List<Octets> edited = new ArrayList<>();
    for (Message message : Message.all(messages)) {
      messages = messages.from(message.encoded().length());
      edited.add(framed(edit.edit(message).encoded(), record.version()));
    }
    return Octets.joined(edited);
  }

  private static Octets framed(Octets message, int version) {
    List<Octets> records = new ArrayList<>();
    for (int from = 0; from < message.length(); from += WireRecord.LONGEST_FRAGMENT) {
      int to = Math.min(message.length(), from + WireRecord.LONGEST_FRAGMENT);
      records.add(new WireRecord(WireRecord.HANDSHAKE, version, message.slice(from, to)).encoded());
    }
    return Octets.joined(records);
  }
}
