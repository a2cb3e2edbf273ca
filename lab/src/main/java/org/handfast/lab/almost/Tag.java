package org.handfast.lab.almost;

import java.nio.ByteBuffer;
import java.util.List;
import java.util.stream.Stream;
import org.handfast.lab.hash.Hashes;
import org.handfast.lab.stage.Comparison;
import org.handfast.lab.stage.Comparison.Input;
import org.handfast.protocol.wire.Bytes;

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
    return hash("hash", "SHA-256(data)", new Input("data", data));
  }

  /// One for all that was ever sent in this direction.
  public static Tag ofStream(DirectionKeys keys, Bytes allData) {
    return hash(
        "stream MAC",
        "SHA-256(all data ‖ " + keys.macName() + ")",
        new Input("all data", allData),
        key(keys));
  }

  /// One for a record, wherever it may stand.
  public static Tag ofRecord(DirectionKeys keys, Bytes data) {
    return hash(
        RECORD_MAC, "SHA-256(data ‖ " + keys.macName() + ")", new Input("data", data), key(keys));
  }

  /// The chapter's: a hash of data, key and sequence number.
  public static Tag ofNumbered(DirectionKeys keys, long seq, Bytes data) {
    return hash(
        RECORD_MAC,
        "SHA-256(data ‖ " + keys.macName() + " ‖ seq)",
        new Input("data", data),
        key(keys),
        number(seq));
  }

  /// What SSL's successors use: HMAC, over header and data.
  public static Tag ofWhole(DirectionKeys keys, long seq, RecordType type, Bytes data) {
    return hmac(
        RECORD_MAC,
        "HMAC-SHA-256(" + keys.macName() + ", seq ‖ type ‖ version ‖ length ‖ data)",
        key(keys),
        number(seq),
        new Input("type", Bytes.of((byte) type.code())),
        new Input("version", u16(SslRecord.VERSION)),
        new Input("length", u16(data.length())),
        new Input("data", data));
  }

  /// The names of the inputs.
  public List<String> inputNames() {
    return inputs.stream().map(Input::name).toList();
  }

  /// This one beside the one that came.
  public Comparison beside(Bytes received) {
    return new Comparison(name, formula, inputs, bytes, received);
  }

  /// The hash of the inputs that are shown, and of nothing else.
  private static Tag hash(String name, String formula, Input... inputs) {
    return new Tag(name, formula, List.of(inputs), Hashes.sha256(bytes(inputs)));
  }

  /// The HMAC of the inputs that are shown, and of nothing else.
  private static Tag hmac(String name, String formula, Input key, Input... inputs) {
    List<Input> all = Stream.concat(Stream.of(key), Stream.of(inputs)).toList();
    return new Tag(name, formula, all, Hashes.hmac(key.bytes(), bytes(inputs)));
  }

  private static Bytes[] bytes(Input... inputs) {
    return Stream.of(inputs).map(Input::bytes).toArray(Bytes[]::new);
  }

  private static Input key(DirectionKeys keys) {
    return new Input(keys.macName(), keys.mac());
  }

  private static Input number(long seq) {
    return new Input("seq", Bytes.owning(ByteBuffer.allocate(Long.BYTES).putLong(seq).array()));
  }

  private static Bytes u16(int value) {
    return Bytes.of((byte) (value >> 8), (byte) value);
  }
}
