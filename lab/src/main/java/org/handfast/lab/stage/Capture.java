package org.handfast.lab.stage;

import java.util.List;

/// What somebody who sat at all the wires would have recorded, and the secrets to read it with.
///
/// @param packets in the order in which they left
/// @param keyLog lines of a key log, as `SSLKEYLOGFILE` has them, without line ends
public record Capture(List<Packet> packets, List<String> keyLog) {
  /// Nothing.
  public static final Capture EMPTY = new Capture(List.of(), List.of());

  /// Copies the lists.
  public Capture {
    packets = List.copyOf(packets);
    keyLog = List.copyOf(keyLog);
  }
}
