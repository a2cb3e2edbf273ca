package org.handfast.interop;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.atomic.AtomicInteger;
import org.handfast.engine.config.CertificateCompression;
import org.handfast.engine.config.DecompressionException;
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
import org.handfast.pki.PathVerifier;
import org.handfast.protocol.registry.CertificateCompressionAlgorithm;
import org.handfast.protocol.wire.Bytes;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/// RFC 8879 with GnuTLS, in both roles and both directions.
@Needs({PeerProgram.GNUTLS_CLI, PeerProgram.GNUTLS_SERV})
final class CertificateCompressionTest {
  private final TestCertificates certificates = TestCertificates.shared();
  private final Leaf leaf = certificates.leaf(KeyKind.P256);
  private final Leaf other = certificates.leaf(KeyKind.RSA);
  private final Peer peer = new GnuTlsPeer("--compress-cert", "zlib");
  private final Counting zlib = new Counting();

  @Test
  @DisplayName("our client and their server")
  void ourClient() throws Exception {
    TlsClient client =
        TlsClient.trusting(certificates.trust())
            .identifiedBy(other.credentials())
            .certificateCompression(zlib);
    Terms terms = Terms.presenting(leaf).verifyingClients();
    try (Encounter encounter = Encounter.ofOurClient(client, peer, terms)) {
      encounter.exchange(10_000);
      zlib.requireBothWays();
    }
  }

  @Test
  @DisplayName("their client and our server")
  void theirClient() throws Exception {
    try (Encounter encounter =
        Encounter.ofTheirClient(
            peer,
            Terms.presenting(other),
            TlsServer.identifiedBy(leaf.credentials())
                .clientAuthentication(
                    ClientAuthentication.NEED,
                    PathVerifier.trusting(certificates.trust()).forClients())
                .certificateCompression(zlib))) {
      encounter.exchange(10_000);
      zlib.requireBothWays();
    }
  }

  /// Zlib that tells how often it was needed.
  private static final class Counting implements CertificateCompression {
    private final CertificateCompression zlib = CertificateCompression.zlib();
    private final AtomicInteger compressed = new AtomicInteger();
    private final AtomicInteger expanded = new AtomicInteger();

    @Override
    public CertificateCompressionAlgorithm algorithm() {
      return zlib.algorithm();
    }

    @Override
    public Bytes compress(Bytes certificate) {
      compressed.incrementAndGet();
      return zlib.compress(certificate);
    }

    @Override
    public Bytes decompress(Bytes bytes, int length) throws DecompressionException {
      expanded.incrementAndGet();
      return zlib.decompress(bytes, length);
    }

    void requireBothWays() {
      assertThat(compressed).hasValue(1);
      assertThat(expanded).hasValue(1);
    }
  }
}
