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
  public static final int UNTRUSTED = 6;
  public static final int HANDSHAKE_FAILED = 7;
  public static final int CUT = 8;
  public static final int CANNOT_LISTEN = 9;

  /// A key or certificate of our own that cannot be used.
  public static final int BAD_IDENTITY = 10;

  private ExitCode() {}
}
