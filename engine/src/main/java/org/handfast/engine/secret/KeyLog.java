package org.handfast.engine.secret;

import org.handfast.protocol.wire.Bytes;

/// Is told the secrets of connections, so that a program such as Wireshark can decrypt what was
/// captured of them (RFC 9850). Whoever knows them can read and forge everything on the connection:
/// this is for finding faults, and never there unless it is configured.
@FunctionalInterface
public interface KeyLog {
  /// Nobody is told anything.
  KeyLog NONE = (_, _, _) -> {};

  /// Is told one secret, before anything is protected by it. It happens within a step of the
  /// handshake, under the connection's lock: it should take no longer than a write to a local file,
  /// and an exception ends the connection.
  ///
  /// @param clientRandom of the ClientHello: which connection it is
  /// @param secret lent for the time of the call
  void log(Label label, Bytes clientRandom, Secret secret);

  /// What a secret is, by the name that the key schedule gives it (RFC 9846 7.1, RFC 9850 2.1).
  enum Label {
    /// The master secret of TLS 1.2, by the name of what it is found with.
    CLIENT_RANDOM,
    CLIENT_EARLY_TRAFFIC_SECRET,
    EARLY_EXPORTER_SECRET,
    CLIENT_HANDSHAKE_TRAFFIC_SECRET,
    SERVER_HANDSHAKE_TRAFFIC_SECRET,
    CLIENT_TRAFFIC_SECRET_0,
    SERVER_TRAFFIC_SECRET_0,
    EXPORTER_SECRET
  }
}
