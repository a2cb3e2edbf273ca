package org.handfast.lab.tls;

import java.util.List;
import java.util.Optional;
import org.handfast.lab.stage.Layer;
import org.handfast.lab.tls.fields.Pen;
import org.handfast.lab.tls.fields.RecordFields;
import org.handfast.lab.tls.fields.RecordFields.Cover;
import org.handfast.lab.tls.fields.Speech;
import org.handfast.protocol.registry.ContentType;
import org.handfast.protocol.wire.Bytes;

/// Records of TLS 1.3: what they carry is inside, behind the content (RFC 9846 5.2).
final class Tls13Opening implements Opening {

  private final String name;
  private final AeadKey key;
  private final Bytes iv;

  /// @param name such as `client_handshake`
  Tls13Opening(String name, SuiteParts.Bulk bulk, Bytes key, Bytes iv) {
    this.name = name;
    this.key = new AeadKey(bulk, name + "_write_key", key);
    this.iv = iv;
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public Cover cover() {
    return new Cover.Aead(0, formula(), List.of(key.name(), name + "_write_iv"));
  }

  @Override
  public Tried open(long sequence, Bytes record, Speech speech) {
    Bytes counter = Bytes.concat(Bytes.of(new byte[4]), Numbers.u64(sequence));
    Bytes nonce = Numbers.xor(iv, counter);
    Bytes header = record.slice(0, HEADER);
    Bytes sealed = record.slice(HEADER);
    return new Tried(
        key.open(nonce, header, sealed).flatMap(inner -> inside(inner, speech)),
        key.compare(formula(), nonce, header, sealed));
  }

  private static Optional<Inside> inside(Bytes inner, Speech speech) {
    int end = inner.length();
    while (end > 0 && inner.at(end - 1) == 0) {
      end--;
    }
    if (end == 0) {
      return Optional.empty();
    }
    int type = inner.at(end - 1);
    Bytes content = inner.slice(0, end - 1);
    Pen pen = new Pen(inner);
    pen.paste(RecordFields.content(type, content, speech), content.length());
    pen.number("content type", 1, code -> new ContentType(code) + ", which nobody else sees");
    pen.take("padding", pen.left(), "hides the length");
    return Optional.of(new Inside(type, content, new Layer("decrypted", inner, pen.fields())));
  }

  private String formula() {
    return ("AEAD-Encrypt(%s, nonce, additional data, content ‖ type ‖ padding),"
            + " nonce = %s_write_iv XOR seq, additional data = record header")
        .formatted(key.name(), name);
  }
}
