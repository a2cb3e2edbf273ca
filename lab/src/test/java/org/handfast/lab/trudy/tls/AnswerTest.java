package org.handfast.lab.trudy.tls;

import static org.assertj.core.api.Assertions.assertThat;

import org.handfast.protocol.wire.Bytes;
import org.junit.jupiter.api.Test;

final class AnswerTest {
  private static final Bytes HELLO = Bytes.fromHex("16 0303 0003 010203");
  private static final Bytes OTHER_HELLO = Bytes.fromHex("16 0303 0003 0a0b0c");
  private static final Bytes ALERT = Bytes.fromHex("15 0303 0002 0214");
  private static final Bytes OTHER_ALERT = Bytes.fromHex("15 0303 0002 0233");

  @Test
  void whatDiffersByChanceIsNoDifference() {
    assertThat(closed(HELLO, ALERT)).isEqualTo(closed(OTHER_HELLO, ALERT));
  }

  @Test
  void alertsOrderLengthsAndTheEndAre() {
    Answer answer = closed(HELLO, ALERT);

    assertThat(answer)
        .isNotEqualTo(closed(HELLO, OTHER_ALERT))
        .isNotEqualTo(closed(ALERT, HELLO))
        .isNotEqualTo(closed(ALERT))
        .isNotEqualTo(closed(Bytes.fromHex("16 0303 0002 0102"), ALERT))
        .isNotEqualTo(Answer.to(Bytes.concat(HELLO, ALERT), Answer.End.OPEN));
  }

  @Test
  void isToldInWords() {
    assertThat(closed(HELLO, ALERT)).hasToString("handshake of 3, alert 0214, and FIN");
  }

  private static Answer closed(Bytes... records) {
    return Answer.to(Bytes.concat(records), Answer.End.CLOSED);
  }
}
