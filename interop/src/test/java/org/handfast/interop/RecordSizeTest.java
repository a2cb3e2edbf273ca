package org.handfast.interop;

import static org.assertj.core.api.Assertions.assertThat;

import org.handfast.engine.Fact;
import org.handfast.engine.config.Limits;
import org.handfast.engine.trust.ClientAuthentication;
import org.handfast.interop.fixture.KeyKind;
import org.handfast.interop.fixture.Leaf;
import org.handfast.interop.fixture.Needs;
import org.handfast.interop.fixture.PeerProgram;
import org.handfast.interop.fixture.TestCertificates;
import org.handfast.interop.peer.GnuTlsPeer;
import org.handfast.interop.peer.Peer;
import org.handfast.interop.peer.Terms;
import org.handfast.net.TlsClient;
import org.handfast.net.TlsServer;
import org.handfast.net.TlsServerBuilder;
import org.handfast.pki.PathVerifier;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// RFC 8449 with the one peer here that knows it. GnuTLS takes no less than 512 bytes itself.
@Needs({PeerProgram.GNUTLS_CLI, PeerProgram.GNUTLS_SERV})
final class RecordSizeTest {
  private final TestCertificates certificates = TestCertificates.shared();
  private final Leaf leaf = certificates.leaf(KeyKind.P256);
  private final TlsClient client = TlsClient.trusting(certificates.trust()).anonymous();

  @DisplayName("their server sends our client no longer records than it takes")
  @ParameterizedTest(name = "{0} bytes")
  @ValueSource(ints = {512, 1000, 16_385})
  void theirServerKeepsToOurLimit(int size) throws Exception {
    TlsClient limited = client.limits(Limits.DEFAULT.withRecordSize(size));
    Terms terms = Terms.presenting(leaf);
    try (Encounter encounter = Encounter.ofOurClient(limited, new GnuTlsPeer(), terms)) {
      assertThat(encounter.ours().negotiated().recordSizes())
          .contains(new Fact.RecordSizes(16_385, size));
      encounter.exchange(100_000);
    }
  }

  /// A certificate is longer than a record then. Of what gnutls-cli is given to send at once, it
  /// drops what is longer.
  @DisplayName("their client sends our server no longer records than it takes")
  @ParameterizedTest(name = "{0} bytes")
  @ValueSource(ints = {512, 1000, 16_385})
  void theirClientKeepsToOurLimit(int size) throws Exception {
    TlsServerBuilder limited =
        TlsServer.identifiedBy(leaf.credentials())
            .clientAuthentication(
                ClientAuthentication.NEED, PathVerifier.trusting(certificates.trust()).forClients())
            .limits(Limits.DEFAULT.withRecordSize(size));
    Terms terms = Terms.presenting(certificates.leaf(KeyKind.RSA));
    try (Encounter encounter = Encounter.ofTheirClient(new GnuTlsPeer(), terms, limited)) {
      assertThat(encounter.ours().negotiated().recordSizes())
          .contains(new Fact.RecordSizes(16_385, size));
      encounter.receive(400);
      encounter.send(100_000);
    }
  }

  @Test
  @DisplayName("our client keeps to their server's limit")
  void ourClientKeepsToTheirLimit() throws Exception {
    Peer modest = new GnuTlsPeer("--recordsize", "1024");
    try (Encounter encounter = Encounter.ofOurClient(client, modest, Terms.presenting(leaf))) {
      assertThat(encounter.ours().negotiated().recordSizes())
          .contains(new Fact.RecordSizes(1025, 16_385));
      encounter.exchange(100_000);
    }
  }

  @Test
  @DisplayName("our server keeps to their client's limit")
  void ourServerKeepsToTheirLimit() throws Exception {
    Peer modest = new GnuTlsPeer("--recordsize", "1024");
    try (Encounter encounter =
        Encounter.ofTheirClient(
            modest, Terms.anonymous(), TlsServer.identifiedBy(leaf.credentials()))) {
      assertThat(encounter.ours().negotiated().recordSizes())
          .contains(new Fact.RecordSizes(1025, 16_385));
      encounter.send(100_000);
    }
  }
}
