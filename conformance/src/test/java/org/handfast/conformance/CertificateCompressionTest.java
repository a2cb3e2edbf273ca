package org.handfast.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.function.UnaryOperator;
import org.handfast.engine.Side;
import org.handfast.engine.TlsConnection;
import org.handfast.engine.config.CertificateCompression;
import org.handfast.engine.config.ConfigSource;
import org.handfast.engine.config.DecompressionException;
import org.handfast.engine.failure.AuthenticationViolation;
import org.handfast.engine.failure.ExtensionViolation;
import org.handfast.engine.failure.FlowViolation;
import org.handfast.engine.failure.Malformed;
import org.handfast.engine.failure.PeerViolation;
import org.handfast.engine.failure.RecordViolation;
import org.handfast.engine.failure.TlsException;
import org.handfast.engine.failure.Violation;
import org.handfast.engine.testing.TestCrypto;
import org.handfast.engine.trust.ClientAuthentication;
import org.handfast.protocol.extension.CertificateCompressionAlgorithms;
import org.handfast.protocol.extension.UnknownExtension;
import org.handfast.protocol.message.Certificate;
import org.handfast.protocol.message.CertificateRequest;
import org.handfast.protocol.message.CompressedCertificate;
import org.handfast.protocol.message.HandshakeMessage;
import org.handfast.protocol.registry.AlertDescription;
import org.handfast.protocol.registry.CertificateCompressionAlgorithm;
import org.handfast.protocol.registry.ContentType;
import org.handfast.protocol.registry.ExtensionType;
import org.handfast.protocol.wire.Bytes;
import org.handfast.protocol.wire.WireWriter;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/// RFC 8879: certificates in compressed form, sent and received by both sides.
class CertificateCompressionTest {
  private static final CertificateCompression ZLIB = CertificateCompression.zlib();
  private static final CertificateCompressionAlgorithms OFFER =
      new CertificateCompressionAlgorithms(
          List.of(CertificateCompressionAlgorithm.BROTLI, CertificateCompressionAlgorithm.ZLIB));

  static final CertificateCompressionAlgorithms ZLIB_TWICE =
      new CertificateCompressionAlgorithms(
          List.of(CertificateCompressionAlgorithm.ZLIB, CertificateCompressionAlgorithm.ZLIB));

  @Test
  void nothingIsOfferedUnasked() throws TlsException {
    assertThat(Situations.rawServer().hello().extensions().types())
        .doesNotContain(ExtensionType.COMPRESS_CERTIFICATE);
    assertThat(request(Situations.askedForCertificate()).extensions().types())
        .doesNotContain(ExtensionType.COMPRESS_CERTIFICATE);
  }

  private static CertificateRequest request(RawClient client) {
    return client.heard(CertificateRequest.class);
  }

  @Test
  void twoOfUsCompressBothWays() {
    Pair pair =
        new Pair(
            TlsConnection.client(
                Tls13.client(TestCrypto.PROVIDER)
                    .trusting(Identity.TRUST)
                    .identifiedBy(Identity.CLIENT.source())
                    .certificateCompression(ZLIB)
                    .build(),
                "server.example"),
            TlsConnection.server(
                ConfigSource.always(
                    Pair.server(TestCrypto.PROVIDER)
                        .clientAuthentication(ClientAuthentication.NEED, Identity.TRUST)
                        .certificateCompression(ZLIB)
                        .build())));
    pair.handshake().exchange();
    for (Side side : Side.values()) {
      assertThat(pair.end(side).connection.negotiated().peer()).isPresent();
    }
  }

  @Test
  void aServerCompressesForWhoTakesIt() throws TlsException {
    RawClient client = Situations.rawClient(server -> server.certificateCompression(ZLIB));
    client.sendHello(RawClient.with(client.hello(), OFFER));
    CompressedCertificate sent = client.heard(CompressedCertificate.class);
    assertThat(sent.algorithm()).isEqualTo(CertificateCompressionAlgorithm.ZLIB);
    assertThat(expanded(sent)).isEqualTo(body(client.certificate(Identity.SERVER)));
    // The transcript has the message as it was sent, or this would not do.
    client.sendFinished();
    assertThat(client.opposite.connection.isConnected()).isTrue();
  }

  @Test
  void aServerDoesNotCompressForOthers() throws TlsException {
    RawClient silent = Situations.rawClient(server -> server.certificateCompression(ZLIB));
    silent.sendHello();
    assertThat(silent.heard()).hasAtLeastOneElementOfType(Certificate.class);
    RawClient other = Situations.rawClient(server -> server.certificateCompression(ZLIB));
    other.sendHello(
        RawClient.with(
            other.hello(),
            new CertificateCompressionAlgorithms(List.of(CertificateCompressionAlgorithm.BROTLI))));
    assertThat(other.heard()).hasAtLeastOneElementOfType(Certificate.class);
    RawClient simple = Situations.rawClient(UnaryOperator.identity());
    simple.sendHello(RawClient.with(simple.hello(), OFFER));
    assertThat(simple.heard()).hasAtLeastOneElementOfType(Certificate.class);
  }

  /// The sender's order decides.
  @Test
  void theFirstOfTheSendersAlgorithmsIsTaken() throws TlsException {
    RawClient client =
        Situations.rawClient(server -> server.certificateCompression(ZLIB, new Reversing()));
    client.sendHello(
        RawClient.with(
            client.hello(),
            new CertificateCompressionAlgorithms(
                List.of(Reversing.ALGORITHM, CertificateCompressionAlgorithm.ZLIB))));
    assertThat(client.heard(CompressedCertificate.class).algorithm())
        .isEqualTo(CertificateCompressionAlgorithm.ZLIB);
  }

  @Test
  void anAlgorithmCanBePluggedIn() throws TlsException {
    RawServer server =
        Situations.rawServer(client -> client.certificateCompression(new Reversing()));
    server.sendHello();
    server.send(server.encryptedExtensions());
    Bytes plain = body(server.certificate(Identity.SERVER));
    server.send(
        new CompressedCertificate(
            Reversing.ALGORITHM, plain.length(), new Reversing().compress(plain)));
    server.send(server.certificateVerify(Identity.SERVER));
    server.sendFinished();
    assertThat(server.opposite.connection.isConnected()).isTrue();
  }

  @Test
  @DisplayName("Row 26: what a plugged-in algorithm makes is measured too (CVE-2025-66199)")
  void aPluggedInAlgorithmIsHeldToTheLength() throws TlsException {
    RawServer server =
        Situations.rawServer(client -> client.certificateCompression(new Reversing()));
    server.sendHello();
    server.send(server.encryptedExtensions());
    Bytes plain = body(server.certificate(Identity.SERVER));
    requireRefusal(
        AuthenticationViolation.BAD_COMPRESSION,
        server.refusal(
            () ->
                server.send(
                    new CompressedCertificate(
                        Reversing.ALGORITHM,
                        plain.length() + 1,
                        new Reversing().compress(plain)))));
  }

  @Test
  void aClientTakesWhatItOffers() throws TlsException {
    RawServer server = offered();
    server.send(compressed(server.certificate(Identity.SERVER)));
    server.send(server.certificateVerify(Identity.SERVER));
    server.sendFinished();
    assertThat(server.opposite.connection.isConnected()).isTrue();
    RawServer plain = offered();
    plain.send(plain.certificate(Identity.SERVER));
    plain.send(plain.certificateVerify(Identity.SERVER));
    plain.sendFinished();
    assertThat(plain.opposite.connection.isConnected()).isTrue();
  }

  @Test
  void aServerTakesWhatItOffers() throws TlsException {
    RawClient client = asked();
    assertThat(request(client).extensions().find(CertificateCompressionAlgorithms.class))
        .contains(
            new CertificateCompressionAlgorithms(List.of(CertificateCompressionAlgorithm.ZLIB)));
    client.send(compressed(client.certificate(Identity.CLIENT)));
    client.send(client.certificateVerify(Identity.CLIENT));
    client.sendFinished();
    assertThat(client.opposite.connection.isConnected()).isTrue();
  }

  @Test
  void aServerTakesACompressedNothingForNothing() throws TlsException {
    RawClient client = asked();
    RawPeer.Refusal refusal =
        client.refusal(() -> client.send(compressed(new Certificate(Bytes.EMPTY, List.of()))));
    requireRefusal(AuthenticationViolation.CERTIFICATE_REQUIRED, refusal);
  }

  @ParameterizedTest
  @EnumSource(Side.class)
  void whoHasNotAskedForItDoesNotTakeIt(Side receiver) throws TlsException {
    RawPeer peer =
        receiver == Side.CLIENT ? Situations.afterExtensions() : Situations.askedForCertificate();
    HandshakeMessage message = compressed(peer.certificate(Identity.SERVER));
    requireRefusal(FlowViolation.UNEXPECTED, peer.refusal(() -> peer.send(message)));
  }

  @ParameterizedTest
  @ValueSource(ints = {-1, 1, 1000})
  void theLengthIsExact(int error) throws TlsException {
    requireRefusal(
        AuthenticationViolation.BAD_COMPRESSION,
        toClient(right -> claiming(right, right.uncompressedLength() + error)));
  }

  private static CompressedCertificate claiming(CompressedCertificate right, int length) {
    return new CompressedCertificate(right.algorithm(), length, right.compressed());
  }

  @Test
  void whatIsBehindTheStreamIsRefused() throws TlsException {
    requireRefusal(
        AuthenticationViolation.BAD_COMPRESSION,
        toClient(right -> of(right, Bytes.concat(right.compressed(), Bytes.of((byte) 0)))));
  }

  @Test
  void aStreamThatIsCutIsRefused() throws TlsException {
    for (int cut : new int[] {1, 4, 5, 100}) {
      requireRefusal(
          AuthenticationViolation.BAD_COMPRESSION,
          toClient(right -> of(right, right.compressed().slice(0, length(right) - cut))));
    }
  }

  private static int length(CompressedCertificate certificate) {
    return certificate.compressed().length();
  }

  private static CompressedCertificate of(CompressedCertificate right, Bytes bytes) {
    return new CompressedCertificate(right.algorithm(), right.uncompressedLength(), bytes);
  }

  /// RFC 8879 4 and 5: the limit is that of a Certificate, and is asked before anything expands.
  @Test
  void aClaimBeyondTheLimitIsRefusedBeforeItExpands() throws TlsException {
    RawServer server =
        Situations.rawServer(client -> client.certificateCompression(new Unwilling()));
    server.sendHello();
    server.send(server.encryptedExtensions());
    var message =
        new CompressedCertificate(
            CertificateCompressionAlgorithm.ZLIB, (100 << 10) + 1, Bytes.of((byte) 1));
    requireRefusal(RecordViolation.MESSAGE_TOO_LONG, server.refusal(() -> server.send(message)));
  }

  /// Ten megabytes of zeros in ten kilobytes, said to be a hundred.
  @Test
  void aBombIsDefused() throws TlsException {
    Bytes bomb = ZLIB.compress(Bytes.owning(new byte[10 << 20]));
    requireRefusal(
        AuthenticationViolation.BAD_COMPRESSION,
        toClient(right -> new CompressedCertificate(right.algorithm(), 100, bomb)));
  }

  @Test
  void whatExpandsMustBeACertificate() throws TlsException {
    RawPeer.Refusal refusal =
        toClient(
            right ->
                new CompressedCertificate(
                    right.algorithm(), 3, ZLIB.compress(Bytes.fromHex("00 0000"))));
    assertThat(refusal.cause()).isInstanceOf(Malformed.class);
    assertThat(refusal.alert()).isEqualTo(AlertDescription.DECODE_ERROR);
  }

  @Test
  void anEmptyChainIsAsBadCompressed() throws TlsException {
    requireRefusal(
        AuthenticationViolation.EMPTY_SERVER_CERTIFICATE,
        toClient(_ -> compressed(new Certificate(Bytes.EMPTY, List.of()))));
  }

  @ParameterizedTest
  @ValueSource(strings = {"02 0001 01", "00", "03 000100"})
  void anOfferThatIsNoneIsMalformed(String body) throws TlsException {
    RawClient client = Situations.rawClient(UnaryOperator.identity());
    var extension = new UnknownExtension(ExtensionType.COMPRESS_CERTIFICATE, Bytes.fromHex(body));
    RawPeer.Refusal refusal =
        client.refusal(
            () ->
                client.send(
                    ContentType.HANDSHAKE, client.say(RawClient.with(client.hello(), extension))));
    assertThat(refusal.cause()).isInstanceOf(Malformed.class);
  }

  @Test
  void aRequestThatNamesAnAlgorithmTwiceIsRefused() throws TlsException {
    RawServer server = Situations.afterExtensions();
    CertificateRequest request =
        new CertificateRequest(
            Bytes.EMPTY, RawClient.with(server.certificateRequest().extensions(), ZLIB_TWICE));
    requireRefusal(
        ExtensionViolation.DUPLICATE_COMPRESSION, server.refusal(() -> server.send(request)));
  }

  @Test
  void aChainIsCompressedOnce() throws TlsException {
    Reversing counting = new Reversing();
    CertificateCompression remembering = CertificateCompression.remembering(counting);
    for (int i = 0; i < 3; i++) {
      RawClient client = Situations.rawClient(server -> server.certificateCompression(remembering));
      client.sendHello(
          RawClient.with(
              client.hello(), new CertificateCompressionAlgorithms(List.of(Reversing.ALGORITHM))));
      assertThat(client.heard()).hasAtLeastOneElementOfType(CompressedCertificate.class);
    }
    assertThat(counting.compressions).isEqualTo(1);
  }

  /// A client that has offered zlib is sent a compressed chain with a mistake.
  static RawPeer.Refusal toClient(UnaryOperator<CompressedCertificate> mistake)
      throws TlsException {
    RawServer server = offered();
    CompressedCertificate right = compressed(server.certificate(Identity.SERVER));
    return server.refusal(() -> server.send(mistake.apply(right)));
  }

  private static RawServer offered() throws TlsException {
    RawServer server = Situations.rawServer(client -> client.certificateCompression(ZLIB));
    server.sendHello();
    server.send(server.encryptedExtensions());
    return server;
  }

  private static RawClient asked() throws TlsException {
    RawClient client =
        Situations.rawClient(
            server ->
                server
                    .clientAuthentication(ClientAuthentication.NEED, Identity.TRUST)
                    .certificateCompression(ZLIB));
    client.sendHello();
    return client;
  }

  private static CompressedCertificate compressed(Certificate certificate) {
    Bytes plain = body(certificate);
    return new CompressedCertificate(
        CertificateCompressionAlgorithm.ZLIB, plain.length(), ZLIB.compress(plain));
  }

  private static Bytes expanded(CompressedCertificate message) {
    try {
      return ZLIB.decompress(message.compressed(), message.uncompressedLength());
    } catch (DecompressionException e) {
      throw new AssertionError(e);
    }
  }

  private static Bytes body(Certificate certificate) {
    WireWriter out = new WireWriter(1024);
    certificate.write(out);
    return out.take();
  }

  private static void requireRefusal(Violation violation, RawPeer.Refusal refusal) {
    assertThat(refusal.cause()).isInstanceOf(PeerViolation.class);
    assertThat(((PeerViolation) refusal.cause()).violation()).isEqualTo(violation);
    assertThat(refusal.alert()).isEqualTo(violation.alert());
  }

  /// Compresses nothing, and says how often it was asked to.
  private static final class Reversing implements CertificateCompression {
    static final CertificateCompressionAlgorithm ALGORITHM =
        new CertificateCompressionAlgorithm(0xFF01);

    private int compressions;

    @Override
    public CertificateCompressionAlgorithm algorithm() {
      return ALGORITHM;
    }

    @Override
    public Bytes compress(Bytes certificate) {
      compressions++;
      byte[] reversed = new byte[certificate.length()];
      for (int i = 0; i < reversed.length; i++) {
        reversed[i] = (byte) certificate.at(reversed.length - 1 - i);
      }
      return Bytes.owning(reversed);
    }

    @Override
    public Bytes decompress(Bytes compressed, int length) {
      return new Reversing().compress(compressed);
    }
  }

  /// Offers zlib and never gets as far as to expand anything.
  private static final class Unwilling implements CertificateCompression {
    @Override
    public CertificateCompressionAlgorithm algorithm() {
      return CertificateCompressionAlgorithm.ZLIB;
    }

    @Override
    public Bytes compress(Bytes certificate) {
      throw new AssertionError("nothing to compress");
    }

    @Override
    public Bytes decompress(Bytes compressed, int length) {
      throw new AssertionError("expanded " + length + " bytes");
    }
  }
}
