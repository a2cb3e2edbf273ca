package org.handfast.lab.stage;

import java.io.IOException;
import org.handfast.lab.authority.Identity;
import org.handfast.lab.authority.Trust;

/// What two persons speak on one rung: both roles, and what is between a line of an application and
/// the bytes on the wire. One instance serves one run; what it keeps, it keeps from visit to visit.
///
/// On every rung the same happens: when the handshake is over, the server says its lines (one);
/// then the client says its lines, one record each, and ends its direction; then the server ends
/// its own. Each line that comes is delivered at once.
public interface Protocol {
  /// The client, until both directions have ended.
  ///
  /// @throws Refusal if a check failed; it is in the journal then
  void bob(Actor as, Wire wire, Trust trust) throws IOException;

  /// The server, until both directions have ended.
  ///
  /// @throws Refusal if a check failed; it is in the journal then
  void alice(Actor as, Wire wire, Identity identity) throws IOException;

  /// How often Bob has visited Alice before the visit that Trudy is interested in.
  default int earlierVisits() {
    return 0;
  }

  /// What another host of Alice's speaks: the same name and keys; what it has seen before it may
  /// know for itself alone.
  default Protocol otherHost() {
    return this;
  }
}
