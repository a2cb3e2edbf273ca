package org.handfast.protocol.extension;

import org.handfast.protocol.registry.ExtensionType;
import org.handfast.protocol.wire.Bytes;
import org.handfast.protocol.wire.WireReader;
import org.handfast.protocol.wire.WireWriter;

/// The session that the client of TLS 1.2 would like to resume, as the server sealed it, RFC 5077
/// 3.2. An empty one asks for a ticket and resumes nothing.
///
/// ```tls
/// struct {
///     opaque ticket[extension_data.length];
/// } SessionTicket;
/// ```
///
/// The ticket has no length of its own: the extension ends where it does.
public record OfferedTicket(Bytes ticket) implements Extension {

  @Override
  public ExtensionType type() {
    return ExtensionType.SESSION_TICKET;
  }

  static OfferedTicket read(WireReader in) {
    return new OfferedTicket(in.rest());
  }

  @Override
  public void write(WireWriter out) {
    out.bytes(ticket);
  }
}
