package org.handfast.interop.peer;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.handfast.interop.fixture.ChildProcess;
import org.handfast.interop.fixture.Leaf;
import org.handfast.interop.fixture.TestCertificates;
import org.handfast.protocol.registry.AlertDescription;

/// Go's crypto/tls. Its TLS 1.3 suites cannot be chosen.
public final class GoPeer implements Peer {
  private static final Map<AlertDescription, String> WORDS =
      Map.of(
          AlertDescription.BAD_CERTIFICATE, "bad certificate",
          AlertDescription.CERTIFICATE_EXPIRED, "expired certificate",
          AlertDescription.UNKNOWN_CA, "unknown certificate authority",
          AlertDescription.HANDSHAKE_FAILURE, "handshake failure",
          AlertDescription.CERTIFICATE_REQUIRED, "certificate required",
          AlertDescription.NO_APPLICATION_PROTOCOL, "no application protocol");

  private final List<String> options;

  /// @param options what is to be told to the program beside the terms
  public GoPeer(String... options) {
    this.options = List.of(options);
  }

  @Override
  public PeerServer serve(Terms terms) throws IOException {
    return new Server(ChildProcess.start(command("server", terms)));
  }

  @Override
  public PeerEnd connect(Terms terms, InetSocketAddress server) throws IOException {
    List<String> command = command("client", terms);
    command.addAll(List.of("-address", "127.0.0.1:" + server.getPort(), "-name", terms.name()));
    return new End(ChildProcess.start(command));
  }

  /// Opens many connections to an echo server at the same time, and compares what comes back.
  public ChildProcess load(InetSocketAddress server, int connections, int size) throws IOException {
    List<String> command = command("load", Terms.anonymous());
    command.addAll(List.of("-address", "127.0.0.1:" + server.getPort()));
    command.addAll(List.of("-connections", "" + connections, "-size", "" + size));
    return ChildProcess.start(command);
  }

  @Override
  public String words(AlertDescription alert) {
    return "remote error: tls: " + WORDS.get(alert);
  }

  private List<String> command(String role, Terms terms) {
    List<String> command = new ArrayList<>();
    command.addAll(List.of(GoProgram.path(), "-role", role));
    command.addAll(List.of("-ca", TestCertificates.shared().rootFile().toString()));
    String suffix = "";
    for (Leaf own : terms.identities()) {
      command.addAll(List.of("-cert" + suffix, own.chainFile().toString()));
      command.addAll(List.of("-key" + suffix, own.keyFile().toString()));
      suffix = "2";
    }
    if (!terms.groups().isEmpty()) {
      command.addAll(List.of("-groups", joined(terms.groups())));
    }
    if (!terms.protocols().isEmpty()) {
      command.addAll(List.of("-alpn", joined(terms.protocols())));
    }
    if (terms.clients() == Terms.Clients.VERIFIED) {
      command.add("-verify");
    }
    command.addAll(options);
    return command;
  }

  private static String joined(List<?> names) {
    return names.stream().map(Object::toString).collect(Collectors.joining(","));
  }

  private static final class Server implements PeerServer {
    private static final Pattern PORT = Pattern.compile("LISTENING .*:(\\d+)\n");

    private final ChildProcess process;

    Server(ChildProcess process) {
      this.process = process;
    }

    @Override
    public int port() {
      return Integer.parseInt(process.complaints().await(PORT).group(1));
    }

    @Override
    public PeerEnd accept() {
      End end = new End(process);
      PeerFacts _ = end.facts();
      return end;
    }

    @Override
    public String lastWords() {
      return process.complaints().complete();
    }

    @Override
    public void close() {
      process.close();
    }
  }

  private record End(ChildProcess process) implements PeerEnd {
    private static final Pattern FACTS = Pattern.compile("FACTS (.*)\n");

    @Override
    public InputStream in() {
      return process.output();
    }

    @Override
    public OutputStream out() {
      return process.input();
    }

    @Override
    public PeerFacts facts() {
      String facts = process.complaints().await(FACTS).group(1);
      return new PeerFacts(
          value(facts, "suite"),
          value(facts, "group"),
          value(facts, "protocol"),
          value(facts, "name"));
    }

    @Override
    public void finish() throws IOException {
      process.input().close();
    }

    /// It still writes after our close_notify.
    @Override
    public void answerClose() throws IOException {
      finish();
    }

    @Override
    public String lastWords() {
      return process.complaints().complete();
    }

    @Override
    public void close() {
      process.close();
    }

    private static String value(String json, String key) {
      Matcher matcher = Pattern.compile("\"" + key + "\":\"([^\"]*)\"").matcher(json);
      return matcher.find() ? matcher.group(1) : "";
    }
  }
}
