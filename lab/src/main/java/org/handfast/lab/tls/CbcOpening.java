package org.handfast.lab.tls;

import java.util.List;
import java.util.Optional;
import org.handfast.lab.hash.Hashes;
import org.handfast.lab.stage.Comparison;
import org.handfast.lab.stage.Comparison.Input;
import org.handfast.lab.stage.Layer;
import org.handfast.lab.tls.fields.Pen;
import org.handfast.lab.tls.fields.RecordFields;
import org.handfast.lab.tls.fields.RecordFields.Cover;
import org.handfast.lab.tls.fields.Speech;
import org.handfast.protocol.wire.Bytes;

/// Records of TLS 1.2 under a block cipher, with the MAC inside (RFC 5246 6.2.3.2) or outside (RFC
/// 7366) of what is encrypted.
final class CbcOpening implements Opening {
  private static final int IV = 16;

  private final String name;
  private final SuiteParts parts;
  private final boolean macOutside;
  private final Bytes macKey;
  private final Bytes key;

  /// @param name `client` or `server`
  CbcOpening(String name, SuiteParts parts, boolean macOutside, Bytes macKey, Bytes key) {
    this.name = name;
    this.parts = parts;
    this.macOutside = macOutside;
    this.macKey = macKey;
    this.key = key;
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public Cover cover() {
    return macOutside
        ? new Cover.MacOutside(parts.macLength(), formula(), List.of(macKeyName()))
        : new Cover.MacInside();
  }

  @Override
  public Tried open(long sequence, Bytes record, Speech speech) {
    int outside = macOutside ? parts.macLength() : 0;
    if (record.length() < HEADER + IV + outside) {
      return new Tried(Optional.empty(), List.of());
    }
    Bytes fragment = record.slice(HEADER, record.length() - outside);
    Optional<Bytes> plaintext =
        Primitives.decryptCbc(key, fragment.slice(0, IV), fragment.slice(IV));
    if (macOutside) {
      Comparison mac = compare(sequence, record, fragment, record.slice(record.length() - outside));
      return new Tried(
          plaintext.filter(_ -> mac.holds()).flatMap(all -> inside(record, all, speech)),
          List.of(mac));
    }
    return plaintext
        .filter(all -> contentLength(all) >= 0)
        .map(all -> openInside(sequence, record, all, speech))
        .orElse(new Tried(Optional.empty(), List.of()));
  }

  private Tried openInside(long sequence, Bytes record, Bytes plaintext, Speech speech) {
    int end = contentLength(plaintext);
    Bytes tag = plaintext.slice(end, end + parts.macLength());
    Comparison mac = compare(sequence, record, plaintext.slice(0, end), tag);
    return new Tried(
        mac.holds() ? inside(record, plaintext, speech) : Optional.empty(), List.of(mac));
  }

  /// How much of the plaintext is content: it ends with the MAC, if that is inside, and padding.
  private int contentLength(Bytes plaintext) {
    if (plaintext.isEmpty()) {
      return -1;
    }
    int padding = plaintext.at(plaintext.length() - 1);
    return plaintext.length() - 1 - padding - (macOutside ? 0 : parts.macLength());
  }

  private Optional<Inside> inside(Bytes record, Bytes plaintext, Speech speech) {
    int length = contentLength(plaintext);
    if (length < 0) {
      return Optional.empty();
    }
    int type = record.at(0);
    Bytes content = plaintext.slice(0, length);
    Pen pen = new Pen(plaintext);
    pen.paste(RecordFields.content(type, content, speech), length);
    if (!macOutside) {
      pen.take(
          "MAC",
          parts.macLength(),
          "over the number that is not sent, the header and the content [RFC 5246 6.2.3.1]",
          formula(),
          List.of(macKeyName()));
    }
    pen.take("padding", pen.left() - 1, "fills the block");
    pen.take("padding_length", 1, "how much of it there is beside this byte");
    return Optional.of(new Inside(type, content, new Layer("decrypted", plaintext, pen.fields())));
  }

  private Comparison compare(long sequence, Bytes record, Bytes covered, Bytes received) {
    Bytes number = Numbers.u64(sequence);
    Bytes length = Numbers.u16(covered.length());
    Bytes all = Bytes.concat(number, record.slice(0, 1), record.slice(1, 3), length, covered);
    List<Input> inputs =
        List.of(
            new Input(macKeyName(), macKey),
            new Input("seq", number),
            new Input("type", record.slice(0, 1)),
            new Input("version", record.slice(1, 3)),
            new Input("length", length),
            new Input(macOutside ? "IV ‖ ciphertext" : "content", covered));
    Bytes computed = Hashes.hmac(parts.mac(), macKey, all);
    return new Comparison("record MAC", formula(), inputs, computed, received);
  }

  private String formula() {
    return "%s(%s, seq ‖ type ‖ version ‖ length ‖ %s)"
        .formatted(parts.macName(), macKeyName(), macOutside ? "IV ‖ ciphertext" : "content");
  }

  private String macKeyName() {
    return name + "_write_MAC_key";
  }
}
