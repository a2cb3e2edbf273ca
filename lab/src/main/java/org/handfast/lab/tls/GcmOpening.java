package org.handfast.lab.tls;

import java.util.List;
import java.util.Optional;
import org.handfast.lab.stage.Layer;
import org.handfast.lab.tls.fields.RecordFields;
import org.handfast.lab.tls.fields.RecordFields.Cover;
import org.handfast.lab.tls.fields.Speech;
import org.handfast.protocol.wire.Bytes;

/// Records of TLS 1.2 under AES-GCM (RFC 5288 3).
final class GcmOpening implements Opening {
  private static final int EXPLICIT = 8;
  private static final int TAG = 16;

  private final String name;
  private final AeadKey key;
  private final Bytes salt;

  /// @param name `client` or `server`
  /// @param salt the part of each nonce that is secret: 4 bytes
  GcmOpening(String name, Bytes key, Bytes salt) {
    this.name = name;
    this.key = new AeadKey(SuiteParts.Bulk.AES_GCM, name + "_write_key", key);
    this.salt = salt;
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public Cover cover() {
    return new Cover.Aead(EXPLICIT, formula(), List.of(key.name(), name + "_write_IV"));
  }

  @Override
  public Tried open(long sequence, Bytes record, Speech speech) {
    if (record.length() < HEADER + EXPLICIT + TAG) {
      return new Tried(Optional.empty(), List.of());
    }
    Bytes nonce = Bytes.concat(salt, record.slice(HEADER, HEADER + EXPLICIT));
    Bytes sealed = record.slice(HEADER + EXPLICIT);
    Bytes additional =
        Bytes.concat(Numbers.u64(sequence), record.slice(0, 3), Numbers.u16(sealed.length() - TAG));
    int type = record.at(0);
    return new Tried(
        key.open(nonce, additional, sealed)
            .map(content -> new Inside(type, content, layer(type, content, speech))),
        key.compare(formula(), nonce, additional, sealed));
  }

  private static Layer layer(int type, Bytes content, Speech speech) {
    return new Layer("decrypted", content, RecordFields.content(type, content, speech));
  }

  private String formula() {
    return ("AES-128-GCM(%s, nonce, additional data, content), nonce = %s_write_IV ‖ explicit"
            + " nonce, additional data = seq ‖ type ‖ version ‖ length")
        .formatted(key.name(), name);
  }
}
