package org.handfast.lab.almost;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.handfast.lab.almost.Variant.Closing;
import org.handfast.lab.almost.Variant.Integrity;
import org.handfast.lab.stage.Actor;
import org.handfast.lab.stage.Layer;
import org.handfast.lab.stage.Wire;
import org.handfast.protocol.wire.Bytes;

/// What one person sends: handshake messages, then lines, then the end.
final class Outgoing {
  private final Actor as;
  private final Wire wire;
  private final Variant variant;
  private final Transcript transcript;
  private Optional<Protection> protection = Optional.empty();
  private int lines;
  private boolean closed;

  Outgoing(Actor as, Wire wire, Variant variant, Transcript transcript) {
    this.as = as;
    this.wire = wire;
    this.variant = variant;
    this.transcript = transcript;
  }

  /// From now on everything is protected under these keys.
  void protect(DirectionKeys keys) {
    protection = Optional.of(new Protection(variant.integrity(), keys));
    showCount();
  }

  /// Sends a handshake message: clear at first, protected once there are keys.
  ///
  /// @param inside a layer that the receiver will be able to open, if there is one
  void message(String name, Handshake message, Layer... inside) throws IOException {
    if (protection.isPresent()) {
      send(RecordType.HANDSHAKE, name, message.encode());
    } else {
      List<Layer> layers = new ArrayList<>(List.of(Layers.clear(variant, message)));
      layers.addAll(List.of(inside));
      as.sends(wire, name, layers);
    }
    transcript.add(message.encode());
  }

  /// Sends lines, a record for each; there may be more later.
  void lines(List<Bytes> all) throws IOException {
    for (Bytes line : all) {
      line(RecordType.DATA, line);
    }
  }

  /// Sends lines, of which the last is the last of all.
  void lastLines(List<Bytes> all) throws IOException {
    if (variant.closing() != Closing.TYPE_OF_LAST || all.isEmpty()) {
      lines(all);
      return;
    }
    lines(all.subList(0, all.size() - 1));
    closed = true;
    line(RecordType.CLOSE, all.getLast());
  }

  /// Ends this direction.
  void end() throws IOException {
    if (variant.integrity() == Integrity.STREAM_MAC) {
      send(RecordType.CLOSE, "MAC over the stream", Bytes.EMPTY);
    } else if (variant.closing() != Closing.FIN && !closed) {
      send(RecordType.CLOSE, "close", Bytes.EMPTY);
    }
    wire.finish();
  }

  private void line(RecordType type, Bytes line) throws IOException {
    as.says(line);
    send(type, "data " + ++lines, line);
  }

  private void send(RecordType type, String name, Bytes data) throws IOException {
    Protection keys = protection.orElseThrow();
    Protection.Sealed sealed = keys.seal(type, data, as.throwDice(keys.ivLength()));
    showCount();
    as.sends(
        wire,
        name,
        List.of(
            Layers.sealed(new SslRecord(type, sealed.fragment()), keys.keys(), sealed.content()),
            Layers.inside(type, keys.keys(), sealed.content())));
  }

  private void showCount() {
    if (variant.integrity().isNumbered()) {
      as.enters("send seq", protection.orElseThrow().seq());
    }
  }
}
