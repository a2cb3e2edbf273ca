package org.handfast.lab.almost;

import java.io.IOException;
import java.util.Optional;
import org.handfast.lab.almost.RecordReader.Arrived;
import org.handfast.lab.almost.Variant.Closing;
import org.handfast.lab.almost.Variant.Integrity;
import org.handfast.lab.stage.Actor;
import org.handfast.lab.stage.Card;
import org.handfast.lab.stage.Check;
import org.handfast.lab.stage.Wire;
import org.handfast.protocol.wire.Bytes;
import org.handfast.protocol.wire.DecodeException;

/// What comes to one person: handshake messages, then lines, then the end. Whatever is wrong ends
/// it here, with the name of the check.
final class Incoming {
  private static final String END = "end of stream";

  private final Actor as;
  private final Wire wire;
  private final RecordReader records;
  private final Variant variant;
  private final Transcript transcript;
  private Optional<RecordOpener> opener = Optional.empty();
  private int count;
  private boolean streamMacCame;
  private boolean ended;

  Incoming(Actor as, Wire wire, Variant variant, Transcript transcript) {
    this.as = as;
    this.wire = wire;
    this.records = new RecordReader(as, wire);
    this.variant = variant;
    this.transcript = transcript;
  }

  /// From now on everything is protected under these keys.
  void protect(DirectionKeys keys) {
    opener = Optional.of(new RecordOpener(as, new Protection(variant.integrity(), keys)));
  }

  /// Reads a handshake message, which must be of this kind.
  ///
  /// @param step the message's name
  <M extends Handshake> M message(String step, Class<M> kind) throws IOException {
    Arrived arrived =
        records
            .next(step)
            .orElseThrow(() -> as.refuses(step, Check.MESSAGE, "FIN came in its place"));
    if (arrived.record().type() != RecordType.HANDSHAKE) {
      throw as.refuses(step, Check.RECORD_TYPE, "this is no handshake record");
    }
    Bytes bytes = opener.isPresent() ? open(arrived, step) : arrived.record().fragment();
    transcript.add(bytes);
    try {
      Handshake message = Handshake.decode(bytes);
      if (kind.isInstance(message)) {
        return kind.cast(message);
      }
    } catch (DecodeException garbled) {
      throw as.refuses(step, Check.MESSAGE, "it is malformed: " + garbled.getMessage());
    }
    throw as.refuses(step, Check.MESSAGE, "another message should come now");
  }

  /// The record that came last.
  Card card() {
    return wire.lastCard();
  }

  /// Reads until the end was told.
  void deliverAll() throws IOException {
    while (!ended) {
      deliverNext();
    }
  }

  /// Reads a record and gives its data to the application; or tells it that there will be no more.
  void deliverNext() throws IOException {
    String step = "record " + (count + 1);
    Optional<Arrived> arrived = records.next(step);
    if (arrived.isEmpty()) {
      fin();
      return;
    }
    switch (arrived.get().record().type()) {
      case HANDSHAKE -> throw as.refuses(step, Check.RECORD_TYPE, "the handshake is over");
      case DATA -> data(arrived.get(), step);
      case CLOSE -> close(arrived.get(), step);
    }
  }

  private void data(Arrived arrived, String step) throws IOException {
    if (streamMacCame) {
      throw as.refuses(END, Check.RECORD_TYPE, "data comes behind the MAC over the stream");
    }
    count++;
    as.delivers(open(arrived, step));
  }

  private void close(Arrived arrived, String step) throws IOException {
    if (variant.integrity() == Integrity.STREAM_MAC) {
      nothingElse(open(arrived, END), END);
      streamMacCame = true;
      return;
    }
    switch (variant.closing()) {
      case FIN -> throw as.refuses(step, Check.RECORD_TYPE, "no record closes anything here");
      case TYPE_OF_LAST -> {
        Bytes data = open(arrived, step);
        count++;
        if (!data.isEmpty()) {
          as.delivers(data);
        }
      }
      case RECORD -> nothingElse(open(arrived, "close"), "close");
    }
    end();
  }

  /// TCP says that there will be no more. TCP says what Trudy makes it say.
  private void fin() throws IOException {
    if (variant.integrity() == Integrity.STREAM_MAC && !streamMacCame) {
      throw as.refuses(END, Check.STREAM_MAC, "the stream ends without its MAC");
    }
    if (variant.closing() != Closing.FIN) {
      throw as.refuses(END, Check.CLOSE_RECORD, "FIN came, and no close before it");
    }
    end();
  }

  private void end() {
    ended = true;
    as.ends();
  }

  private Bytes open(Arrived arrived, String step) throws IOException {
    return opener.orElseThrow().open(arrived, step);
  }

  private void nothingElse(Bytes data, String step) throws IOException {
    if (!data.isEmpty()) {
      throw as.refuses(step, Check.RECORD_LENGTH, "a record that closes holds no data");
    }
  }
}
