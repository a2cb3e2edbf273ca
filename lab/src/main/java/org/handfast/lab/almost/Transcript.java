package org.handfast.lab.almost;

import java.util.List;
import org.handfast.lab.hash.Hashes;
import org.handfast.lab.stage.Comparison.Input;
import org.handfast.protocol.wire.Bytes;

/// All handshake messages so far, both sides', as one end has seen them. If Trudy has changed one,
/// the two ends have seen different ones.
public final class Transcript {
  private Bytes messages = Bytes.EMPTY;

  /// The next message, without the header of its record.
  public void add(Bytes message) {
    messages = Bytes.concat(messages, message);
  }

  /// The MAC of them under this key.
  public Tag mac(DirectionKeys keys) {
    Bytes hash = Hashes.sha256(messages);
    return new Tag(
        "MAC of the handshake messages",
        formula(keys.macName()),
        List.of(new Input(keys.macName(), keys.mac()), new Input("handshake messages", messages)),
        Hashes.hmac(keys.mac(), hash));
  }

  /// How that MAC is made.
  static String formula(String macName) {
    return "HMAC-SHA-256(" + macName + ", SHA-256(handshake messages))";
  }
}
