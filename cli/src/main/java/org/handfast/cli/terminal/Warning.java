package org.handfast.cli.terminal;

import java.io.PrintWriter;

/// What a person should know before anything else happens, in one line on standard error.
public final class Warning {
  private Warning() {}

  public static void print(PrintWriter err, String message) {
    err.println("handfast: warning: " + Style.printable(message));
    err.flush();
  }
}
