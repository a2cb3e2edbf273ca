package org.handfast.protocol.extension;

import org.handfast.protocol.registry.ExtensionType;
import org.handfast.protocol.wire.DecodeException;
import org.handfast.protocol.wire.WireReader;
import org.handfast.protocol.wire.WireWriter;

/// How many tickets the client would like, RFC 9149 2.
///
/// ```tls
/// struct {
///     uint8 new_session_count;
///     uint8 resumption_count;
/// } ClientTicketRequest;
/// ```
///
/// @param newSessionCount after a handshake with certificates
/// @param resumptionCount after a resumed one
public record TicketRequest(int newSessionCount, int resumptionCount) implements Extension {

  @Override
  public ExtensionType type() {
    return ExtensionType.TICKET_REQUEST;
  }

  static TicketRequest read(WireReader in) throws DecodeException {
    return new TicketRequest(in.u8(), in.u8());
  }

  @Override
  public void write(WireWriter out) {
    out.u8(newSessionCount);
    out.u8(resumptionCount);
  }
}
