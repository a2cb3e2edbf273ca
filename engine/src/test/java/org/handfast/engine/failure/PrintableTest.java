package org.handfast.engine.failure;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.handfast.engine.Side;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/// What a peer names itself by ends up in log files.
@DisplayName("Row 40: text of the peer is bounded and cannot forge a log line (CVE-2025-58189)")
class PrintableTest {

  @Test
  void noControlCharacterIsLeft() {
    assertThat(Printable.bounded("a\r\nb\u001b[31mc\u0000\u007f\u009b"))
        .isEqualTo("a\\x0d\\x0ab\\x1b[31mc\\x00\\x7f\\x9b");
  }

  @Test
  void noTextIsLongerThanTheBound() {
    assertThat(Printable.bounded("x".repeat(300))).hasSize(300);
    assertThat(Printable.bounded("x".repeat(60_000))).hasSize(301).endsWith("…");
  }

  @Test
  void failuresAreMadeOfIt() {
    for (TlsException failure :
        List.of(
            ExtensionViolation.UNOFFERED_PROTOCOL.by(Side.SERVER, "h2\r\nroot logged in"),
            PeerIncompatible.Reason.NO_APPLICATION_PROTOCOL.between(
                List.of("h2\r\nroot logged in"), List.of("h2")))) {
      assertThat(failure.getMessage()).contains("\\x0d\\x0aroot").doesNotContain("\r", "\n");
    }
  }
}
