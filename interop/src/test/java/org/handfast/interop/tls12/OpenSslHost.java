package org.handfast.interop.tls12;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.handfast.interop.fixture.ChildProcess;
import org.handfast.net.TlsChannel;
import org.handfast.protocol.registry.CipherSuite;

/// A running `openssl s_server -www`. It reads lines until one of them is a request, and answers
/// with a page about the connection, over the connection.
final class OpenSslHost implements Host {
  private static final Pattern PORT = Pattern.compile("ACCEPT .*:(\\d+)");

  private final ChildProcess process;
  private final int port;

  private OpenSslHost(ChildProcess process, int port) {
    this.process = process;
    this.port = port;
  }

  static OpenSslHost start(List<String> command, Map<String, String> environment)
      throws IOException {
    ChildProcess process = ChildProcess.start(command, environment);
    Matcher matcher = PORT.matcher(process.line());
    while (!matcher.matches()) {
      matcher = PORT.matcher(process.line());
    }
    return new OpenSslHost(process, Integer.parseInt(matcher.group(1)));
  }

  @Override
  public int port(CipherSuite suite) {
    return port;
  }

  /// It says nothing of encrypt-then-MAC.
  @Override
  public Said talk(TlsChannel ours) throws IOException {
    Talk.say(ours.output());
    ours.output().write("GET / HTTP/1.0\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
    String page = new String(ours.input().readAllBytes(), StandardCharsets.US_ASCII);
    Word certificate = Word.of(!page.contains("no client certificate available"));
    return OpenSslWords.said(page, Word.SILENCE, certificate);
  }

  @Override
  public boolean isAlive() {
    return process.isAlive();
  }

  @Override
  public void close() {
    process.close();
  }
}
