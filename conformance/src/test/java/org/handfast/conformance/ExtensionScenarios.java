package org.handfast.conformance;

import static java.util.Map.entry;
import static org.handfast.engine.failure.AuthenticationViolation.BAD_COMPRESSION;
import static org.handfast.engine.failure.AuthenticationViolation.UNOFFERED_COMPRESSION;
import static org.handfast.engine.failure.ExtensionViolation.DUPLICATE_COMPRESSION;
import static org.handfast.engine.failure.ExtensionViolation.RECORD_SIZE_LIMIT_OUT_OF_RANGE;
import static org.handfast.engine.failure.RecordViolation.RECORD_SIZE_LIMIT_EXCEEDED;

import java.util.Map;
import org.handfast.engine.failure.Violation;
import org.handfast.protocol.message.CompressedCertificate;
import org.handfast.protocol.registry.CertificateCompressionAlgorithm;

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
        entry(RECORD_SIZE_LIMIT_OUT_OF_RANGE, () -> RecordSizeTest.fromClient(63)));
  }
}
