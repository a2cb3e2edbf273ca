package org.handfast.engine.record;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.handfast.engine.Side;
import org.handfast.engine.config.Limits;
import org.handfast.engine.failure.PeerRejected;
import org.handfast.engine.failure.PeerRejected.Authenticity;
import org.handfast.engine.failure.TlsException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// What counts as the peer's close_notify (RFC 9846 6.1).
class AlertReaderTest {
  private static final byte[] CLOSE_NOTIFY = {1, 0};

  private final AlertReader reader = new AlertReader(Side.SERVER);

  @Test
  void aProtectedOneAfterTheHandshake() throws TlsException {
    read(Authenticity.PROTECTED, Tolerance.APPLICATION_DATA);
    assertThat(reader.isClosed()).isTrue();
  }

  @ParameterizedTest
  @EnumSource(Tolerance.class)
  void noUnprotectedOneWhenever(Tolerance tolerance) {
    assertThatThrownBy(() -> read(Authenticity.UNPROTECTED, tolerance))
        .isInstanceOf(PeerRejected.class);
    assertThat(reader.isClosed()).isFalse();
  }

  @ParameterizedTest
  @EnumSource(names = "APPLICATION_DATA", mode = EnumSource.Mode.EXCLUDE)
  void noneInTheHandshake(Tolerance tolerance) {
    assertThatThrownBy(() -> read(Authenticity.PROTECTED, tolerance))
        .isInstanceOf(PeerRejected.class);
    assertThat(reader.isClosed()).isFalse();
  }

  private void read(Authenticity authenticity, Tolerance tolerance) throws TlsException {
    reader.read(CLOSE_NOTIFY, 0, 2, authenticity, tolerance, Limits.DEFAULT);
  }
}
