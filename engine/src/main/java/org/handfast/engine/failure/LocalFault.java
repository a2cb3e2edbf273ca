package org.handfast.engine.failure;

/// This side could not go on: a key, a provider or a callback failed. The peer did nothing wrong.
public final class LocalFault extends TlsException {
  private static final long serialVersionUID = 1L;

  public LocalFault(String what) {
    super(what, null);
  }

  public LocalFault(String what, Throwable cause) {
    super("internal error: " + what + ": " + cause, cause);
  }
}
