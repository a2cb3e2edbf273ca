package org.handfast.protocol.alert;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.List;
import org.handfast.protocol.message.ChangeCipherSpec;
import org.handfast.protocol.registry.AlertDescription;
import org.handfast.protocol.registry.AlertLevel;
import org.handfast.protocol.wire.Bytes;
import org.handfast.protocol.wire.DecodeException;
import org.handfast.protocol.wire.DecodeException.Fault;
import org.handfast.protocol.wire.WireReader;
import org.junit.jupiter.api.Test;

class AlertTest {

  @Test
  void isTwoBytes() throws DecodeException {
    assertThat(Alert.read(reader("0228")))
        .isEqualTo(new Alert(AlertLevel.FATAL, AlertDescription.HANDSHAKE_FAILURE));
    for (String other : List.of("", "02", "022800", "02280100")) {
      assertThat(
              catchThrowableOfType(DecodeException.class, () -> Alert.read(reader(other))).fault())
          .isEqualTo(Fault.MALFORMED);
    }
  }

  @Test
  void anUnknownOneSurvives() throws DecodeException {
    assertThat(Alert.read(reader("09ff")).toString())
        .contains("AlertLevel(0x09)", "AlertDescription(0xff)");
  }

  @Test
  void aChangeCipherSpecIsTheByteOne() throws DecodeException {
    assertThat(ChangeCipherSpec.read(reader("01"))).isEqualTo(new ChangeCipherSpec());
    for (String other : List.of("", "00", "02", "0101")) {
      assertThat(
              catchThrowableOfType(
                      DecodeException.class, () -> ChangeCipherSpec.read(reader(other)))
                  .fault())
          .isEqualTo(Fault.UNEXPECTED);
    }
  }

  private static WireReader reader(String hex) {
    return new WireReader(Bytes.fromHex(hex));
  }
}
