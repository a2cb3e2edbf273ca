package org.handfast.engine.failure;

import org.handfast.protocol.registry.AlertDescription;

/// The peer's certificate does not prove who it is. Says which check failed.
public final class UntrustedPeer extends TlsException {
  private static final long serialVersionUID = 1L;

  private final Reason reason;

  public UntrustedPeer(Reason reason, String detail) {
    super(message(reason, detail), null);
    this.reason = reason;
  }

  public UntrustedPeer(Reason reason, String detail, Throwable cause) {
    super(message(reason, detail), cause);
    this.reason = reason;
  }

  private static String message(Reason reason, String detail) {
    return "the peer's certificate was refused: "
        + reason.words
        + (detail.isEmpty() ? "" : ": " + Printable.bounded(detail));
  }

  public Reason reason() {
    return reason;
  }

  /// Which check failed, with the alert of RFC 9846 6.2.
  public enum Reason {
    UNKNOWN_CA(AlertDescription.UNKNOWN_CA, "no trusted authority vouches for it"),
    EXPIRED(AlertDescription.CERTIFICATE_EXPIRED, "it is not valid now"),
    REVOKED(AlertDescription.CERTIFICATE_REVOKED, "its authority has revoked it"),
    WRONG_NAME(AlertDescription.BAD_CERTIFICATE, "it was issued for another name"),
    WEAK(AlertDescription.BAD_CERTIFICATE, "it rests on an algorithm or a key that is too weak"),
    MALFORMED(AlertDescription.BAD_CERTIFICATE, "it cannot be read, or breaks a rule of X.509"),
    TOO_LONG(AlertDescription.BAD_CERTIFICATE, "its chain exceeds the limits"),
    WRONG_USE(AlertDescription.UNSUPPORTED_CERTIFICATE, "it was not issued for this use"),
    BAD_STATUS(
        AlertDescription.BAD_CERTIFICATE_STATUS_RESPONSE, "its status response is not acceptable"),
    UNKNOWN_KEY(AlertDescription.CERTIFICATE_UNKNOWN, "its raw public key is not a known one"),
    MALFORMED_KEY(AlertDescription.DECODE_ERROR, "its raw public key cannot be read"),
    OTHER(AlertDescription.CERTIFICATE_UNKNOWN, "the trust manager said no");

    private final AlertDescription alert;
    private final String words;

    Reason(AlertDescription alert, String words) {
      this.alert = alert;
      this.words = words;
    }

    public AlertDescription alert() {
      return alert;
    }
  }
}
