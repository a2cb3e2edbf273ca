package org.handfast.interop.resumption;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.regex.Pattern;
import org.handfast.interop.fixture.ChildProcess;
import org.handfast.interop.fixture.KeyKind;
import org.handfast.interop.fixture.Leaf;
import org.handfast.interop.fixture.Needs;
import org.handfast.interop.fixture.PeerProgram;
import org.handfast.interop.fixture.TestCertificates;
import org.handfast.interop.peer.GoProgram;
import org.handfast.net.TlsClient;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// Sessions between Go and us.
@Timeout(120)
@Needs(PeerProgram.GO)
final class GoResumptionTest {
  private static final Pattern PORT = Pattern.compile("LISTENING .*:(\\d+)\n");
  private static final String SECOND_RESUMED = "RESUMED false\nRESUMED true\n";

  private final TestCertificates certificates = TestCertificates.shared();

  @Test
  @DisplayName("their client resumes")
  void theirClientResumes() throws Exception {
    try (Visited server = new Visited(Visited.builder())) {
      String said =
          Ours.run(
              List.of(
                  GoProgram.path(),
                  "-role",
                  "visitor",
                  "-address",
                  "127.0.0.1:" + server.port(),
                  "-name",
                  Ours.NAME,
                  "-ca",
                  certificates.rootFile().toString()));
      assertThat(said).isEqualTo(SECOND_RESUMED);
      assertThat(server.next().negotiated().isResumed()).isFalse();
      assertThat(server.next().negotiated().isResumed()).isTrue();
    }
  }

  @Test
  @DisplayName("our client resumes")
  void ourClientResumes() throws Exception {
    Leaf leaf = certificates.leaf(KeyKind.P256);
    List<String> command =
        List.of(
            GoProgram.path(),
            "-role",
            "host",
            "-cert",
            leaf.chainFile().toString(),
            "-key",
            leaf.keyFile().toString());
    TlsClient client = Ours.client();
    try (ChildProcess server = ChildProcess.start(command)) {
      int port = Integer.parseInt(server.complaints().await(PORT).group(1));
      assertThat(Ours.visit(client, port).isResumed()).isFalse();
      assertThat(Ours.visit(client, port).isResumed()).isTrue();
      assertThat(server.complaints().complete()).endsWith(SECOND_RESUMED);
    }
  }
}
