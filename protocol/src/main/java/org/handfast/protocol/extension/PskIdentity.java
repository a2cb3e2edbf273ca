package org.handfast.protocol.extension;

import org.handfast.protocol.wire.Bytes;
import org.handfast.protocol.wire.DecodeException;
import org.handfast.protocol.wire.WireReader;
import org.handfast.protocol.wire.WireWriter;

/// The label of a pre-shared key, RFC 9846 4.3.11: a ticket or a name agreed on elsewhere. The age
/// is in milliseconds plus the ticket's `ticket_age_add`, modulo 2^32; 0 without a ticket.
///
/// ```tls
/// struct {
///     opaque identity<1..2^16-1>;
///     uint32 obfuscated_ticket_age;
/// } PskIdentity;
/// ```
public record PskIdentity(Bytes identity, long obfuscatedTicketAge) {

  static PskIdentity read(WireReader in) throws DecodeException {
    Bytes identity = in.opaque(1, 0xFFFF);
    long obfuscatedTicketAge = in.u32();
    return new PskIdentity(identity, obfuscatedTicketAge);
  }

  void write(WireWriter out) {
    out.opaque(identity, 1, 0xFFFF);
    out.u32(obfuscatedTicketAge);
  }
}
