package org.handfast.engine.config;

/// Compressed bytes that do not expand to what they should (RFC 8879 4). Carries no stack: a peer
/// can cause it at will.
public final class DecompressionException extends Exception {
  private static final long serialVersionUID = 1L;

  public DecompressionException(String message) {
    super(message, null, false, false);
  }
}
