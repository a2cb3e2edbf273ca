package org.handfast.interop.resumption;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.handfast.engine.EarlyDataStatus;
import org.handfast.engine.Negotiated;
import org.handfast.engine.session.ExternalPsk;
import org.handfast.engine.session.ExternalPsks;
import org.handfast.interop.fixture.ChildProcess;
import org.handfast.interop.fixture.KeyKind;
import org.handfast.interop.fixture.Leaf;
import org.handfast.interop.fixture.Needs;
import org.handfast.interop.fixture.PeerProgram;
import org.handfast.interop.fixture.TestCertificates;
import org.handfast.interop.peer.Ports;
import org.handfast.net.TlsClient;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// Sessions, early data and external keys between GnuTLS and us (RFC 9846 2.2, 2.3).
@Timeout(120)
@Needs({PeerProgram.GNUTLS_CLI, PeerProgram.GNUTLS_SERV})
final class GnuTlsResumptionTest {
  private static final String TLS13 = "NORMAL:-VERS-ALL:+VERS-TLS1.3";
  private static final String RESUMED = "This is a resumed session";

  @TempDir private Path folder;

  @Test
  @DisplayName("their client resumes")
  void theirClientResumes() throws Exception {
    try (Visited server = new Visited(Visited.builder())) {
      assertThat(theirClient(server, TLS13, "--resume", "--waitresumption")).contains(RESUMED);
      assertThat(server.next().negotiated().isResumed()).isFalse();
      assertThat(server.next().negotiated().isResumed()).isTrue();
    }
  }

  @Test
  @DisplayName("their client resumes with early data")
  void theirClientSendsEarlyData() throws Exception {
    Path early = Files.writeString(folder.resolve("early"), Ours.EARLY);
    try (Visited server = new Visited(Visited.builder())) {
      String[] options = {"--resume", "--waitresumption", "--earlydata", early.toString()};
      assertThat(theirClient(server, TLS13, options)).contains(RESUMED);
      assertThat(server.next().negotiated().isResumed()).isFalse();
      Visited.Visit second = server.next();
      assertThat(second.negotiated().isResumed()).isTrue();
      assertThat(second.early()).isEqualTo(Ours.EARLY);
    }
  }

  @Test
  @DisplayName("their client has an external key")
  void theirClientHasAKey() throws Exception {
    try (ExternalPsk key = Ours.key();
        Visited server =
            new Visited(Visited.builder().externalPsks(ExternalPsks.of(List.of(key))))) {
      String keyed = TLS13 + ":+ECDHE-PSK:+PSK";
      assertThat(theirClient(server, keyed, "--pskusername", Ours.IDENTITY, "--pskkey", Ours.KEY))
          .contains("PSK authentication");
      assertThat(server.next().negotiated().externalPsk()).contains(key.identity());
    }
  }

  @Test
  @DisplayName("our client resumes, with early data and without")
  void ourClientResumes() throws Exception {
    TlsClient client = Ours.client();
    try (Ports.Listener server = theirServer(TLS13, "--earlydata")) {
      assertThat(Ours.visit(client, server.port()).isResumed()).isFalse();
      assertThat(Ours.visit(client, server.port()).isResumed()).isTrue();
      Negotiated third = Ours.visitEarly(client, server.port());
      assertThat(third.isResumed()).isTrue();
      assertThat(third.earlyData()).isEqualTo(EarlyDataStatus.ACCEPTED);
      assertThat(end(server)).containsSubsequence(RESUMED, RESUMED);
    }
  }

  @Test
  @DisplayName("our client has an external key")
  void ourClientHasAKey() throws Exception {
    Path keys = Files.writeString(folder.resolve("keys"), Ours.IDENTITY + ":" + Ours.KEY + "\n");
    try (ExternalPsk key = Ours.key();
        Ports.Listener server =
            theirServer(TLS13 + ":+ECDHE-PSK:+PSK", "--pskpasswd", keys.toString())) {
      Negotiated negotiated = Ours.visit(Ours.client().externalPsks(key), server.port());
      assertThat(negotiated.externalPsk()).contains(key.identity());
      assertThat(end(server)).contains("PSK authentication");
    }
  }

  private static String theirClient(Visited server, String priority, String... options)
      throws IOException {
    List<String> command = new ArrayList<>();
    command.addAll(List.of(PeerProgram.GNUTLS_CLI.path(), "--priority", priority));
    command.addAll(List.of("--x509cafile", TestCertificates.shared().rootFile().toString()));
    command.addAll(List.of("--sni-hostname", Ours.NAME, "--verify-hostname", Ours.NAME));
    command.addAll(List.of(options));
    command.addAll(List.of("--port", Integer.toString(server.port()), "127.0.0.1"));
    return Ours.run(command);
  }

  private static Ports.Listener theirServer(String priority, String... options) throws IOException {
    Leaf leaf = TestCertificates.shared().leaf(KeyKind.P256);
    return Ports.start(
        port -> {
          List<String> command = new ArrayList<>();
          command.addAll(List.of(PeerProgram.GNUTLS_SERV.path(), "--echo"));
          command.addAll(List.of("--priority", priority, "--disable-client-cert"));
          command.addAll(List.of("--x509certfile", leaf.chainFile().toString()));
          command.addAll(List.of("--x509keyfile", leaf.keyFile().toString()));
          command.addAll(List.of(options));
          command.addAll(List.of("--port", Integer.toString(port)));
          return ChildProcess.start(command);
        });
  }

  /// Ends it: all that it said.
  private static String end(Ports.Listener server) throws IOException {
    server.process().interrupt();
    return server.process().rest() + server.process().complaints().complete();
  }
}
