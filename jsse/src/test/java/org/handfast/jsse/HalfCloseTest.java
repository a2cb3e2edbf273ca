package org.handfast.jsse;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import javax.net.ssl.SSLEngineResult;
import javax.net.ssl.SSLEngineResult.HandshakeStatus;
import javax.net.ssl.SSLEngineResult.Status;
import javax.net.ssl.SSLException;
import org.junit.jupiter.api.Test;

/// What one direction's end means for the other: nothing in TLS 1.3 (RFC 9846 6.1), its end in TLS
/// 1.2 (RFC 5246 7.2.1).
final class HalfCloseTest {
  private static final byte[] LATE = "late".getBytes(StandardCharsets.UTF_8);
  private static final ByteBuffer NOTHING = ByteBuffer.allocate(0);

  @Test
  void dataThatComesAfterOurCloseNotifyIsStillDelivered() throws SSLException {
    EnginePair pair = EnginePair.ours().speaking("TLSv1.3").handshake();
    pair.client.engine.closeOutbound();
    pair.client.wrap(NOTHING, pair.server);
    assertThat(pair.server.unwrap().getStatus()).isEqualTo(Status.CLOSED);
    pair.server.send(LATE, pair.client);
    assertThat(pair.client.received.toByteArray()).isEqualTo(LATE);
    pair.server.engine.closeOutbound();
    pair.server.wrap(NOTHING, pair.client);
    assertThat(pair.client.unwrap().getStatus()).isEqualTo(Status.CLOSED);
    assertThat(pair.client.engine.isInboundDone()).isTrue();
    pair.client.engine.closeInbound();
  }

  @Test
  void afterThePeersCloseNotifyUnwrapIsClosedAndNothingIsDemanded() throws SSLException {
    EnginePair pair = EnginePair.ours().speaking("TLSv1.3").handshake();
    pair.client.engine.closeOutbound();
    pair.client.wrap(NOTHING, pair.server);
    SSLEngineResult closing = pair.server.unwrap();
    assertThat(closing.getStatus()).isEqualTo(Status.CLOSED);
    assertThat(closing.bytesConsumed()).isPositive();
    assertThat(closing.getHandshakeStatus()).isEqualTo(HandshakeStatus.NOT_HANDSHAKING);
    assertThat(pair.server.engine.isInboundDone()).isTrue();
    assertThat(pair.server.engine.isOutboundDone()).isFalse();
    assertThat(pair.server.unwrap().getStatus()).isEqualTo(Status.CLOSED);
    SSLEngineResult idle = pair.server.wrap(NOTHING, pair.client);
    assertThat(idle.getStatus()).isEqualTo(Status.OK);
    assertThat(idle.getHandshakeStatus()).isEqualTo(HandshakeStatus.NOT_HANDSHAKING);
  }

  @Test
  void tls12AnswersACloseNotifyAtOnceAndIsDone() throws SSLException {
    EnginePair pair = EnginePair.ours().speaking("TLSv1.2").handshake();
    pair.client.engine.closeOutbound();
    assertThat(pair.client.wrap(NOTHING, pair.server).getStatus()).isEqualTo(Status.CLOSED);
    assertThat(pair.client.engine.isInboundDone()).isFalse();
    SSLEngineResult closing = pair.server.unwrap();
    assertThat(closing.getStatus()).isEqualTo(Status.CLOSED);
    assertThat(closing.getHandshakeStatus()).isEqualTo(HandshakeStatus.NEED_WRAP);
    assertThat(pair.server.engine.isInboundDone()).isTrue();
    assertThat(pair.server.engine.isOutboundDone()).isFalse();
    SSLEngineResult answer = pair.server.wrap(ByteBuffer.wrap(LATE), pair.client);
    assertThat(answer.getStatus()).isEqualTo(Status.CLOSED);
    assertThat(answer.getHandshakeStatus()).isEqualTo(HandshakeStatus.NOT_HANDSHAKING);
    assertThat(answer.bytesConsumed()).isZero();
    assertThat(answer.bytesProduced()).isPositive();
    assertThat(pair.client.unwrap().getStatus()).isEqualTo(Status.CLOSED);
    for (EnginePeer peer : new EnginePeer[] {pair.client, pair.server}) {
      assertThat(peer.engine.isInboundDone()).isTrue();
      assertThat(peer.engine.isOutboundDone()).isTrue();
      assertThat(peer.engine.getHandshakeStatus()).isEqualTo(HandshakeStatus.NOT_HANDSHAKING);
      peer.engine.closeInbound();
    }
    assertThat(pair.client.received.size()).isZero();
  }

  @Test
  void tls12DeliversWhatWasOnItsWayWhenItClosed() throws SSLException {
    EnginePair pair = EnginePair.ours().speaking("TLSv1.2").handshake();
    pair.server.wrap(ByteBuffer.wrap(LATE), pair.client);
    pair.client.engine.closeOutbound();
    pair.client.wrap(NOTHING, pair.server);
    pair.client.unwrap();
    assertThat(pair.client.received.toByteArray()).isEqualTo(LATE);
  }
}
