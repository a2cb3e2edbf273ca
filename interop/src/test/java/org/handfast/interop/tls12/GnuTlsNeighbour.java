package org.handfast.interop.tls12;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.handfast.interop.fixture.ChildProcess;
import org.handfast.interop.fixture.KeyKind;
import org.handfast.interop.fixture.Leaf;
import org.handfast.interop.fixture.PeerProgram;
import org.handfast.interop.fixture.TemporaryFolders;
import org.handfast.interop.fixture.TestCertificates;
import org.handfast.interop.peer.GnuTlsServer;
import org.handfast.net.TlsChannel;
import org.handfast.protocol.registry.CipherSuite;

/// `gnutls-serv --echo` and `gnutls-cli --resume`.
final class GnuTlsNeighbour implements Neighbour {
  private static final Set<Trait> ALL = EnumSet.complementOf(EnumSet.of(Trait.TLS_1_3));
  private static final Path LOGS = TemporaryFolders.create("tls12-gnutls");
  private static final String SECOND = "- Connecting again";

  private final TestCertificates certificates = TestCertificates.shared();

  @Override
  public Repertoire asServer() throws IOException {
    return new Repertoire(GnuTlsWords.suites(), Set.of(), ALL);
  }

  @Override
  public Repertoire asClient() throws IOException {
    return asServer();
  }

  @Override
  public Set<Trait> heeds() {
    return EnumSet.allOf(Trait.class);
  }

  @Override
  public Host host(Set<Trait> traits) throws IOException {
    List<String> command = new ArrayList<>(List.of(PeerProgram.GNUTLS_SERV.path(), "--echo"));
    command.addAll(trusting(GnuTlsWords.all(traits)));
    command.addAll(presenting(certificates.rsaForAll()));
    command.addAll(presenting(certificates.leaf(KeyKind.P256)));
    boolean certificate = traits.contains(Trait.CLIENT_CERTIFICATE);
    command.addAll(
        certificate
            ? List.of("--require-client-cert", "--verify-client-cert")
            : List.of("--disable-client-cert"));
    return new Running(GnuTlsServer.start(command), Word.of(certificate));
  }

  /// It sends nothing in its first connection. What it says of them goes into a file, so that its
  /// output is nothing but data.
  @Override
  public List<Said> visit(Course course, int port) throws IOException {
    Path log = Files.createTempFile(LOGS, "client", ".log");
    List<String> command = new ArrayList<>(List.of(PeerProgram.GNUTLS_CLI.path(), "--resume"));
    command.addAll(List.of("--verbose", "--logfile", log.toString()));
    command.addAll(trusting(GnuTlsWords.alone(course.suite(), course.traits())));
    command.addAll(List.of("--sni-hostname", "localhost", "--verify-hostname", "localhost"));
    if (course.has(Trait.TLS_1_3)) {
      // Its tickets come after the handshake.
      command.add("--waitresumption");
    }
    if (course.has(Trait.CLIENT_CERTIFICATE)) {
      command.addAll(presenting(certificates.leaf(KeyKind.P256)));
    }
    command.addAll(List.of("--port", Integer.toString(port), "127.0.0.1"));
    try (ChildProcess client = ChildProcess.start(command)) {
      Talk.say(client.input());
      String back = client.rest();
      String text = Files.readString(log, StandardCharsets.ISO_8859_1);
      assertThat(back)
          .as("%s: %s %s", client, text, client.complaints().complete())
          .isEqualTo(Talk.text());
      int second = text.indexOf(SECOND);
      return List.of(
          GnuTlsWords.said(text.substring(0, second), Word.SILENCE),
          GnuTlsWords.said(text.substring(second), Word.SILENCE));
    }
  }

  private List<String> trusting(String priority) {
    return List.of("--priority", priority, "--x509cafile", certificates.rootFile().toString());
  }

  private static List<String> presenting(Leaf leaf) {
    return List.of(
        "--x509certfile", leaf.chainFile().toString(), "--x509keyfile", leaf.keyFile().toString());
  }

  /// @param certificate what it demands of clients
  private record Running(GnuTlsServer server, Word certificate) implements Host {
    @Override
    public int port(CipherSuite suite) {
      return server.port();
    }

    /// It calls its connections by the client's port.
    @Override
    public Said talk(TlsChannel ours) throws IOException {
      SocketAddress own = ((SocketChannel) ours.transport()).getLocalAddress();
      int port = ((InetSocketAddress) own).getPort();
      Talk.echoed(ours);
      Pattern words =
          Pattern.compile(
              "(?s)Accepted connection from IPv4 127\\.0\\.0\\.1 port "
                  + port
                  + " on .*?- Options:[^\\n]*\\n");
      return GnuTlsWords.said(server.said().await(words).group(), certificate);
    }

    @Override
    public boolean isAlive() {
      return server.isAlive();
    }

    @Override
    public void close() {
      server.close();
    }
  }
}
