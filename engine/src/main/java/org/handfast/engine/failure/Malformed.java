package org.handfast.engine.failure;

import org.handfast.engine.Side;
import org.handfast.protocol.registry.AlertDescription;
import org.handfast.protocol.wire.DecodeException;

/// The peer sent bytes that do not follow their grammar (RFC 9846 6.2).
public final class Malformed extends TlsException {
  private static final long serialVersionUID = 1L;

  private final DecodeException.Fault fault;

  public Malformed(Side offender, String what, DecodeException cause) {
    super("the " + offender + " sent a malformed " + what + ": " + cause.getMessage(), cause);
    this.fault = cause.fault();
  }

  /// decode_error for bytes that cannot be read, illegal_parameter for a value that the grammar
  /// rules out, unexpected_message for a kind of message that it does not know.
  public AlertDescription alert() {
    return switch (fault) {
      case MALFORMED -> AlertDescription.DECODE_ERROR;
      case ILLEGAL -> AlertDescription.ILLEGAL_PARAMETER;
      case UNEXPECTED -> AlertDescription.UNEXPECTED_MESSAGE;
    };
  }
}
