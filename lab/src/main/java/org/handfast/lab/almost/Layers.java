package org.handfast.lab.almost;

import java.util.List;
import java.util.Optional;
import org.handfast.lab.stage.Layer;
import org.handfast.protocol.wire.Bytes;
import org.handfast.protocol.wire.DecodeException;

/// What the bytes of a record mean, field by field. The fields of a layer cover all of it, in order
/// and without overlap.
public final class Layers {
  private static final String WIRE = "on the wire";
  private static final String INSIDE = "decrypted";

  private Layers() {}

  /// A handshake message that is not protected, for everybody.
  public static Layer clear(Variant variant, Handshake message) {
    SslRecord record = new SslRecord(RecordType.HANDSHAKE, message.encode());
    Ruler ruler = header(record);
    MessageFields.mark(ruler, message, variant.secret().name(), "");
    return new Layer(WIRE, record.encode(), ruler.fields());
  }

  /// A protected record, for everybody.
  ///
  /// @param content what is known of what is in it: only how it is cut is used
  public static Layer sealed(SslRecord record, DirectionKeys keys, Protection.Content content) {
    String key = keys.encryptionName();
    List<String> text = content.tag().isEmpty() ? List.of("data") : List.of("data", "tag");
    String joined = String.join(" ‖ ", text);
    int ivLength = content.iv().length();
    int rest = record.fragment().length() - ivLength;
    Ruler ruler = header(record).add("IV", ivLength, "where the keystream begins");
    String meaning = rest + " bytes that only who has " + key + " can read";
    if (ivLength > 0) {
      ruler.add(
          "ciphertext",
          rest,
          meaning,
          "AES-128-CTR(" + key + ", IV, " + joined + ")",
          List.of(key, "IV", "data"));
    } else {
      ruler.add(
          "ciphertext",
          rest,
          meaning,
          "(" + joined + ") xor the keystream of " + key + ", which runs on",
          List.of(key, "data"));
    }
    return new Layer(WIRE, record.encode(), ruler.fields());
  }

  /// What is inside a protected record, for who has the key.
  public static Layer inside(RecordType type, DirectionKeys keys, Protection.Content content) {
    Ruler ruler = new Ruler();
    handshake(type, content.data())
        .ifPresentOrElse(
            message -> MessageFields.mark(ruler, message, "", keys.macName()),
            () -> ruler.add("data", content.data().length(), Ruler.shown(content.data())));
    content
        .expected()
        .ifPresent(
            tag ->
                ruler.add(
                    "tag", content.tag().length(), tag.name(), tag.formula(), tag.inputNames()));
    return new Layer(INSIDE, Bytes.concat(content.data(), content.tag()), ruler.fields());
  }

  /// What is inside the encrypted secret, for who has the private key.
  public static Layer secret(Variant variant, Bytes secret) {
    Ruler ruler = new Ruler();
    switch (variant.secret()) {
      case PMS -> ruler.add("PMS", secret.length(), "the pre-master secret");
      case MS -> {
        switch (variant.split()) {
          case NONE -> ruler.add("MS", 16, "the master secret: the only key");
          case ONE_PAIR -> pair(ruler, "E", "M", "both directions");
          case FOUR_KEYS -> {
            pair(ruler, "E_b", "M_b", "Bob to Alice");
            pair(ruler, "E_a", "M_a", "Alice to Bob");
          }
        }
      }
    }
    return new Layer(INSIDE, secret, ruler.fields());
  }

  private static void pair(Ruler ruler, String e, String m, String direction) {
    ruler.add(e, 16, "key to encrypt, " + direction).add(m, 32, "key for MACs, " + direction);
  }

  private static Ruler header(SslRecord record) {
    return new Ruler()
        .add("type", 1, record.type().title())
        .add("version", 2, "almost-SSL, version 1")
        .add("length", 2, record.fragment().length() + " bytes follow");
  }

  private static Optional<Handshake> handshake(RecordType type, Bytes data) {
    if (type != RecordType.HANDSHAKE) {
      return Optional.empty();
    }
    try {
      return Optional.of(Handshake.decode(data));
    } catch (DecodeException garbled) {
      return Optional.empty();
    }
  }
}
