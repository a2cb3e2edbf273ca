package org.handfast.interop.peer;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.handfast.interop.fixture.ChildProcess;
import org.handfast.interop.fixture.Leaf;
import org.handfast.interop.fixture.PeerProgram;
import org.handfast.interop.fixture.TemporaryFolders;
import org.handfast.interop.fixture.TestCertificates;
import org.handfast.protocol.registry.AlertDescription;
import org.handfast.protocol.registry.CipherSuite;
import org.handfast.protocol.registry.NamedGroup;

/// `gnutls-cli`, whose standard input and output are the stream, and `gnutls-serv --echo`.
public final class GnuTlsPeer implements Peer {
  private static final Map<CipherSuite, String> SUITES =
      Map.of(
          CipherSuite.TLS_AES_128_GCM_SHA256, "AES-128-GCM",
          CipherSuite.TLS_AES_256_GCM_SHA384, "AES-256-GCM",
          CipherSuite.TLS_CHACHA20_POLY1305_SHA256, "CHACHA20-POLY1305");

  private static final Path LOGS = TemporaryFolders.create("gnutls");

  private final List<String> more;

  /// A peer with further options for both of its programs.
  public GnuTlsPeer(String... more) {
    this.more = List.of(more);
  }

  @Override
  public PeerServer serve(Terms terms) throws IOException {
    List<String> command = new ArrayList<>();
    // Only its debugging output says which alert it got.
    command.addAll(List.of(PeerProgram.GNUTLS_SERV.path(), "--echo", "--debug", "5"));
    command.addAll(options(terms));
    if (!terms.protocols().isEmpty()) {
      command.add("--alpn-fatal");
    }
    command.addAll(
        terms.clients() == Terms.Clients.VERIFIED
            ? List.of("--require-client-cert", "--verify-client-cert")
            : List.of("--disable-client-cert"));
    return GnuTlsServer.start(command);
  }

  @Override
  public PeerEnd connect(Terms terms, InetSocketAddress server) throws IOException {
    return connect(terms, server, List.of());
  }

  /// It looks for commands in the data then, which is otherwise passed on as it is.
  @Override
  public PeerEnd connectObeying(Terms terms, InetSocketAddress server) throws IOException {
    return connect(terms, server, List.of("--inline-commands"));
  }

  @Override
  public String words(AlertDescription alert) {
    return "Received alert [" + alert.code() + "]";
  }

  /// The name of a suite's cipher in descriptions of sessions.
  static String suite(String cipher) {
    return SUITES.entrySet().stream()
        .filter(entry -> entry.getValue().equals(cipher))
        .map(entry -> entry.getKey().toString())
        .findFirst()
        .orElse(cipher);
  }

  private PeerEnd connect(Terms terms, InetSocketAddress server, List<String> options)
      throws IOException {
    Path log = Files.createTempFile(LOGS, "client", ".log");
    List<String> command = new ArrayList<>(List.of(PeerProgram.GNUTLS_CLI.path()));
    command.addAll(options(terms));
    command.addAll(options);
    command.addAll(more);
    command.addAll(List.of("--logfile", log.toString(), "--sni-hostname", terms.name()));
    command.addAll(List.of("--verify-hostname", terms.name()));
    command.addAll(List.of("--port", Integer.toString(server.getPort()), "127.0.0.1"));
    return new GnuTlsClient(ChildProcess.start(command), log);
  }

  private List<String> options(Terms terms) {
    List<String> options = new ArrayList<>(more);
    options.addAll(List.of("--priority", priority(terms)));
    options.addAll(List.of("--x509cafile", TestCertificates.shared().rootFile().toString()));
    for (Leaf own : terms.identities()) {
      options.addAll(List.of("--x509certfile", own.chainFile().toString()));
      options.addAll(List.of("--x509keyfile", own.keyFile().toString()));
    }
    for (String protocol : terms.protocols()) {
      options.addAll(List.of("--alpn", protocol));
    }
    return options;
  }

  private static String priority(Terms terms) {
    StringBuilder priority = new StringBuilder("NORMAL:-VERS-ALL:+VERS-TLS1.3");
    if (!terms.suites().isEmpty()) {
      priority.append(":-CIPHER-ALL");
      terms.suites().forEach(suite -> priority.append(":+").append(SUITES.get(suite)));
    }
    if (!terms.groups().isEmpty()) {
      priority.append(":-GROUP-ALL");
      terms.groups().forEach(group -> priority.append(":+GROUP-").append(name(group)));
    }
    return priority.toString();
  }

  private static String name(NamedGroup group) {
    return group.toString().toUpperCase(Locale.ROOT);
  }
}
