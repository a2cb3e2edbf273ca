package org.handfast.lab.tls.fields;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.handfast.lab.stage.Field;
import org.handfast.lab.stage.Lines;
import org.handfast.protocol.registry.ContentType;
import org.handfast.protocol.registry.ProtocolVersion;
import org.handfast.protocol.wire.Bytes;

/// A record as it is on the wire (RFC 5246 6.2, RFC 9846 5):
///
/// ```text
/// ContentType type; ProtocolVersion version; uint16 length; opaque fragment[length];
/// ```
public final class RecordFields {
  private static final int IV = 16;
  private static final int TAG = 16;

  private RecordFields() {}

  /// How a fragment is protected, as everybody can tell who has seen the hellos.
  public sealed interface Cover {
    /// Not at all.
    ///
    /// @param speech how its messages are to be understood
    record Clear(Speech speech) implements Cover {}

    /// A block cipher, with the MAC inside what it encrypts (RFC 5246 6.2.3.2).
    record MacInside() implements Cover {}

    /// A block cipher, and the MAC over what it has encrypted (RFC 7366).
    ///
    /// @param macLength in bytes
    /// @param mac its formula
    /// @param inputs of the formula
    record MacOutside(int macLength, String mac, List<String> inputs) implements Cover {}

    /// An AEAD.
    ///
    /// @param nonceLength of the part of the nonce that is sent (RFC 5288 3)
    /// @param formula of ciphertext and tag
    /// @param inputs of the formula
    record Aead(int nonceLength, String formula, List<String> inputs) implements Cover {}
  }

  /// The record's fields.
  public static List<Field> of(Bytes record, Cover cover) {
    Pen pen = new Pen(record);
    int type = header(pen);
    switch (cover) {
      case Cover.Clear(Speech speech) ->
          pen.paste(content(type, pen.ahead(pen.left()), speech), pen.left());
      case Cover.MacInside() -> {
        pen.take("IV", IV, "a fresh one for each record, random [RFC 5246 6.2.3.2]");
        pen.take("ciphertext", pen.left(), "data ‖ MAC ‖ padding under AES-CBC");
      }
      case Cover.MacOutside(int length, String mac, List<String> inputs) -> {
        pen.take("IV", IV, "a fresh one for each record, random [RFC 5246 6.2.3.2]");
        pen.take("ciphertext", pen.left() - length, "data ‖ padding under AES-CBC");
        pen.take("MAC", length, "over what was encrypted [RFC 7366 3]", mac, inputs);
      }
      case Cover.Aead(int nonceLength, String formula, List<String> inputs) -> {
        pen.take("explicit nonce", nonceLength, "its part that is sent [RFC 5288 3]");
        pen.take("ciphertext", pen.left() - TAG, "encrypted", formula, inputs);
        pen.take("tag", TAG, "authenticates ciphertext and header", formula, inputs);
      }
    }
    return pen.fields();
  }

  /// What a record carries that is not, or no more, protected.
  ///
  /// @param type of the content
  public static List<Field> content(int type, Bytes content, Speech speech) {
    Pen pen = new Pen(content);
    if (type == ContentType.CHANGE_CIPHER_SPEC.code()) {
      pen.take("change_cipher_spec", 1, speech.changeCipherSpec());
    } else if (type == ContentType.ALERT.code()) {
      MessageFields.alert(pen);
    } else if (type == ContentType.HANDSHAKE.code()) {
      MessageFields.messages(pen, speech);
    } else if (type == ContentType.APPLICATION_DATA.code()) {
      pen.take("data", pen.left(), RecordFields::text);
    }
    return pen.fields();
  }

  /// Bytes as text, where they are that.
  public static String text(Bytes data) {
    if (!Lines.isText(data)) {
      return Pen.bytes(data.length());
    }
    String text = new String(data.toArray(), StandardCharsets.US_ASCII);
    return "“" + text.replace("\n", "↵") + "”";
  }

  private static int header(Pen pen) {
    int[] type = new int[1];
    pen.group(
        "record header",
        "type, version, length: always in the clear",
        () -> {
          type[0] = pen.number("type", 1, code -> new ContentType(code).toString());
          pen.number("version", 2, code -> new ProtocolVersion(code).toString());
          pen.count("fragment", 2);
        });
    return type[0];
  }
}
