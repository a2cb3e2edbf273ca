package org.handfast.lab.almost;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.stream.Stream;
import org.handfast.lab.almost.Handshake.Answer;
import org.handfast.lab.almost.Handshake.Certificate;
import org.handfast.lab.almost.Handshake.Finished;
import org.handfast.lab.almost.Handshake.Hello;
import org.handfast.lab.almost.Handshake.Secret;
import org.handfast.protocol.wire.Bytes;
import org.handfast.protocol.wire.DecodeException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

final class HandshakeTest {
  static Stream<Arguments> messages() {
    return Stream.of(
        Arguments.of(new Hello(Bytes.EMPTY, Bytes.EMPTY), "01 000002 00 00"),
        Arguments.of(
            new Hello(Bytes.fromHex("aabb"), Bytes.fromHex("0201")), "01 000006 02 aabb 02 0201"),
        Arguments.of(
            new Answer(Bytes.fromHex("ccdd"), Bytes.fromHex("02")), "02 000005 02 ccdd 01 02"),
        Arguments.of(new Certificate(List.of()), "03 000000"),
        Arguments.of(
            new Certificate(List.of(Bytes.fromHex("3000"), Bytes.fromHex("3001ff"))),
            "03 00000b 000002 3000 000003 3001ff"),
        Arguments.of(new Secret(Bytes.fromHex("0102030405")), "04 000005 0102030405"),
        Arguments.of(new Finished(Bytes.fromHex("ab".repeat(32))), "05 000020 " + "ab".repeat(32)));
  }

  @ParameterizedTest
  @MethodSource("messages")
  void asOnTheWire(Handshake message, String hex) throws Exception {
    assertThat(message.encode()).isEqualTo(Bytes.fromHex(hex));
    assertThat(Handshake.decode(Bytes.fromHex(hex))).isEqualTo(message);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "01",
        "01 0000",
        "01 000003 00 00",
        "01 000002 00 00 00",
        "01 000003 00 00 00",
        "01 000002 05 00",
        "02 000001 00",
        "03 000003 000000",
        "03 000004 000002 30",
        "05 000001 ab",
        "05 000021 ababababababababababababababababababababababababababababababababab",
        "00 000000",
        "06 000000",
        "ff ffffff"
      })
  void whatIsNoMessage(String hex) {
    assertThatThrownBy(() -> Handshake.decode(Bytes.fromHex(hex)))
        .isInstanceOf(DecodeException.class);
  }

  @Test
  void aRecordAsOnTheWire() throws Exception {
    SslRecord record = new SslRecord(RecordType.DATA, Bytes.fromHex("0a0b0c"));

    assertThat(record.encode()).isEqualTo(Bytes.fromHex("02 af01 0003 0a0b0c"));
    assertThat(SslRecord.decode(record.encode())).isEqualTo(record);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "02 af01 00",
        "00 af01 0000",
        "04 af01 0000",
        "02 af02 0000",
        "02 af01 0001",
        "02 af01 0000 00"
      })
  void whatIsNoRecord(String hex) {
    assertThatThrownBy(() -> SslRecord.decode(Bytes.fromHex(hex)))
        .isInstanceOf(DecodeException.class);
  }

  @Test
  void noRecordIsLongerThanItsLongest() {
    Bytes most = Bytes.owning(new byte[(1 << 14) + 48]);

    assertThat(new SslRecord(RecordType.DATA, most).encode().slice(0, 5))
        .isEqualTo(Bytes.fromHex("02 af01 4030"));
  }
}
