package org.handfast.engine.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import org.handfast.engine.Side;
import org.handfast.engine.crypto.HashAlgorithm;
import org.handfast.engine.secret.SecretScope;
import org.handfast.engine.testing.JdkHash;
import org.handfast.engine.testing.Rfc8448Replay;
import org.handfast.protocol.vectors.Rfc8448;
import org.handfast.protocol.wire.Bytes;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/// The key schedule (RFC 9846 7.1 to 7.3) against every value that RFC 8448 shows.
class Rfc8448ScheduleTest {
  private final Hkdf hkdf = new Hkdf(new JdkHash(HashAlgorithm.SHA256));
  private final SecretScope scope = SecretScope.open();

  static List<Rfc8448> fullHandshakes() {
    return Rfc8448Replay.FULL_HANDSHAKES;
  }

  @ParameterizedTest
  @MethodSource("fullHandshakes")
  void everyTrafficSecretIsTheTraces(Rfc8448 trace) {
    Rfc8448Replay replay = Rfc8448Replay.of(trace);
    for (Side side : Side.values()) {
      String letter = side == Side.CLIENT ? "c" : "s";
      assertSecret(replay.handshake().traffic(side), trace, letter + " hs traffic");
      assertSecret(replay.main().traffic(side), trace, letter + " ap traffic");
    }
  }

  @ParameterizedTest
  @MethodSource("fullHandshakes")
  void everyExporterSecretIsTheTraces(Rfc8448 trace) {
    Bytes computed = Rfc8448Replay.of(trace).main().exporter().secret().use(Bytes::of);
    assertThat(computed)
        .isEqualTo(trace.value("server", "derive secret \"tls13 exp master\"", "expanded"));
  }

  @ParameterizedTest
  @MethodSource("fullHandshakes")
  void everyTranscriptHashIsTheTraces(Rfc8448 trace) {
    Rfc8448Replay replay = Rfc8448Replay.of(trace);
    assertThat(replay.helloHash())
        .isEqualTo(trace.value("server", "derive secret \"tls13 c hs traffic\"", "hash"));
    assertThat(replay.serverFinishedHash())
        .isEqualTo(trace.value("server", "derive secret \"tls13 c ap traffic\"", "hash"));
  }

  @ParameterizedTest
  @MethodSource("fullHandshakes")
  void everyKeyIsTheTraces(Rfc8448 trace) {
    Rfc8448Replay replay = Rfc8448Replay.of(trace);
    assertKeys(replay.handshake().traffic(Side.SERVER), trace, "server", "write", "handshake");
    assertKeys(replay.handshake().traffic(Side.CLIENT), trace, "server", "read", "handshake");
    assertKeys(replay.main().traffic(Side.SERVER), trace, "server", "write", "application");
    assertKeys(replay.main().traffic(Side.CLIENT), trace, "client", "write", "application");
  }

  @ParameterizedTest
  @MethodSource("fullHandshakes")
  void bothFinishedAreTheTraces(Rfc8448 trace) {
    Rfc8448Replay replay = Rfc8448Replay.of(trace);
    for (Side side : Side.values()) {
      assertThat(replay.handshake().verifyData(side, replay.beforeFinished(side)))
          .isEqualTo(
              trace.value(side.toString(), "calculate finished \"tls13 finished\"", "finished"));
    }
  }

  @ParameterizedTest
  @EnumSource(names = "PRIVATE_KEYS", mode = EnumSource.Mode.EXCLUDE)
  void everyExtractionIsTheTraces(Rfc8448 trace) {
    assertThat(
            steps(trace, "secret")
                .allMatch(
                    step ->
                        extract(step.value("salt"), step.value("IKM"))
                            .equals(step.value("secret"))))
        .isTrue();
    assertThat(steps(trace, "secret").count()).isPositive();
  }

  @ParameterizedTest
  @EnumSource(names = "PRIVATE_KEYS", mode = EnumSource.Mode.EXCLUDE)
  void everyExpansionIsTheTraces(Rfc8448 trace) {
    List<Rfc8448.Step> expansions = steps(trace, "expanded").toList();
    assertThat(expansions).hasSizeGreaterThan(5);
    for (Rfc8448.Step step : expansions) {
      String label = labelOf(step);
      Bytes expanded = step.value("expanded");
      assertThat(
              hkdf.expandLabel(
                  scope.adopt(step.value("PRK").toArray()),
                  label,
                  step.value("hash"),
                  expanded.length()))
          .as(step.action())
          .isEqualTo(expanded.toArray());
    }
  }

  @Test
  void anExpansionMayBeLongerThanTheHash() {
    // RFC 5869 A.2 has the long case, but with other info; here: the start of it is the short one.
    byte[] key = new byte[32];
    byte[] longer = hkdf.expandLabel(scope.adopt(key.clone()), "exporter", Bytes.EMPTY, 100);
    assertThat(longer).hasSize(100);
    assertThat(List.of(slice(longer, 0), slice(longer, 32), slice(longer, 64)))
        .doesNotHaveDuplicates();
  }

  private static Bytes slice(byte[] bytes, int from) {
    return Bytes.copyOf(bytes, from, from + 32);
  }

  private static Stream<Rfc8448.Step> steps(Rfc8448 trace, String label) {
    return trace.steps().stream().filter(step -> step.values().containsKey(label));
  }

  private Bytes extract(Bytes salt, Bytes inputKeyingMaterial) {
    return Bytes.owning(
        hkdf.extract(scope.adopt(salt.toArray()), scope.adopt(inputKeyingMaterial.toArray())));
  }

  // The label as the trace's HkdfLabel has it: uint16 length, then opaque label<7..255>.
  private static String labelOf(Rfc8448.Step step) {
    Bytes info = step.value("info");
    int length = info.at(2);
    String label = new String(info.slice(3, 3 + length).toArray(), StandardCharsets.US_ASCII);
    assertThat(label).startsWith("tls13 ");
    return label.substring("tls13 ".length());
  }

  private static void assertSecret(TrafficSecret secret, Rfc8448 trace, String label) {
    Bytes expected = trace.value("server", "derive secret \"tls13 " + label + "\"", "expanded");
    Bytes computed = secret.secret().use(Bytes::of);
    assertThat(computed).as(label).isEqualTo(expected);
  }

  private static void assertKeys(
      TrafficSecret secret, Rfc8448 trace, String actor, String direction, String data) {
    String action = "derive " + direction + " traffic keys for " + data + " data";
    try (TrafficKeys keys = secret.keys()) {
      Bytes key = keys.useKey(Bytes::of);
      assertThat(key).as(action).isEqualTo(trace.value(actor, action, "key expanded"));
      assertThat(Bytes.of(keys.iv())).isEqualTo(trace.value(actor, action, "iv expanded"));
    }
  }
}
