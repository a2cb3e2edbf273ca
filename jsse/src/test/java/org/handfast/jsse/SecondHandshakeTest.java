package org.handfast.jsse;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.ByteBuffer;
import javax.net.ssl.SSLEngineResult;
import javax.net.ssl.SSLEngineResult.HandshakeStatus;
import javax.net.ssl.SSLEngineResult.Status;
import javax.net.ssl.SSLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What a handshake on a connection comes to that has had one.
final class SecondHandshakeTest {
  private static final byte[] HELLO = "hello".getBytes(UTF_8);

  @Test
  void aKeyUpdateIsAnsweredByTheNextWrap() throws SSLException {
    EnginePair pair = EnginePair.ours().handshake();
    pair.client.engine.beginHandshake();
    assertThat(pair.client.engine.getHandshakeStatus()).isEqualTo(HandshakeStatus.NEED_WRAP);
    pair.client.wrap(ByteBuffer.allocate(0), pair.server);
    SSLEngineResult received = pair.server.unwrap();
    assertThat(received.getStatus()).isEqualTo(Status.OK);
    assertThat(received.bytesConsumed()).isPositive();
    assertThat(received.bytesProduced()).isZero();
    assertThat(received.getHandshakeStatus()).isEqualTo(HandshakeStatus.NEED_WRAP);
    pair.settle();
    pair.client.send(HELLO, pair.server);
    pair.server.send(HELLO, pair.client);
    assertThat(pair.client.received.toByteArray()).isEqualTo(HELLO);
    assertThat(pair.client.finishedResults()).isEqualTo(1);
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void tls12DoesNotNegotiateAnew(boolean byClient) throws SSLException {
    EnginePair pair = EnginePair.ours().speaking("TLSv1.2").handshake();
    EnginePeer peer = byClient ? pair.client : pair.server;
    assertThatExceptionOfType(SSLException.class)
        .isThrownBy(peer.engine::beginHandshake)
        .withMessageContaining("renegotiate");
    assertThat(peer.engine.getHandshakeStatus()).isEqualTo(HandshakeStatus.NOT_HANDSHAKING);
    pair.client.send(HELLO, pair.server);
    pair.server.send(HELLO, pair.client);
    assertThat(pair.client.received.toByteArray()).isEqualTo(HELLO);
    assertThat(pair.server.received.toByteArray()).isEqualTo(HELLO);
  }

  @Test
  void theJdksClientIsToldThatThereIsNoRenegotiation() throws SSLException {
    EnginePair pair =
        EnginePair.of(Contexts.JDK.anonymous(), Contexts.HANDFAST.localhost())
            .speaking("TLSv1.2")
            .handshake();
    pair.client.engine.beginHandshake();
    assertThatExceptionOfType(SSLException.class).isThrownBy(pair::settle);
    assertThat(pair.server.engine.getSession().isValid()).isTrue();
  }
}
