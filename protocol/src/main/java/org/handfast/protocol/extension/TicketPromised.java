package org.handfast.protocol.extension;

import org.handfast.protocol.registry.ExtensionType;
import org.handfast.protocol.wire.WireWriter;

/// The server will send a NewSessionTicket of TLS 1.2 in this handshake, RFC 5077 3.2.
///
/// ```tls
/// struct {} TicketPromised;
/// ```
public record TicketPromised() implements Extension {

  @Override
  public ExtensionType type() {
    return ExtensionType.SESSION_TICKET;
  }

  @Override
  public void write(WireWriter out) {}
}
