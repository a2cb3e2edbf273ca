package org.handfast.interop;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.handler.ssl.OpenSslCertificateCompressionAlgorithm;
import io.netty.handler.ssl.OpenSslCertificateCompressionConfig;
import io.netty.handler.ssl.OpenSslCertificateCompressionConfig.AlgorithmMode;
import io.netty.handler.ssl.OpenSslContextOption;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.zip.DeflaterInputStream;
import java.util.zip.InflaterInputStream;
import javax.net.ssl.SSLEngine;
import org.handfast.engine.config.CertificateCompression;
import org.handfast.engine.config.DecompressionException;
import org.handfast.engine.trust.ClientAuthentication;
import org.handfast.interop.fixture.KeyKind;
import org.handfast.interop.fixture.Leaf;
import org.handfast.interop.fixture.TestCertificates;
import org.handfast.interop.peer.NettyPeer;
import org.handfast.interop.peer.Terms;
import org.handfast.net.TlsClient;
import org.handfast.net.TlsServer;
import org.handfast.net.TlsServerBuilder;
import org.handfast.pki.PathVerifier;
import org.handfast.protocol.registry.CertificateCompressionAlgorithm;
import org.handfast.protocol.wire.Bytes;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/// BoringSSL decides when a certificate is compressed, which it does for servers' only; zlib itself
/// is the JDK's on either side.
@DisplayName("RFC 8879: certificate compression with BoringSSL")
final class CertificateCompressionTest {
  private static final int ZLIB = 1;

  private final TestCertificates certificates = TestCertificates.shared();
  private final Leaf leaf = certificates.leaf(KeyKind.RSA);
  private final Watched ours = new Watched();
  private final Theirs theirs = new Theirs();

  @Test
  void theirServerCompresses() throws Exception {
    TlsClient client = client().certificateCompression(ours);
    try (Encounter encounter =
        Encounter.ofOurClient(client, peer(AlgorithmMode.Both), Terms.presenting(leaf))) {
      encounter.exchange(1000);
    }
    assertThat(theirs.compressed).hasValue(1);
    assertThat(ours.decompressed).hasValue(1);
  }

  @Test
  void ourServerCompresses() throws Exception {
    try (Encounter encounter =
        Encounter.ofTheirClient(
            peer(AlgorithmMode.Both), Terms.anonymous(), server().certificateCompression(ours))) {
      encounter.exchange(1000);
    }
    assertThat(ours.compressed).hasValue(1);
    assertThat(theirs.decompressed).hasValue(1);
  }

  @Test
  @DisplayName("their server does not ask for a compressed certificate, and our client sends none")
  void theirServerAsksForNone() throws Exception {
    TlsClient client =
        TlsClient.trusting(certificates.trust())
            .identifiedBy(leaf.credentials())
            .certificateCompression(ours);
    try (Encounter encounter =
        Encounter.ofOurClient(
            client, peer(AlgorithmMode.Both), Terms.presenting(leaf).verifyingClients())) {
      encounter.exchange(1000);
    }
    assertThat(ours.decompressed).hasValue(1);
    assertThat(ours.compressed).hasValue(0);
  }

  @Test
  @DisplayName("their client compresses nothing, though our server asks for it")
  void theirClientCompressesNothing() throws Exception {
    TlsServerBuilder server =
        server()
            .clientAuthentication(
                ClientAuthentication.NEED, PathVerifier.trusting(certificates.trust()).forClients())
            .certificateCompression(ours);
    try (Encounter encounter =
        Encounter.ofTheirClient(peer(AlgorithmMode.Both), Terms.presenting(leaf), server)) {
      encounter.exchange(1000);
    }
    assertThat(theirs.decompressed).hasValue(1);
    assertThat(theirs.compressed).hasValue(0);
  }

  @Test
  @DisplayName("their server cannot compress, and our client takes the certificate as it is")
  void theirServerOnlyDecompresses() throws Exception {
    TlsClient client = client().certificateCompression(ours);
    try (Encounter encounter =
        Encounter.ofOurClient(client, peer(AlgorithmMode.Decompress), Terms.presenting(leaf))) {
      encounter.exchange(1000);
    }
    assertThat(ours.decompressed).hasValue(0);
  }

  private TlsClient client() {
    return TlsClient.trusting(certificates.trust()).anonymous();
  }

  private TlsServerBuilder server() {
    return TlsServer.identifiedBy(leaf.credentials());
  }

  private NettyPeer peer(AlgorithmMode mode) {
    OpenSslCertificateCompressionConfig config =
        OpenSslCertificateCompressionConfig.newBuilder().addAlgorithm(theirs, mode).build();
    return new NettyPeer(
        builder -> builder.option(OpenSslContextOption.CERTIFICATE_COMPRESSION_ALGORITHMS, config),
        _ -> {});
  }

  /// Our zlib, whose uses are counted.
  private static final class Watched implements CertificateCompression {
    private final CertificateCompression zlib = CertificateCompression.zlib();
    private final AtomicInteger compressed = new AtomicInteger();
    private final AtomicInteger decompressed = new AtomicInteger();

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
      decompressed.incrementAndGet();
      return zlib.decompress(bytes, length);
    }
  }

  /// What BoringSSL calls.
  private static final class Theirs implements OpenSslCertificateCompressionAlgorithm {
    private final AtomicInteger compressed = new AtomicInteger();
    private final AtomicInteger decompressed = new AtomicInteger();

    @Override
    public byte[] compress(SSLEngine engine, byte[] certificate) throws IOException {
      compressed.incrementAndGet();
      try (var deflated = new DeflaterInputStream(new ByteArrayInputStream(certificate))) {
        return deflated.readAllBytes();
      }
    }

    @Override
    public byte[] decompress(SSLEngine engine, int length, byte[] bytes) throws IOException {
      decompressed.incrementAndGet();
      try (var inflated = new InflaterInputStream(new ByteArrayInputStream(bytes))) {
        return inflated.readNBytes(length);
      }
    }

    @Override
    public int algorithmId() {
      return ZLIB;
    }
  }
}
