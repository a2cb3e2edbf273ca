package org.handfast.cli.terminal;

import org.jspecify.annotations.Nullable;

/// Why a command cannot do its work: one line for the person at the terminal, what to try next, and
/// the number for the shell.
public final class CommandFailure extends Exception {
  private static final long serialVersionUID = 1L;

  private final int exitCode;
  private final String name;
  private final String remedy;

  /// @param exitCode one of [ExitCode]
  /// @param name the cause as one word, for programs
  /// @param message what happened, in one line
  /// @param remedy what to try next; empty if nothing is likely to help
  public CommandFailure(int exitCode, String name, @Nullable String message, String remedy) {
    super(message == null ? name : message);
    this.exitCode = exitCode;
    this.name = name;
    this.remedy = remedy;
  }

  public int exitCode() {
    return exitCode;
  }

  public String name() {
    return name;
  }

  public String remedy() {
    return remedy;
  }
}
