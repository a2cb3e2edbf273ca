package org.handfast.lab.almost;

import java.nio.ByteBuffer;
import java.util.List;
import org.handfast.lab.stage.Comparison;
import org.handfast.lab.stage.Comparison.Input;
import org.handfast.protocol.wire.Bytes;
import org.handfast.protocol.wire.WireWriter;

/// The 32 bytes behind the data by which the receiver is to see that nobody has changed it.
///
/// @param name such as `record MAC`
/// @param formula such as `SHA-256(data ‖ M_b ‖ seq)`
/// @param inputs what goes into the formula, in its order
/// @param bytes what comes of it
public record Tag(String name, String formula, List<Input> inputs, Bytes bytes) {
  private static final String RECORD_MAC = "record MAC";

  /// Copies the list.
  public Tag {
    inputs = List.copyOf(inputs);
  }

  /// A hash without a key: whoever knows the data knows it.
  public static Tag unkeyed(Bytes data) {
    return new Tag("hash", "SHA-256(data)", List.of(new Input("data", data)), Hashes.sha256(data));
  }

  /// One for all that was ever sent in this direction.
  public static Tag ofStream(DirectionKeys keys, Bytes allData) {
    return new Tag(
        "stream MAC",
        "SHA-256(all data ‖ " + keys.macName() + ")",
        List.of(new Input("all data", allData), key(keys)),
        Hashes.sha256(allData, keys.mac()));
  }

  /// One for a record, wherever it may stand.
  public static Tag ofRecord(DirectionKeys keys, Bytes data) {
    return new Tag(
        RECORD_MAC,
        "SHA-256(data ‖ " + keys.macName() + ")",
        List.of(new Input("data", data), key(keys)),
        Hashes.sha256(data, keys.mac()));
  }

  /// The chapter's: a hash of data, key and sequence number.
  public static Tag ofNumbered(DirectionKeys keys, long seq, Bytes data) {
    return new Tag(
        RECORD_MAC,
        "SHA-256(data ‖ " + keys.macName() + " ‖ seq)",
        List.of(new Input("data", data), key(keys), new Input("seq", number(seq))),
        Hashes.sha256(data, keys.mac(), number(seq)));
  }

  /// What SSL's successors use: HMAC, over header and data.
  public static Tag ofWhole(DirectionKeys keys, long seq, RecordType type, Bytes data) {
    Bytes version = uint(SslRecord.VERSION, 2);
    Bytes length = uint(data.length(), 2);
    return new Tag(
        RECORD_MAC,
        "HMAC-SHA-256(" + keys.macName() + ", seq ‖ type ‖ version ‖ length ‖ data)",
        List.of(
            key(keys),
            new Input("seq", number(seq)),
            new Input("type", uint(type.code(), 1)),
            new Input("version", version),
            new Input("length", length),
            new Input("data", data)),
        Hashes.hmac(keys.mac(), number(seq), uint(type.code(), 1), version, length, data));
  }

  /// The names of the inputs.
  public List<String> inputNames() {
    return inputs.stream().map(Input::name).toList();
  }

  /// This one beside the one that came.
  public Comparison beside(Bytes received) {
    return new Comparison(name, formula, inputs, bytes, received);
  }

  private static Input key(DirectionKeys keys) {
    return new Input(keys.macName(), keys.mac());
  }

  private static Bytes number(long seq) {
    return Bytes.owning(ByteBuffer.allocate(Long.BYTES).putLong(seq).array());
  }

  private static Bytes uint(int value, int width) {
    WireWriter out = new WireWriter(width);
    if (width == 1) {
      out.u8(value);
    } else {
      out.u16(value);
    }
    return out.take();
  }
}
