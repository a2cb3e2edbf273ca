package org.handfast.lab.stage;

import org.handfast.protocol.wire.Bytes;

/// One thing that TCP carried from one end of a connection to the other.
///
/// @param line which connection, from 1, in the order in which they were made
/// @param from whose end it left
/// @param to whose end it went to
/// @param flag what it was
/// @param data the stream's bytes; none unless it is [Flag#DATA]
/// @param name of what it is part of, such as `B5 data 2`; empty unless it is [Flag#DATA]
/// @param after how many events were in the journal when it left: its place among them
public record Packet(
    int line, Person from, Person to, Flag flag, Bytes data, String name, int after) {
  /// What a packet is for.
  public enum Flag {
    /// The first of the handshake: `from` calls `to`.
    SYN,
    /// Bytes of the stream.
    DATA,
    /// This direction is over.
    FIN,
    /// The connection is gone.
    RST
  }
}
