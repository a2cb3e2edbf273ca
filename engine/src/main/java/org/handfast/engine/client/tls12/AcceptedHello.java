package org.handfast.engine.client.tls12;

import java.util.List;
import org.handfast.engine.handshake.tls12.Agreement;
import org.handfast.protocol.extension.Extensions;
import org.handfast.protocol.extension.SignedTimestamps;
import org.handfast.protocol.registry.ExtensionType;
import org.handfast.protocol.wire.Bytes;

/// A ServerHello of TLS 1.2 that was held to the rules.
///
/// @param agreement what it settles
/// @param sessionId under which the server may keep the session; empty if it does not
/// @param answers what it says beyond that
record AcceptedHello(Agreement agreement, Bytes sessionId, Extensions answers) {

  /// Whether a NewSessionTicket comes before the server's ChangeCipherSpec (RFC 5077 3.2).
  boolean promisesTicket() {
    return answers.contains(ExtensionType.SESSION_TICKET);
  }

  /// Whether a CertificateStatus may follow the Certificate (RFC 6066 8).
  boolean promisesStatus() {
    return answers.contains(ExtensionType.STATUS_REQUEST);
  }

  /// The server's timestamps for its certificate (RFC 6962 3.3).
  List<Bytes> timestamps() {
    return answers.find(SignedTimestamps.class).map(SignedTimestamps::timestamps).orElse(List.of());
  }
}
