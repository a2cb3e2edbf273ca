package org.handfast.net;

import java.io.IOException;
import org.handfast.engine.failure.TlsException;
import org.handfast.engine.failure.Truncated;

/// A TLS connection has failed. Every later read and write fails with the same [#failure].
public sealed class TlsIOException extends IOException permits TruncatedException {
  private static final long serialVersionUID = 1L;

  private final TlsException failure;

  TlsIOException(TlsException failure) {
    super(failure.getMessage(), failure);
    this.failure = failure;
  }

  /// What exactly went wrong.
  public final TlsException failure() {
    return failure;
  }

  /// The failure as an I/O failure, made anew for the thread that meets it.
  static TlsIOException of(TlsException failure) {
    return failure instanceof Truncated cut
        ? new TruncatedException(cut)
        : new TlsIOException(failure);
  }
}
