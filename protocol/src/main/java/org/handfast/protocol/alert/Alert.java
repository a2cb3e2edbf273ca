package org.handfast.protocol.alert;

import org.handfast.protocol.registry.AlertDescription;
import org.handfast.protocol.registry.AlertLevel;
import org.handfast.protocol.wire.DecodeException;
import org.handfast.protocol.wire.WireReader;
import org.handfast.protocol.wire.WireWriter;

/// A word about the connection itself: it ends here, or it failed, RFC 9846 6.
///
/// ```tls
/// uint8 AlertLevel;
/// uint8 AlertDescription;
///
/// struct {
///     AlertLevel level;
///     AlertDescription description;
/// } Alert;
/// ```
public record Alert(AlertLevel level, AlertDescription description) {

  /// Reads the only content of a record. RFC 9846 5.1: an alert is neither split nor joined with
  /// another.
  public static Alert read(WireReader in) throws DecodeException {
    AlertLevel level = new AlertLevel(in.u8());
    AlertDescription description = new AlertDescription(in.u8());
    in.requireEnd();
    return new Alert(level, description);
  }

  /// Writes the two bytes.
  public void write(WireWriter out) {
    out.u8(level.code());
    out.u8(description.code());
  }
}
