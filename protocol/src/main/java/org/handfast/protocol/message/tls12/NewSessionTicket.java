package org.handfast.protocol.message.tls12;

import org.handfast.protocol.message.HandshakeMessage;
import org.handfast.protocol.registry.HandshakeType;
import org.handfast.protocol.wire.Bytes;
import org.handfast.protocol.wire.DecodeException;
import org.handfast.protocol.wire.WireReader;
import org.handfast.protocol.wire.WireWriter;

/// The server's state of the session, sealed, for the client to keep, RFC 5077 3.3. A server that
/// has promised a ticket and has none after all sends an empty one.
///
/// ```tls
/// struct {
///     uint32 ticket_lifetime_hint;
///     opaque ticket<0..2^16-1>;
/// } NewSessionTicket;
/// ```
///
/// @param lifetimeHint for how many seconds the server expects to accept it; 0 leaves it open
public record NewSessionTicket(long lifetimeHint, Bytes ticket) implements HandshakeMessage {

  @Override
  public HandshakeType type() {
    return HandshakeType.NEW_SESSION_TICKET;
  }

  /// Reads the body.
  public static NewSessionTicket read(WireReader in) throws DecodeException {
    long lifetimeHint = in.u32();
    return new NewSessionTicket(lifetimeHint, in.opaque(0, 0xFFFF));
  }

  @Override
  public void write(WireWriter out) {
    out.u32(lifetimeHint);
    out.opaque(ticket, 0, 0xFFFF);
  }
}
