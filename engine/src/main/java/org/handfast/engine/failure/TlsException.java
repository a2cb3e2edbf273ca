package org.handfast.engine.failure;

import org.jspecify.annotations.Nullable;

/// The end of a connection, and why. Its message is for the person who must act on it: which side,
/// at which stage, what was offered and what was supported. The peer is told nothing but an alert.
public abstract sealed class TlsException extends Exception
    permits PeerViolation,
        PeerIncompatible,
        PeerRejected,
        UntrustedPeer,
        Malformed,
        Truncated,
        LocalFault {
  private static final long serialVersionUID = 1L;

  private String stage = "";

  TlsException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }

  /// Notes where the connection stood, once; the first note stays.
  public final TlsException at(String where) {
    if (stage.isEmpty()) {
      stage = where;
    }
    return this;
  }

  /// Where the connection stood, such as "awaiting the server's Finished"; empty if nobody said.
  public final String stage() {
    return stage;
  }

  @Override
  public final String getMessage() {
    String message = String.valueOf(super.getMessage());
    return stage.isEmpty() ? message : message + " (" + stage + ")";
  }
}
