package org.handfast.engine.failure;

import org.handfast.protocol.registry.AlertDescription;

/// The peer ended the connection with an alert (RFC 9846 6.2).
public final class PeerRejected extends TlsException {
  private static final long serialVersionUID = 1L;

  private final transient AlertDescription alert;
  private final Authenticity authenticity;

  public PeerRejected(AlertDescription alert, Authenticity authenticity) {
    super(
        "the peer sent the alert "
            + alert
            + (authenticity == Authenticity.UNPROTECTED
                ? ", unprotected: anybody on the path could have sent it"
                : ""),
        null);
    this.alert = alert;
    this.authenticity = authenticity;
  }

  public AlertDescription alert() {
    return alert;
  }

  public Authenticity authenticity() {
    return authenticity;
  }

  /// Whether the alert came under the connection's keys.
  public enum Authenticity {
    PROTECTED,
    UNPROTECTED
  }
}
