package org.handfast.protocol.message;

import org.handfast.protocol.extension.Carrier;
import org.handfast.protocol.extension.Extensions;
import org.handfast.protocol.registry.HandshakeType;
import org.handfast.protocol.wire.Bytes;
import org.handfast.protocol.wire.DecodeException;
import org.handfast.protocol.wire.WireReader;
import org.handfast.protocol.wire.WireWriter;

/// A pre-shared key for a later handshake, RFC 9846 4.7.1. The lifetime is in seconds, the age to
/// add in milliseconds.
///
/// ```tls
/// struct {
///     uint32 ticket_lifetime;
///     uint32 ticket_age_add;
///     opaque ticket_nonce<0..255>;
///     opaque ticket<1..2^16-1>;
///     Extension extensions<0..2^16-1>;
/// } NewSessionTicket;
/// ```
public record NewSessionTicket(
    long ticketLifetime, long ticketAgeAdd, Bytes ticketNonce, Bytes ticket, Extensions extensions)
    implements HandshakeMessage {

  @Override
  public HandshakeType type() {
    return HandshakeType.NEW_SESSION_TICKET;
  }

  static NewSessionTicket read(WireReader in) throws DecodeException {
    long ticketLifetime = in.u32();
    long ticketAgeAdd = in.u32();
    Bytes ticketNonce = in.opaque(0, 255);
    Bytes ticket = in.opaque(1, 0xFFFF);
    try (var _ = in.vector(0, 0xFFFF)) {
      Extensions extensions = Extensions.read(Carrier.NEW_SESSION_TICKET, in);
      return new NewSessionTicket(ticketLifetime, ticketAgeAdd, ticketNonce, ticket, extensions);
    }
  }

  @Override
  public void write(WireWriter out) {
    out.u32(ticketLifetime);
    out.u32(ticketAgeAdd);
    out.opaque(ticketNonce, 0, 255);
    out.opaque(ticket, 1, 0xFFFF);
    try (var _ = out.vector(0, 0xFFFF)) {
      extensions.write(out);
    }
  }
}
