package org.handfast.engine.crypto;

/// The peer's key share is no valid one of its group: wrong length, not on the curve, or leading to
/// an all-zero secret (RFC 9846 4.3.8.2, 7.4.2). Carries no stack: a peer can cause it at will.
public final class InvalidShareException extends Exception {
  private static final long serialVersionUID = 1L;

  public InvalidShareException(String message) {
    super(message, null, false, false);
  }
}
