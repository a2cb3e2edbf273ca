package org.handfast.engine.record;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.handfast.engine.record.Tls12ReceivePathTest.plain;

import java.nio.ByteBuffer;
import org.handfast.engine.Side;
import org.handfast.engine.failure.PeerViolation;
import org.handfast.engine.failure.RecordViolation;
import org.handfast.engine.failure.TlsException;
import org.handfast.engine.failure.Violation;
import org.handfast.protocol.registry.ContentType;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The ChangeCipherSpec of TLS 1.2 (RFC 5246 7.1)")
class ChangeCipherSpecTest {
  private final HandshakeJoiner joiner = new HandshakeJoiner(Side.CLIENT);
  private final ReceivePath path = new ReceivePath(Side.CLIENT, joiner);
  private final NotingReceiver receiver = new NotingReceiver();

  @BeforeEach
  void deliver() {
    path.deliverTo(receiver);
    path.speak(Dialect.TLS_1_2);
    receiver.tolerance = Tolerance.KEY_CHANGE;
  }

  @Test
  void isHandedOnToTheStateThatWaitsForIt() throws TlsException {
    read(plain(ContentType.CHANGE_CIPHER_SPEC, 1));
    assertThat(receiver.events).containsExactly("change");
  }

  @Test
  void comesToNobodyElse() {
    receiver.tolerance = Tolerance.NOTHING;
    require(
        RecordViolation.UNEXPECTED_CHANGE_CIPHER_SPEC, plain(ContentType.CHANGE_CIPHER_SPEC, 1));
    receiver.tolerance = Tolerance.APPLICATION_DATA;
    require(
        RecordViolation.UNEXPECTED_CHANGE_CIPHER_SPEC, plain(ContentType.CHANGE_CIPHER_SPEC, 1));
  }

  @Test
  void isASingleOne() {
    require(RecordViolation.BAD_CHANGE_CIPHER_SPEC, plain(ContentType.CHANGE_CIPHER_SPEC));
    require(RecordViolation.BAD_CHANGE_CIPHER_SPEC, plain(ContentType.CHANGE_CIPHER_SPEC, 2));
    require(RecordViolation.BAD_CHANGE_CIPHER_SPEC, plain(ContentType.CHANGE_CIPHER_SPEC, 1, 1));
    assertThat(receiver.events).isEmpty();
  }

  @Test
  void cutsNoMessageInTwo() throws TlsException {
    read(plain(ContentType.HANDSHAKE, 20, 0));
    require(RecordViolation.INTERLEAVED_MESSAGE, plain(ContentType.CHANGE_CIPHER_SPEC, 1));
    assertThat(receiver.events).containsExactly("received");
  }

  private void read(byte[] record) throws TlsException {
    path.read(ByteBuffer.wrap(record), new ByteBuffer[0], 0, 0);
  }

  private void require(Violation violation, byte[] record) {
    PeerViolation failure = catchThrowableOfType(PeerViolation.class, () -> read(record));
    assertThat(failure.violation()).isEqualTo(violation);
  }
}
