package org.handfast.protocol.extension;

import org.handfast.protocol.registry.ExtensionType;
import org.handfast.protocol.wire.DecodeException;
import org.handfast.protocol.wire.WireReader;
import org.handfast.protocol.wire.WireWriter;

/// How many tickets the server is going to send, RFC 9149 2.
///
/// ```tls
/// struct {
///     uint8 expected_count;
/// } ServerTicketRequestHint;
/// ```
public record TicketCount(int expectedCount) implements Extension {

  @Override
  public ExtensionType type() {
    return ExtensionType.TICKET_REQUEST;
  }

  static TicketCount read(WireReader in) throws DecodeException {
    return new TicketCount(in.u8());
  }

  @Override
  public void write(WireWriter out) {
    out.u8(expectedCount);
  }
}
