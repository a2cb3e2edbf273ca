package org.handfast.jsse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLEngineResult;
import javax.net.ssl.SSLEngineResult.HandshakeStatus;
import javax.net.ssl.SSLEngineResult.Status;
import javax.net.ssl.SSLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.ValueSource;

/// How a connection ends: by either side, in either direction, in order or not.
@ParameterizedClass
@ValueSource(strings = {"TLSv1.3", "TLSv1.2"})
final class EngineCloseTest {
  @Parameter String protocol;

  private static final byte[] LATE = "late".getBytes(StandardCharsets.UTF_8);
  private static final ByteBuffer NOTHING = ByteBuffer.allocate(0);

  @Test
  void closeOutboundGivesACloseNotifyAndIsDoneWhenThatHasLeft() throws SSLException {
    EnginePair pair = EnginePair.ours().speaking(protocol).handshake();
    SSLEngine client = pair.client.engine;
    client.closeOutbound();
    assertThat(client.isOutboundDone()).isFalse();
    assertThat(client.getHandshakeStatus()).isEqualTo(HandshakeStatus.NEED_WRAP);
    assertThat(client.wrap(NOTHING, ByteBuffer.allocate(3)).getStatus())
        .isEqualTo(Status.BUFFER_OVERFLOW);
    assertThat(client.isOutboundDone()).isFalse();
    SSLEngineResult closing = pair.client.wrap(NOTHING, pair.server);
    assertThat(closing.getStatus()).isEqualTo(Status.CLOSED);
    assertThat(closing.bytesProduced()).isPositive();
    assertThat(client.isOutboundDone()).isTrue();
    SSLEngineResult after = client.wrap(ByteBuffer.wrap(LATE), ByteBuffer.allocate(100));
    assertThat(after.getStatus()).isEqualTo(Status.CLOSED);
    assertThat(after.bytesConsumed() + after.bytesProduced()).isZero();
  }

  @Test
  void closeOutboundTwiceIsOneCloseNotify() throws SSLException {
    EnginePair pair = EnginePair.ours().speaking(protocol).handshake();
    pair.client.engine.closeOutbound();
    pair.client.wrap(NOTHING, pair.server);
    pair.client.engine.closeOutbound();
    assertThat(pair.client.wrap(NOTHING, pair.server).bytesProduced()).isZero();
  }

  @Test
  void closeInboundWithoutACloseNotifyIsATruncationOnce() throws SSLException {
    EnginePair pair = EnginePair.ours().speaking(protocol).handshake();
    SSLEngine client = pair.client.engine;
    assertThatExceptionOfType(SSLException.class)
        .isThrownBy(client::closeInbound)
        .withMessageContaining("closing inbound before receiving peer's close_notify");
    assertThat(client.isInboundDone()).isTrue();
    client.closeInbound();
    assertThat(pair.client.unwrap().getStatus()).isEqualTo(Status.CLOSED);
  }

  @Test
  void anEngineThatNeverBeganClosesWithoutAWord() throws SSLException {
    SSLEngine engine = Contexts.client(Contexts.HANDFAST.anonymous());
    engine.closeInbound();
    engine.closeOutbound();
    assertThat(engine.isInboundDone()).isTrue();
    assertThat(engine.isOutboundDone()).isTrue();
    assertThat(engine.wrap(NOTHING, ByteBuffer.allocate(100)).getStatus()).isEqualTo(Status.CLOSED);
    assertThat(engine.unwrap(NOTHING, ByteBuffer.allocate(100)).getStatus())
        .isEqualTo(Status.CLOSED);
    assertThat(engine.getSession().isValid()).isFalse();
  }

  @Test
  void aClosedEngineDoesNotBeginAHandshake() throws SSLException {
    SSLEngine fresh = Contexts.client(Contexts.HANDFAST.anonymous());
    fresh.closeOutbound();
    assertThatExceptionOfType(SSLException.class).isThrownBy(fresh::beginHandshake);
    EnginePair pair = EnginePair.ours().speaking(protocol).handshake();
    pair.client.engine.closeOutbound();
    pair.client.wrap(NOTHING, pair.server);
    assertThatExceptionOfType(SSLException.class).isThrownBy(pair.client.engine::beginHandshake);
  }

  @Test
  void closingDuringTheHandshakeEndsIt() throws SSLException {
    EnginePair pair = EnginePair.ours().speaking(protocol);
    pair.client.wrap(NOTHING, pair.server);
    pair.client.engine.closeOutbound();
    SSLEngineResult last = pair.client.wrap(NOTHING, pair.server);
    assertThat(last.getStatus()).isEqualTo(Status.CLOSED);
    assertThat(pair.client.engine.isOutboundDone()).isTrue();
    assertThatExceptionOfType(SSLException.class).isThrownBy(pair::settle);
    assertThat(pair.server.engine.getSession().isValid()).isFalse();
  }

  @Test
  void aStreamCutAtAnyByteIsNeverAQuietEnd() throws SSLException {
    int whole = 3 * (LATE.length + (protocol.equals("TLSv1.3") ? 22 : 29));
    for (int cut = 0; cut <= whole; cut++) {
      EnginePair pair = EnginePair.ours().speaking(protocol).handshake();
      ByteBuffer part = ByteBuffer.allocate(whole);
      for (int i = 0; i < 3; i++) {
        pair.server.engine.wrap(ByteBuffer.wrap(LATE), part);
      }
      assertThat(part.hasRemaining()).isFalse();
      pair.client.deliver(part.flip().limit(cut));
      pair.client.unwrapAll();
      assertThat(pair.client.engine.isInboundDone()).isFalse();
      assertThatExceptionOfType(SSLException.class)
          .as("cut after %s of %s bytes", cut, whole)
          .isThrownBy(pair.client.engine::closeInbound);
    }
  }

  @Test
  void aFailureIsThrownOnceThenItsAlertLeavesThenAllIsClosed() throws SSLException {
    EnginePair pair = EnginePair.ours().speaking(protocol).handshake();
    pair.client.wrap(ByteBuffer.wrap(LATE), pair.server);
    ByteBuffer record = pair.server.incoming();
    record.put(record.limit() - 1, (byte) (record.get(record.limit() - 1) ^ 1));
    assertThatExceptionOfType(SSLException.class).isThrownBy(pair.server::unwrap);
    assertThat(pair.server.engine.getHandshakeStatus()).isEqualTo(HandshakeStatus.NEED_WRAP);
    assertThatExceptionOfType(SSLException.class).isThrownBy(pair.server::unwrap);
    SSLEngineResult alert = pair.server.wrap(NOTHING, pair.client);
    assertThat(alert.getStatus()).isEqualTo(Status.CLOSED);
    assertThat(alert.bytesProduced()).isPositive();
    assertThat(pair.server.engine.isOutboundDone()).isTrue();
    assertThat(pair.server.engine.isInboundDone()).isTrue();
    assertThat(pair.server.wrap(ByteBuffer.wrap(LATE), pair.client).getStatus())
        .isEqualTo(Status.CLOSED);
    assertThatExceptionOfType(SSLException.class)
        .isThrownBy(pair.client::unwrap)
        .withMessageContaining("bad_record_mac");
  }

  @Test
  void plaintextInPlaceOfARecordNeverReachesTheApplication() throws SSLException {
    EnginePair pair = EnginePair.ours().speaking(protocol).handshake();
    byte[] plain = {23, 3, 3, 0, 4, 'e', 'v', 'i', 'l'};
    pair.client.deliver(ByteBuffer.wrap(plain));
    assertThatExceptionOfType(SSLException.class).isThrownBy(pair.client::unwrap);
    assertThat(pair.client.received.size()).isZero();
  }

  @Test
  void aCloseNotifyInTheClearIsNotTheEndOfAProtectedConnection() throws SSLException {
    EnginePair pair = EnginePair.ours().speaking(protocol).handshake();
    pair.server.send(LATE, pair.client);
    pair.client.deliver(ByteBuffer.wrap(new byte[] {21, 3, 3, 0, 2, 1, 0}));
    assertThatExceptionOfType(SSLException.class).isThrownBy(pair.client::unwrap);
  }

  @Test
  void theJdkAndOursCloseEachOther() throws SSLException {
    for (EnginePair pair :
        Arrays.asList(
            EnginePair.of(Contexts.HANDFAST.anonymous(), Contexts.JDK.localhost()),
            EnginePair.of(Contexts.JDK.anonymous(), Contexts.HANDFAST.localhost()))) {
      pair.speaking(protocol).handshake();
      pair.client.engine.closeOutbound();
      pair.client.wrap(NOTHING, pair.server);
      pair.server.unwrap();
      pair.server.engine.closeOutbound();
      pair.server.wrap(NOTHING, pair.client);
      pair.client.unwrap();
      for (EnginePeer peer : Arrays.asList(pair.client, pair.server)) {
        assertThat(peer.engine.isInboundDone()).isTrue();
        assertThat(peer.engine.isOutboundDone()).isTrue();
        peer.engine.closeInbound();
      }
    }
  }
}
