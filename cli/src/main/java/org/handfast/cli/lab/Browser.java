package org.handfast.cli.lab;

import java.io.IOException;
import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import org.handfast.cli.terminal.Warning;

/// The browser of whoever sits at this machine.
final class Browser {
  private Browser() {}

  /// Shows an address, or says that it cannot.
  static void open(String address, PrintWriter err) {
    try {
      new ProcessBuilder(command(System.getProperty("os.name"), address))
          .redirectOutput(ProcessBuilder.Redirect.DISCARD)
          .redirectError(ProcessBuilder.Redirect.DISCARD)
          .start();
    } catch (IOException _) {
      Warning.print(err, "--open: no browser found; open the address by hand");
    }
  }

  static List<String> command(String system, String address) {
    String name = system.toLowerCase(Locale.ROOT);
    if (name.startsWith("mac")) {
      return List.of("open", address);
    }
    return name.startsWith("windows")
        ? List.of("rundll32", "url.dll,FileProtocolHandler", address)
        : List.of("xdg-open", address);
  }
}
