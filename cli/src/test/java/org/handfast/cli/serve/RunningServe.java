package org.handfast.cli.serve;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import org.handfast.net.TlsChannel;
import org.handfast.net.TlsClient;
import org.handfast.pki.Trust;
import picocli.CommandLine;

/// A `handfast serve` on a free port, and clients for it.
final class RunningServe implements AutoCloseable {
  private final Path dataFolder;
  private final StringWriter output = new StringWriter();
  private final StringWriter log = new StringWriter();
  private final Serving serving;

  RunningServe(Path dataFolder, String... options) throws Exception {
    this.dataFolder = dataFolder;
    ServeCommand command = new ServeCommand(dataFolder);
    CommandLine line =
        new CommandLine(command)
            .setCaseInsensitiveEnumValuesAllowed(true)
            .setOut(new PrintWriter(output))
            .setErr(new PrintWriter(log));
    line.parseArgs(options);
    this.serving = command.start();
  }

  /// The same, on a free port.
  static RunningServe anywhere(Path dataFolder, String... options) throws Exception {
    String[] all = new String[options.length + 2];
    all[0] = "--port";
    all[1] = "0";
    System.arraycopy(options, 0, all, 2, options.length);
    return new RunningServe(dataFolder, all);
  }

  /// What the command does beside listening.
  void warmUp() {
    serving.warmUp();
  }

  int port() {
    return serving.port();
  }

  /// What it said on standard output.
  String output() {
    return output.toString();
  }

  /// What it said on standard error.
  String log() {
    return log.toString();
  }

  Path authority() {
    return dataFolder.resolve("ca.pem");
  }

  TlsChannel connect() throws Exception {
    return connect(Trust.pem(authority()));
  }

  TlsChannel connect(Trust trust) throws Exception {
    return TlsClient.trusting(trust)
        .anonymous()
        .applicationProtocols("http/1.1")
        .connect("localhost", port());
  }

  @Override
  public void close() {
    serving.close();
  }
}
