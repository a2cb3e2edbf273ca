package org.handfast.interop.command;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import org.handfast.interop.fixture.ChildProcess;

/// A running `handfast serve`, and what it told whoever started it.
record Serve(ChildProcess process, URI address, String banner, Path authority)
    implements AutoCloseable {

  /// Starts it on any port, with a new data folder.
  static Serve start(Path data, String... options) throws IOException {
    String[] arguments = new String[options.length + 3];
    arguments[0] = "serve";
    arguments[1] = "--port";
    arguments[2] = "0";
    System.arraycopy(options, 0, arguments, 3, options.length);
    ChildProcess process = new Handfast(data).start(arguments);
    try {
      StringBuilder banner = new StringBuilder();
      String address = process.line();
      String line = process.line();
      do {
        banner.append(line).append('\n');
        line = process.line();
      } while (!line.isEmpty());
      return new Serve(process, URI.create(address), banner.toString(), data.resolve("ca.pem"));
    } catch (Throwable e) {
      process.close();
      throw e;
    }
  }

  int port() {
    return address.getPort();
  }

  /// The value that stands behind a label of the banner.
  String said(String label) {
    return banner
        .lines()
        .map(String::strip)
        .filter(line -> line.startsWith(label + " "))
        .map(line -> line.substring(label.length()).strip())
        .findFirst()
        .orElseThrow(() -> new AssertionError("no " + label + " in:\n" + banner));
  }

  @Override
  public void close() {
    process.close();
  }
}
