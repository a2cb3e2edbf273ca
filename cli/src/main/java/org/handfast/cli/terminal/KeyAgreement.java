package org.handfast.cli.terminal;

import org.handfast.engine.Negotiated;
import org.handfast.protocol.registry.CipherSuite;
import org.handfast.protocol.registry.NamedGroup;

/// How both sides of a connection came to share a key, by what it protects from.
public enum KeyAgreement {
  /// By keys for this connection alone, out of the reach of quantum computers too.
  POST_QUANTUM,
  /// By keys for this connection alone.
  EPHEMERAL,
  /// The client sent it under the key in the server's certificate (RFC 5246 7.4.7.1): whoever gets
  /// that one later can open a recording.
  KEY_TRANSPORT,
  /// From an earlier connection, or from elsewhere.
  KNOWN_BEFORE;

  /// The words for key transport, which has no group to name.
  public static final String RSA_KEY_TRANSPORT = "RSA key transport";

  /// What is known of a connection. One of RSA key transport that was resumed has its key from such
  /// a one all the same.
  public static KeyAgreement of(Negotiated known) {
    if (known.suite().filter(CipherSuite::isKeyTransport).isPresent()) {
      return KEY_TRANSPORT;
    }
    if (known.group().isEmpty()) {
      return KNOWN_BEFORE;
    }
    return known.group().filter(NamedGroup::isPostQuantum).isPresent() ? POST_QUANTUM : EPHEMERAL;
  }

  /// Whether a recording stays closed to whoever gets the keys of both sides later.
  public boolean hasForwardSecrecy() {
    return this == POST_QUANTUM || this == EPHEMERAL;
  }
}
