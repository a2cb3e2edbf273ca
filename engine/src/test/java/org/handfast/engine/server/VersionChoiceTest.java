package org.handfast.engine.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.handfast.engine.server.VersionChoice.TLS_1_2;
import static org.handfast.engine.server.VersionChoice.TLS_1_3;

import java.util.List;
import java.util.stream.IntStream;
import org.handfast.engine.config.Policy;
import org.handfast.engine.failure.PeerIncompatible;
import org.handfast.engine.failure.PeerViolation;
import org.handfast.engine.failure.Tls12Violation;
import org.handfast.engine.failure.TlsException;
import org.handfast.protocol.extension.Extensions;
import org.handfast.protocol.extension.SupportedVersions;
import org.handfast.protocol.message.ClientHello;
import org.handfast.protocol.message.Random;
import org.handfast.protocol.registry.CipherSuite;
import org.handfast.protocol.registry.ProtocolVersion;
import org.handfast.protocol.wire.Bytes;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class VersionChoiceTest {
  private static final Policy BOTH = Policy.MODERN_2026;
  private static final Policy ONLY_1_2 = BOTH.withVersions(ProtocolVersion.TLS_1_2);
  private static final Policy ONLY_1_3 = BOTH.withVersions(ProtocolVersion.TLS_1_3);

  @Test
  void theHighestCommonVersionIsChosenWhateverTheOrder() throws TlsException {
    assertThat(VersionChoice.of(hello(0x0303, 0x0304, 0x0303), BOTH)).isEqualTo(TLS_1_3);
    assertThat(VersionChoice.of(hello(0x0303, 0x0303, 0x0304), BOTH)).isEqualTo(TLS_1_3);
    assertThat(VersionChoice.of(hello(0x0303, 0x0303, 0x0304), ONLY_1_2)).isEqualTo(TLS_1_2);
    assertThat(VersionChoice.of(hello(0x0303, 0x7f1c, 0x0303), BOTH)).isEqualTo(TLS_1_2);
  }

  @ParameterizedTest
  @ValueSource(ints = {0x0303, 0x0304, 0x0399, 0x0400, 0xffff})
  void withoutTheExtensionItIsTls12AtMost(int legacy) throws TlsException {
    assertThat(VersionChoice.of(hello(legacy), BOTH)).isEqualTo(TLS_1_2);
    requireNone(hello(legacy), ONLY_1_3);
  }

  @ParameterizedTest
  @ValueSource(ints = {0x0002, 0x0200, 0x0300, 0x0301, 0x0302})
  void whatIsOlderIsRefused(int legacy) {
    requireNone(hello(legacy), BOTH);
  }

  @Test
  void withTheExtensionTheOldFieldDecidesNothing() throws TlsException {
    requireNone(hello(0x0303, 0x0302, 0x0301), BOTH);
    assertThat(VersionChoice.of(hello(0x0301, 0x0303), BOTH)).isEqualTo(TLS_1_2);
  }

  @Test
  void aFallbackThatWasNotNecessaryIsRefused() throws TlsException {
    ClientHello falling = fallback(hello(0x0303));
    assertThatThrownBy(() -> VersionChoice.of(falling, BOTH))
        .isInstanceOfSatisfying(
            PeerViolation.class,
            cause ->
                assertThat(cause.violation()).isEqualTo(Tls12Violation.INAPPROPRIATE_FALLBACK));
    assertThat(VersionChoice.of(falling, ONLY_1_2)).isEqualTo(TLS_1_2);
    assertThat(VersionChoice.of(fallback(hello(0x0303, 0x0304)), BOTH)).isEqualTo(TLS_1_3);
  }

  private static void requireNone(ClientHello hello, Policy policy) {
    assertThatThrownBy(() -> VersionChoice.of(hello, policy))
        .isInstanceOfSatisfying(
            PeerIncompatible.class,
            cause ->
                assertThat(cause.reason()).isEqualTo(PeerIncompatible.Reason.NO_COMMON_VERSION));
  }

  private static ClientHello hello(int legacy, int... versions) {
    List<ProtocolVersion> supported =
        IntStream.of(versions).mapToObj(ProtocolVersion::new).toList();
    return new ClientHello(
        new ProtocolVersion(legacy),
        new Random(Bytes.owning(new byte[Random.SIZE])),
        Bytes.EMPTY,
        List.of(CipherSuite.TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256),
        ClientHello.NO_COMPRESSION,
        supported.isEmpty() ? Extensions.NONE : Extensions.of(new SupportedVersions(supported)));
  }

  private static ClientHello fallback(ClientHello hello) {
    return new ClientHello(
        hello.legacyVersion(),
        hello.random(),
        hello.legacySessionId(),
        List.of(CipherSuite.TLS_AES_128_GCM_SHA256, CipherSuite.TLS_FALLBACK_SCSV),
        hello.legacyCompressionMethods(),
        hello.extensions());
  }
}
