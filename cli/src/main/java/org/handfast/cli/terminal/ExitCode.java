package org.handfast.cli.terminal;

/// What the command answers to the shell: one number for each cause.
public final class ExitCode {
  public static final int OK = 0;

  /// Something else, such as a failing disk.
  public static final int FAILED = 1;

  public static final int USAGE = 2;
  public static final int UNKNOWN_HOST = 3;
  public static final int REFUSED = 4;
  public static final int TIMED_OUT = 5;

  /// The peer did not prove who it is: nobody trusted vouches for it, or its certificate is faulty.
  public static final int UNTRUSTED = 6;

  public static final int HANDSHAKE_FAILED = 7;
  public static final int CUT = 8;
  public static final int CANNOT_LISTEN = 9;

  /// A key or certificate of our own that cannot be used.
  public static final int BAD_IDENTITY = 10;

  /// The peer proved to be somebody else.
  public static final int WRONG_NAME = 11;

  /// The peer's certificate is not valid now: no longer, or not yet.
  public static final int EXPIRED = 12;

  /// All is well, but the server has not taken the early data.
  public static final int EARLY_DATA_LOST = 13;

  private ExitCode() {}
}
