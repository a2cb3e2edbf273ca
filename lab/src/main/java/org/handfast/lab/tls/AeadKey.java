package org.handfast.lab.tls;

import java.util.List;
import java.util.Optional;
import org.handfast.lab.stage.Comparison;
import org.handfast.lab.stage.Comparison.Input;
import org.handfast.protocol.wire.Bytes;

/// One key of an AEAD, and its name.
record AeadKey(SuiteParts.Bulk bulk, String name, Bytes key) {
  private static final int TAG = 16;

  Optional<Bytes> open(Bytes nonce, Bytes additional, Bytes sealed) {
    if (sealed.length() < TAG) {
      return Optional.empty();
    }
    return bulk == SuiteParts.Bulk.AES_GCM
        ? Primitives.openGcm(key, nonce, additional, sealed)
        : Primitives.openChaCha20(key, nonce, additional, sealed);
  }

  /// The tag that there should be beside the one that came. That of ChaCha20-Poly1305 is left to
  /// the JDK, which does not show it.
  List<Comparison> compare(String formula, Bytes nonce, Bytes additional, Bytes sealed) {
    if (sealed.length() < TAG || bulk != SuiteParts.Bulk.AES_GCM) {
      return List.of();
    }
    Bytes ciphertext = sealed.slice(0, sealed.length() - TAG);
    Bytes received = sealed.slice(sealed.length() - TAG);
    List<Input> inputs =
        List.of(
            new Input(name, key),
            new Input("nonce", nonce),
            new Input("additional data", additional),
            new Input("ciphertext", ciphertext));
    return List.of(
        new Comparison(
            "tag",
            formula,
            inputs,
            Primitives.gcmTag(key, nonce, additional, ciphertext),
            received));
  }
}
