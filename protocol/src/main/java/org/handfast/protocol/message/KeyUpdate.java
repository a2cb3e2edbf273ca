package org.handfast.protocol.message;

import static org.handfast.protocol.wire.DecodeException.illegal;

import org.handfast.protocol.registry.HandshakeType;
import org.handfast.protocol.registry.KeyUpdateRequest;
import org.handfast.protocol.wire.DecodeException;
import org.handfast.protocol.wire.WireReader;
import org.handfast.protocol.wire.WireWriter;

/// The sender's next record is protected under new keys, RFC 9846 4.7.3.
///
/// ```tls
/// enum { update_not_requested(0), update_requested(1), (255) } KeyUpdateRequest;
///
/// struct {
///     KeyUpdateRequest request_update;
/// } KeyUpdate;
/// ```
public record KeyUpdate(KeyUpdateRequest request) implements HandshakeMessage {

  @Override
  public HandshakeType type() {
    return HandshakeType.KEY_UPDATE;
  }

  static KeyUpdate read(WireReader in) throws DecodeException {
    // RFC 9846 4.7.3: any other value is an illegal_parameter.
    return KeyUpdateRequest.of(in.u8())
        .map(KeyUpdate::new)
        .orElseThrow(() -> illegal("a request_update that does not exist"));
  }

  @Override
  public void write(WireWriter out) {
    out.u8(request.code());
  }
}
