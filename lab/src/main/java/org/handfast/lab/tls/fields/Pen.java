package org.handfast.lab.tls.fields;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.IntFunction;
import org.handfast.lab.stage.Field;
import org.handfast.protocol.wire.Bytes;

/// Goes over the bytes of a layer and writes down what each run of them is. It never fails: what
/// should be there and is not is left out, and what is left over is written down as such.
public final class Pen {
  private final Bytes bytes;
  private final List<Field> fields = new ArrayList<>();
  private int at;
  private int end;

  /// At the beginning of a layer.
  public Pen(Bytes bytes) {
    this.bytes = bytes;
    this.end = bytes.length();
  }

  /// How many bytes there are still to go.
  public int left() {
    return end - at;
  }

  /// The next byte, which stays there; 0 if there is none.
  public int next() {
    return left() == 0 ? 0 : bytes.at(at);
  }

  /// The next so many bytes, which stay there; as many as there are.
  public Bytes ahead(int length) {
    return bytes.slice(at, at + Math.clamp(length, 0, left()));
  }

  /// A run of bytes.
  public Bytes take(String name, int length, String meaning) {
    return take(name, length, meaning, "", List.of());
  }

  /// A run of bytes that was computed.
  public Bytes take(String name, int length, String meaning, String formula, List<String> inputs) {
    Bytes taken = ahead(length);
    if (!taken.isEmpty()) {
      fields.add(new Field(name, at, taken.length(), meaning, formula, inputs));
      at += taken.length();
    }
    return taken;
  }

  /// A run of bytes whose meaning depends on them.
  public Bytes take(String name, int length, Function<Bytes, String> meaning) {
    return take(name, length, meaning.apply(ahead(length)));
  }

  /// A number of one to three bytes.
  public int number(String name, int length, IntFunction<String> meaning) {
    int value = value(ahead(length));
    take(name, length, meaning.apply(value));
    return value;
  }

  /// A number that says how many bytes come next, and these.
  ///
  /// @param length of the number
  /// @param meaning of the bytes
  public Bytes vector(String name, int length, Function<Bytes, String> meaning) {
    int count = count(name, length);
    return take(name, count, meaning);
  }

  /// A number that says how many bytes come next.
  public int count(String name, int length) {
    return number("length of " + name, length, Pen::bytesFollow);
  }

  /// A field that has others in it, which `content` writes down.
  public void group(String name, String meaning, Runnable content) {
    int start = at;
    int index = fields.size();
    content.run();
    if (at > start) {
      fields.add(index, Field.of(name, start, at - start, meaning));
    }
  }

  /// Nothing beyond the next so many bytes is looked at by `content`; what it leaves is written
  /// down as what should not be there.
  public void within(int length, Runnable content) {
    int outer = end;
    end = Math.min(end, at + length);
    content.run();
    take("unread", left(), "nothing that should be here");
    end = outer;
  }

  /// The same fields, of bytes that stand elsewhere in a layer.
  public void paste(List<Field> elsewhere, int length) {
    for (Field field : elsewhere) {
      fields.add(
          new Field(
              field.name(),
              at + field.offset(),
              field.length(),
              field.meaning(),
              field.formula(),
              field.inputs()));
    }
    at += length;
  }

  /// What was written down.
  public List<Field> fields() {
    take("unread", left(), "nothing that should be here");
    return List.copyOf(fields);
  }

  static String bytes(int count) {
    return count == 1 ? "1 byte" : count + " bytes";
  }

  private static String bytesFollow(int count) {
    return count == 0 ? "nothing follows" : bytes(count) + (count == 1 ? " follows" : " follow");
  }

  private static int value(Bytes bytes) {
    int value = 0;
    for (int i = 0; i < bytes.length(); i++) {
      value = value << 8 | bytes.at(i);
    }
    return value;
  }
}
