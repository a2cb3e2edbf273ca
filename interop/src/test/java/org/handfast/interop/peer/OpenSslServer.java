package org.handfast.interop.peer;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.handfast.interop.fixture.ChildProcess;

/// A running `openssl s_server`, and its end of the one connection.
final class OpenSslServer implements PeerServer, PeerEnd {
  private static final Pattern PORT = Pattern.compile("ACCEPT .*:(\\d+)");
  private static final Pattern SUITE = Pattern.compile("CIPHER is (\\S+)");
  private static final Pattern PROTOCOL = Pattern.compile("ALPN protocols selected: (\\S+)");
  private static final Pattern GROUPS = Pattern.compile("Shared groups: ([^:\\s]+)\n");
  private static final String LAST_FACT = "Secure Renegotiation";

  private final ChildProcess process;
  private final int port;
  private String said = "";

  private OpenSslServer(ChildProcess process, int port) {
    this.process = process;
    this.port = port;
  }

  static OpenSslServer start(List<String> command) throws IOException {
    ChildProcess process = ChildProcess.start(command);
    Matcher matcher = PORT.matcher(process.line());
    while (!matcher.matches()) {
      matcher = PORT.matcher(process.line());
    }
    return new OpenSslServer(process, Integer.parseInt(matcher.group(1)));
  }

  @Override
  public int port() {
    return port;
  }

  /// Reads all that it says about the connection; what follows on its output is data.
  @Override
  public PeerEnd accept() throws IOException {
    StringBuilder facts = new StringBuilder();
    for (String line = process.line(); ; line = process.line()) {
      facts.append(line).append('\n');
      if (line.startsWith(LAST_FACT)) {
        said = facts.toString();
        return this;
      }
    }
  }

  @Override
  public InputStream in() {
    return process.output();
  }

  @Override
  public OutputStream out() {
    return process.input();
  }

  /// It ends with some words of its own.
  @Override
  public void awaitEnd() throws IOException {
    String end = process.rest();
    if (!end.startsWith("DONE\nshutting down SSL\n")) {
      throw new AssertionError("not the end of a connection: " + end);
    }
  }

  /// It says which group was negotiated only where the client had but one that it has too.
  @Override
  public PeerFacts facts() {
    String group = found(GROUPS).replace("X25519", "x25519");
    return new PeerFacts(found(SUITE), group, found(PROTOCOL), "");
  }

  @Override
  public void updateKeys() throws IOException {
    process.input().write("K\n".getBytes(StandardCharsets.US_ASCII));
    process.input().flush();
  }

  /// Not in order: it writes close_notify too late for it to leave.
  @Override
  public void finish() throws IOException {
    process.input().write("Q\n".getBytes(StandardCharsets.US_ASCII));
    process.input().flush();
  }

  @Override
  public String lastWords() throws IOException {
    return process.rest() + process.complaints().complete();
  }

  @Override
  public void close() {
    process.close();
  }

  private String found(Pattern pattern) {
    Matcher matcher = pattern.matcher(said);
    return matcher.find() ? matcher.group(1) : "";
  }
}
