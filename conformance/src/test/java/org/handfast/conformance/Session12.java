package org.handfast.conformance;

import org.handfast.protocol.wire.Bytes;

/// A session of TLS 1.2 in the hands of a [RawPeer12].
///
/// @param name the session id, or the ticket
record Session12(Bytes name, Label label, Suite12 suite, Bytes master, boolean extended) {

  enum Label {
    ID,
    TICKET
  }

  Session12 withName(Bytes other) {
    return new Session12(other, label, suite, master, extended);
  }
}
