package org.handfast.interop.resumption;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.handfast.engine.EarlyDataStatus;
import org.handfast.engine.Negotiated;
import org.handfast.engine.config.Policy;
import org.handfast.engine.session.ExternalPsk;
import org.handfast.engine.session.ExternalPsks;
import org.handfast.interop.fixture.ChildProcess;
import org.handfast.interop.fixture.KeyKind;
import org.handfast.interop.fixture.Leaf;
import org.handfast.interop.fixture.Needs;
import org.handfast.interop.fixture.PeerProgram;
import org.handfast.interop.fixture.TestCertificates;
import org.handfast.net.TlsClient;
import org.handfast.protocol.registry.NamedGroup;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// Sessions, early data and external keys between OpenSSL and us (RFC 9846 2.2, 2.3).
@Timeout(120)
@Needs(PeerProgram.OPENSSL)
final class OpenSslResumptionTest {
  private static final Pattern PORT = Pattern.compile("ACCEPT .*:(\\d+)");
  private static final String REUSED = "Reused, TLSv1.3";

  @TempDir private Path folder;

  @Test
  @DisplayName("their client resumes, with early data and without")
  void theirClientResumes() throws Exception {
    Path session = folder.resolve("session");
    Path early = Files.writeString(folder.resolve("early"), Ours.EARLY);
    try (Visited server = new Visited(Visited.builder())) {
      assertThat(theirClient(server, "-sess_out", session.toString())).doesNotContain(REUSED);
      assertThat(server.next().negotiated().isResumed()).isFalse();
      assertThat(
              theirClient(server, "-sess_in", session.toString(), "-sess_out", session.toString()))
          .contains(REUSED);
      assertThat(server.next().negotiated().isResumed()).isTrue();
      assertThat(
              theirClient(server, "-sess_in", session.toString(), "-early_data", early.toString()))
          .contains(REUSED, "Early data was accepted");
      Visited.Visit visit = server.next();
      assertThat(visit.negotiated().isResumed()).isTrue();
      assertThat(visit.early()).isEqualTo(Ours.EARLY);
    }
  }

  @Test
  @DisplayName("their client resumes after our HelloRetryRequest")
  void theirClientResumesAfterARetry() throws Exception {
    Path session = folder.resolve("session");
    Policy onlyX25519 = Policy.MODERN_2026.withGroups(List.of(NamedGroup.X25519));
    try (Visited server = new Visited(Visited.builder().policy(onlyX25519))) {
      String[] groups = {"-groups", "P-256:X25519"};
      theirClient(server, groups[0], groups[1], "-sess_out", session.toString());
      assertThat(server.next().negotiated().isRetried()).isTrue();
      assertThat(theirClient(server, groups[0], groups[1], "-sess_in", session.toString()))
          .contains(REUSED);
      Negotiated second = server.next().negotiated();
      assertThat(second.isRetried()).isTrue();
      assertThat(second.isResumed()).isTrue();
    }
  }

  @Test
  @DisplayName("their client has an external key")
  void theirClientHasAKey() throws Exception {
    try (ExternalPsk key = Ours.key();
        Visited server =
            new Visited(Visited.builder().externalPsks(ExternalPsks.of(List.of(key))))) {
      assertThat(theirClient(server, "-psk_identity", Ours.IDENTITY, "-psk", Ours.KEY))
          .contains(REUSED);
      assertThat(server.next().negotiated().externalPsk()).contains(key.identity());
    }
  }

  @Test
  @DisplayName("our client resumes, with early data and without")
  void ourClientResumes() throws Exception {
    TlsClient client = Ours.client();
    try (Server server = new Server(3, "-early_data")) {
      assertThat(Ours.visit(client, server.port).isResumed()).isFalse();
      assertThat(Ours.visit(client, server.port).isResumed()).isTrue();
      Negotiated third = Ours.visitEarly(client, server.port);
      assertThat(third.isResumed()).isTrue();
      assertThat(third.earlyData()).isEqualTo(EarlyDataStatus.ACCEPTED);
      assertThat(server.end())
          .contains("Early data received:")
          .containsSubsequence("Reused session-id", Ours.EARLY, "Reused session-id");
    }
  }

  @Test
  @DisplayName("our client resumes after their HelloRetryRequest")
  void ourClientResumesAfterARetry() throws Exception {
    TlsClient client = Ours.client();
    try (Server server = new Server(2, "-groups", "P-521")) {
      assertThat(Ours.visit(client, server.port).isRetried()).isTrue();
      Negotiated second = Ours.visit(client, server.port);
      assertThat(second.isRetried()).isTrue();
      assertThat(second.isResumed()).isTrue();
      assertThat(server.end()).containsOnlyOnce("Reused session-id");
    }
  }

  @Test
  @DisplayName("our client has an external key")
  void ourClientHasAKey() throws Exception {
    try (ExternalPsk key = Ours.key();
        Server server = new Server(1, "-psk_identity", Ours.IDENTITY, "-psk", Ours.KEY)) {
      Negotiated negotiated = Ours.visit(Ours.client().externalPsks(key), server.port);
      assertThat(negotiated.externalPsk()).contains(key.identity());
      assertThat(negotiated.peer()).isEmpty();
      assertThat(server.end()).contains("Reused session-id");
    }
  }

  private static String theirClient(Visited server, String... options) throws IOException {
    List<String> command = new ArrayList<>();
    command.addAll(List.of(PeerProgram.OPENSSL.path(), "s_client", "-tls1_3", "-ign_eof"));
    command.addAll(List.of("-connect", "127.0.0.1:" + server.port()));
    command.addAll(List.of("-servername", Ours.NAME));
    command.addAll(List.of("-CAfile", TestCertificates.shared().rootFile().toString()));
    command.addAll(List.of(options));
    return Ours.run(command);
  }

  /// A running `openssl s_server`.
  private static final class Server implements AutoCloseable {
    final int port;
    private final ChildProcess process;

    /// @param visits after which it ends by itself: it listens to nobody while it waits for one
    Server(int visits, String... options) throws IOException {
      Leaf leaf = TestCertificates.shared().leaf(KeyKind.P256);
      List<String> command = new ArrayList<>();
      command.addAll(List.of(PeerProgram.OPENSSL.path(), "s_server", "-tls1_3"));
      command.addAll(List.of("-accept", "127.0.0.1:0", "-no_dhe"));
      command.addAll(List.of("-naccept", Integer.toString(visits)));
      command.addAll(List.of("-cert", leaf.chainFile().toString()));
      command.addAll(List.of("-key", leaf.keyFile().toString()));
      command.addAll(List.of(options));
      process = ChildProcess.start(command);
      Matcher matcher = PORT.matcher(process.line());
      while (!matcher.matches()) {
        matcher = PORT.matcher(process.line());
      }
      port = Integer.parseInt(matcher.group(1));
    }

    /// All that it said, once it has ended.
    String end() throws IOException {
      return process.rest() + process.complaints().complete();
    }

    @Override
    public void close() {
      process.close();
    }
  }
}
