package org.handfast.pki;

import org.jspecify.annotations.Nullable;

/// Own keys, certificates or trusted authorities that cannot be used, and what to do about it. It
/// is about what this side was given, never about what a peer sent.
public final class PkiException extends Exception {
  private static final long serialVersionUID = 1L;

  private final Problem problem;

  PkiException(Problem problem, String message, @Nullable Throwable cause) {
    super(message, cause);
    this.problem = problem;
  }

  PkiException(Problem problem, String message) {
    this(problem, message, null);
  }

  /// What kind of trouble it is.
  public Problem problem() {
    return problem;
  }

  /// The kinds of trouble.
  public enum Problem {
    /// The file is not there, or may not be read.
    UNREADABLE,
    /// The content is neither PEM nor a key store, or breaks its format.
    MALFORMED,
    /// There is no certificate in it.
    NO_CERTIFICATE,
    /// There is no private key in it, or not exactly one.
    NO_KEY,
    /// The private key is encrypted in a way that is not supported.
    ENCRYPTED_KEY,
    /// The private key is of a kind that this JDK does not have.
    UNSUPPORTED_KEY,
    /// No certificate belongs to the private key.
    KEY_MISMATCH,
    /// The password is not the one of the key store.
    WRONG_PASSWORD,
    /// There is no OCSP response, or none that a peer would accept.
    BAD_STATUS
  }
}
