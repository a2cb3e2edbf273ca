package org.handfast.lab.almost;

import java.io.IOException;
import java.util.Optional;
import org.handfast.lab.stage.Actor;
import org.handfast.lab.stage.Card;
import org.handfast.lab.stage.Check;
import org.handfast.lab.stage.Refusal;
import org.handfast.lab.stage.Wire;
import org.handfast.protocol.wire.Bytes;

/// Finds the records in the stream of bytes that TCP is: however it was cut into segments, five
/// bytes of header say how long the rest is.
final class RecordReader {
  private final Actor as;
  private final Wire wire;

  RecordReader(Actor as, Wire wire) {
    this.as = as;
    this.wire = wire;
  }

  /// A record, and the card on which it came.
  record Arrived(Card card, SslRecord record) {}

  /// Reads the next record; empty if there is FIN in its place.
  ///
  /// @param step what this person expects, such as `record 2`
  Optional<Arrived> next(String step) throws IOException {
    try {
      Optional<Bytes> header = wire.read(SslRecord.HEADER);
      return header.isPresent() ? Optional.of(after(header.get(), step)) : Optional.empty();
    } catch (Wire.EndsInside cut) {
      throw as.refuses(step, Check.RECORD_LENGTH, "the connection ends within a record");
    }
  }

  private Arrived after(Bytes header, String step) throws IOException {
    int version = header.at(1) << 8 | header.at(2);
    int length = header.at(3) << 8 | header.at(4);
    if (version != SslRecord.VERSION) {
      throw refuses(step, Check.RECORD_VERSION, "this is not almost-SSL");
    }
    if (length > SslRecord.MAX_FRAGMENT) {
      throw refuses(step, Check.RECORD_LENGTH, "no record is as long as " + length + " bytes");
    }
    Optional<RecordType> type = RecordType.of(header.at(0));
    if (type.isEmpty()) {
      throw refuses(step, Check.RECORD_TYPE, "there is no type " + header.at(0));
    }
    SslRecord record = new SslRecord(type.get(), fragment(length, step));
    Card card = wire.lastCard();
    as.receives(card);
    return new Arrived(card, record);
  }

  private Bytes fragment(int length, String step) throws IOException {
    if (length == 0) {
      return Bytes.EMPTY;
    }
    Optional<Bytes> fragment = wire.read(length);
    if (fragment.isEmpty()) {
      throw refuses(step, Check.RECORD_LENGTH, "the connection ends behind a header");
    }
    return fragment.get();
  }

  private Refusal refuses(String step, Check check, String why) {
    as.receives(wire.lastCard());
    return as.refuses(step, check, why);
  }
}
