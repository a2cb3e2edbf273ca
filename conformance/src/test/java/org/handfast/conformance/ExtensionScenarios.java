package org.handfast.conformance;

import static java.util.Map.entry;
import static org.handfast.engine.failure.AuthenticationViolation.BAD_COMPRESSION;
import static org.handfast.engine.failure.AuthenticationViolation.UNOFFERED_COMPRESSION;
import static org.handfast.engine.failure.ExtensionViolation.DUPLICATE_COMPRESSION;
import static org.handfast.engine.failure.ExtensionViolation.RECORD_SIZE_LIMIT_OUT_OF_RANGE;
import static org.handfast.engine.failure.PostHandshakeViolation.FLAGS_NOT_SHORTEST;
import static org.handfast.engine.failure.RecordViolation.RECORD_SIZE_LIMIT_EXCEEDED;

import java.util.Map;
import org.handfast.engine.failure.TlsException;
import org.handfast.engine.failure.Violation;
import org.handfast.protocol.extension.Extensions;
import org.handfast.protocol.extension.TlsFlags;
import org.handfast.protocol.message.CompressedCertificate;
import org.handfast.protocol.message.NewSessionTicket;
import org.handfast.protocol.registry.CertificateCompressionAlgorithm;
import org.handfast.protocol.wire.Bytes;

/// One mistake for each rule of the extensions that have documents of their own.
final class ExtensionScenarios {
  private ExtensionScenarios() {}

  static Map<Violation, Scenario> all() {
    return Map.ofEntries(
        entry(
            RECORD_SIZE_LIMIT_EXCEEDED,
            () -> {
              RawPeer peer = RecordSizeTest.toSmallServer();
              return peer.refusal(() -> peer.sendData("x".repeat(100)));
            }),
        entry(
            UNOFFERED_COMPRESSION,
            () ->
                CertificateCompressionTest.toClient(
                    right ->
                        new CompressedCertificate(
                            CertificateCompressionAlgorithm.BROTLI,
                            right.uncompressedLength(),
                            right.compressed()))),
        entry(
            BAD_COMPRESSION,
            () ->
                CertificateCompressionTest.toClient(
                    right ->
                        new CompressedCertificate(
                            right.algorithm(),
                            right.uncompressedLength(),
                            Spoiled.flipLast(right.compressed())))),
        entry(
            DUPLICATE_COMPRESSION,
            () ->
                HelloScenarios.fromClient(
                    hello -> RawClient.with(hello, CertificateCompressionTest.ZLIB_TWICE))),
        entry(FLAGS_NOT_SHORTEST, ExtensionScenarios::longFlags),
        entry(RECORD_SIZE_LIMIT_OUT_OF_RANGE, () -> RecordSizeTest.fromClient(63)));
  }

  private static RawPeer.Refusal longFlags() throws TlsException {
    RawServer server = Situations.rawServer().handshake();
    TlsFlags flags = new TlsFlags(Bytes.of((byte) 1, (byte) 0));
    return server.refusal(
        () ->
            server.send(
                new NewSessionTicket(
                    3600, 7, Bytes.EMPTY, Bytes.of((byte) 1), Extensions.of(flags))));
  }
}
