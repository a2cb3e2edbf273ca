package org.handfast.lab.tls;

import java.util.List;
import org.handfast.lab.stage.Comparison;
import org.handfast.lab.stage.Layer;
import org.handfast.protocol.wire.Bytes;

/// What somebody with a [Keyring] sees in a record.
///
/// @param name such as `ServerHello, Certificate`, `data 2`
/// @param layers the wire's first, then what is inside as far as it could be opened
/// @param kind what it carries
/// @param data of the application; empty if it carries none, or did not open
/// @param comparisons what was computed beside what came
public record Seen(
    String name, List<Layer> layers, Kind kind, Bytes data, List<Comparison> comparisons) {
  /// Copies the lists.
  public Seen {
    layers = List.copyOf(layers);
    comparisons = List.copyOf(comparisons);
  }

  /// What a record carries.
  public enum Kind {
    /// Handshake messages, or the sign that keys are in use now.
    HANDSHAKE,
    /// The application's bytes.
    DATA,
    /// The same before the handshake is done.
    EARLY_DATA,
    /// An alert, close_notify among them.
    ALERT,
    /// It is protected and did not open.
    SHUT
  }
}
