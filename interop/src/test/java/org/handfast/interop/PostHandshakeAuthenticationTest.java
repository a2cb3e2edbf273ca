package org.handfast.interop;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.handfast.engine.config.PostHandshakeAuthentication;
import org.handfast.engine.trust.ClientAuthentication;
import org.handfast.engine.trust.VerifiedPeer;
import org.handfast.interop.fixture.KeyKind;
import org.handfast.interop.fixture.Leaf;
import org.handfast.interop.fixture.Needs;
import org.handfast.interop.fixture.PeerProgram;
import org.handfast.interop.fixture.TestCertificates;
import org.handfast.interop.fixture.Together;
import org.handfast.interop.peer.GnuTlsPeer;
import org.handfast.interop.peer.OpenSslPeer;
import org.handfast.interop.peer.Peer;
import org.handfast.interop.peer.Terms;
import org.handfast.net.TlsChannel;
import org.handfast.net.TlsClient;
import org.handfast.net.TlsServer;
import org.handfast.net.TlsServerBuilder;
import org.handfast.pki.PathVerifier;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/// A client is asked who it is after the handshake (RFC 9846 4.7.2).
@DisplayName("Post-handshake authentication")
final class PostHandshakeAuthenticationTest {
  private static final String HELLO = "hello\n";

  private final TestCertificates certificates = TestCertificates.shared();
  private final Leaf leaf = certificates.leaf(KeyKind.P256);

  @Test
  @Needs(PeerProgram.OPENSSL)
  @DisplayName("our server asks OpenSSL's client")
  void openSslClient() throws Exception {
    asks(new OpenSslPeer("-enable_pha"));
  }

  @Test
  @Needs(PeerProgram.GNUTLS_CLI)
  @DisplayName("our server asks GnuTLS's client")
  void gnuTlsClient() throws Exception {
    asks(new GnuTlsPeer("--post-handshake-auth"));
  }

  @Test
  @Needs(PeerProgram.OPENSSL)
  @DisplayName("our server asks OpenSSL's client, which has no certificate")
  void openSslClientWithoutCertificate() throws Exception {
    try (Encounter encounter =
        Encounter.ofTheirClient(new OpenSslPeer("-enable_pha"), Terms.anonymous(), server())) {
      ask(encounter);
      assertThat(encounter.ours().negotiated().peer()).isEmpty();
    }
  }

  @Test
  @Needs(PeerProgram.OPENSSL)
  @DisplayName("OpenSSL's server asks our client")
  void openSslServer() throws Exception {
    TlsClient client =
        TlsClient.trusting(certificates.trust())
            .identifiedBy(leaf.credentials())
            .postHandshakeAuthentication(PostHandshakeAuthentication.OFFERED);
    // `c` at the begin of a line is its command to ask.
    try (Encounter encounter =
        Encounter.ofOurClient(
            client, new OpenSslPeer("-verify_return_error"), Terms.presenting(leaf))) {
      assertThat(encounter.ours().negotiated().offersPostHandshakeAuth()).isTrue();
      Together<String> received = Together.begin(() -> read(encounter.ours()));
      say(encounter, "c\n");
      await(() -> encounter.ours().negotiated().credential().isPresent());
      say(encounter, HELLO);
      assertThat(received.join()).isEqualTo(HELLO);
      encounter.ours().output().write(HELLO.getBytes(StandardCharsets.US_ASCII));
      BufferedReader said =
          new BufferedReader(
              new InputStreamReader(encounter.theirs().in(), StandardCharsets.US_ASCII));
      assertThat(said.readLine()).isEqualTo("SSL_do_handshake -> 1");
      // It mixes notes into the data, such as this one where there was none.
      String line = said.readLine();
      while (line.equals("Read BLOCK")) {
        line = said.readLine();
      }
      assertThat(line).isEqualTo(HELLO.strip());
      encounter.theirs().finish();
      assertThat(encounter.theirs().lastWords())
          .contains("verify return:1", "1 server accepts that finished");
    }
  }

  private void asks(Peer peer) throws Exception {
    try (Encounter encounter = Encounter.ofTheirClient(peer, Terms.presenting(leaf), server())) {
      assertThat(encounter.ours().negotiated().peer()).isEmpty();
      ask(encounter);
      assertThat(encounter.ours().negotiated().peer().map(VerifiedPeer::endEntity))
          .contains(leaf.certificate());
      // A second time, now that data has flowed.
      ask(encounter);
    }
  }

  private static void ask(Encounter encounter) throws Exception {
    TlsChannel ours = encounter.ours();
    ours.requestClientCertificate();
    Together<String> received = Together.begin(() -> read(ours));
    await(() -> !ours.isClientCertificateAwaited());
    say(encounter, HELLO);
    assertThat(received.join()).isEqualTo(HELLO);
  }

  private TlsServerBuilder server() {
    return TlsServer.identifiedBy(leaf.credentials())
        .clientAuthentication(
            ClientAuthentication.LATER, PathVerifier.trusting(certificates.trust()).forClients());
  }

  private static void say(Encounter encounter, String text) throws IOException {
    encounter.theirs().out().write(text.getBytes(StandardCharsets.US_ASCII));
    encounter.theirs().out().flush();
  }

  private static String read(TlsChannel channel) throws IOException {
    return new String(channel.input().readNBytes(HELLO.length()), StandardCharsets.US_ASCII);
  }

  private static void await(Condition condition) {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
    while (!condition.holds()) {
      assertThat(System.nanoTime()).as("no answer came").isLessThan(end);
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(1));
    }
  }

  private interface Condition {
    boolean holds();
  }
}
