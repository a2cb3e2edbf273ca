package org.handfast.engine.record;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.handfast.engine.Side;
import org.handfast.engine.schedule.TrafficSecret;
import org.handfast.engine.testing.Rfc8448Replay;
import org.handfast.protocol.registry.ContentType;
import org.handfast.protocol.vectors.Rfc8448;
import org.handfast.protocol.wire.Bytes;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Record protection (RFC 9846 5.2 to 5.4) against every protected record of RFC 8448.
class Rfc8448RecordsTest {

  static List<Rfc8448> fullHandshakes() {
    return Rfc8448Replay.FULL_HANDSHAKES;
  }

  @ParameterizedTest
  @MethodSource("fullHandshakes")
  void everyRecordIsSealedAndOpenedAsInTheTrace(Rfc8448 trace) {
    Rfc8448Replay replay = Rfc8448Replay.of(trace);
    Map<Side, Direction> directions = new EnumMap<>(Side.class);
    for (Side side : Side.values()) {
      directions.put(side, new Direction(replay.handshake().traffic(side)));
    }
    int protectedRecords = 0;
    for (Rfc8448.Step step : trace.steps()) {
      Side side = step.actor().equals("client") ? Side.CLIENT : Side.SERVER;
      if (step.action().startsWith("derive write traffic keys for application")) {
        directions.put(side, new Direction(replay.main().traffic(side)));
      }
      if (step.values().containsKey("complete record")
          && step.value("complete record").at(0) == ContentType.APPLICATION_DATA.code()) {
        directions.get(side).require(step);
        protectedRecords++;
      }
    }
    assertThat(protectedRecords).isGreaterThanOrEqualTo(4);
  }

  /// Both ends of one direction in one epoch.
  private static final class Direction {
    private final WriteProtection sealing;
    private final ReadProtection opening;

    Direction(TrafficSecret secret) {
      this.sealing = new WriteProtection.Protected(secret);
      this.opening = new ReadProtection.Protected(secret);
    }

    void require(Rfc8448.Step step) {
      Bytes expected = step.value("complete record");
      byte[] content = step.value("payload").toArray();
      ContentType type = typeOf(step);

      byte[] sealed = new byte[expected.length()];
      sealing.seal(type, content, 0, content.length, 0, sealed, 0);
      assertThat(Bytes.of(sealed)).as(step.action()).isEqualTo(expected);

      byte[] record = expected.toArray();
      byte[] opened = new byte[record.length];
      int inner = opening.open(record, RecordHeader.LENGTH, record.length, opened, 0);
      opening.accept();
      assertThat(inner).isEqualTo(content.length + 1);
      assertThat(Bytes.copyOf(opened, 0, content.length)).isEqualTo(step.value("payload"));
      assertThat(opened[content.length]).isEqualTo((byte) type.code());
    }

    private static ContentType typeOf(Rfc8448.Step step) {
      return switch (step.action()) {
        case "send handshake record" -> ContentType.HANDSHAKE;
        case "send application_data record" -> ContentType.APPLICATION_DATA;
        case "send alert record" -> ContentType.ALERT;
        default -> throw new IllegalArgumentException(step.action());
      };
    }
  }
}
