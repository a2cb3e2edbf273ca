package org.handfast.jsse;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.ReadOnlyBufferException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLEngineResult;
import javax.net.ssl.SSLEngineResult.HandshakeStatus;
import javax.net.ssl.SSLEngineResult.Status;
import javax.net.ssl.SSLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What each call of wrap and unwrap moves and says, buffer by buffer.
@ParameterizedClass
@ValueSource(strings = {"TLSv1.3", "TLSv1.2"})
final class EngineResultTest {
  @Parameter String protocol;

  /// Header, inner content type and tag of a record of TLS 1.3 under AES-GCM; header, explicit
  /// nonce and tag of one of TLS 1.2.
  private static final Map<String, Integer> OVERHEAD =
      Map.of("TLSv1.3", 5 + 1 + 16, "TLSv1.2", 5 + 8 + 16);

  private static final byte[] HELLO = "hello".getBytes(UTF_8);

  @Test
  void aFreshEngineIsTheOneThatProgramsExpect() {
    SSLEngine engine = Contexts.HANDFAST.anonymous().createSSLEngine();
    assertThat(engine.getHandshakeStatus()).isEqualTo(HandshakeStatus.NOT_HANDSHAKING);
    assertThat(engine.getSession().getCipherSuite()).isEqualTo("SSL_NULL_WITH_NULL_NULL");
    assertThat(engine.getSession().getProtocol()).isEqualTo("NONE");
    assertThat(engine.getSession().isValid()).isFalse();
    assertThat(engine.getSession().getPacketBufferSize()).isEqualTo(18437);
    assertThat(engine.getSession().getApplicationBufferSize()).isEqualTo(16704);
    assertThat(engine.getHandshakeSession()).isNull();
    assertThat(engine.getApplicationProtocol()).isNull();
    assertThat(engine.getHandshakeApplicationProtocol()).isNull();
    assertThat(engine.getHandshakeApplicationProtocolSelector()).isNull();
    assertThat(engine.getDelegatedTask()).isNull();
    assertThat(engine.isInboundDone()).isFalse();
    assertThat(engine.isOutboundDone()).isFalse();
  }

  @Test
  void theSideHasToBeChosenFirst() {
    SSLEngine engine = Contexts.HANDFAST.anonymous().createSSLEngine();
    assertThatIllegalStateException().isThrownBy(engine::beginHandshake);
    assertThatIllegalStateException()
        .isThrownBy(() -> engine.wrap(ByteBuffer.allocate(0), packet()));
    assertThatIllegalStateException().isThrownBy(() -> engine.unwrap(packet(), packet()));
  }

  @Test
  void theSideCannotChangeOnceItHasBegun() throws SSLException {
    SSLEngine engine = Contexts.client(Contexts.HANDFAST.anonymous());
    engine.beginHandshake();
    assertThatIllegalArgumentException().isThrownBy(() -> engine.setUseClientMode(false));
  }

  @Test
  void theFirstWrapBeginsTheHandshake() throws SSLException {
    EnginePair pair = EnginePair.ours().speaking(protocol);
    SSLEngineResult first = pair.client.wrap(ByteBuffer.wrap(HELLO), pair.server);
    assertThat(first.getStatus()).isEqualTo(Status.OK);
    assertThat(first.bytesConsumed()).isZero();
    assertThat(first.bytesProduced()).isPositive();
    assertThat(first.getHandshakeStatus()).isEqualTo(HandshakeStatus.NEED_UNWRAP);
  }

  @Test
  void theFirstUnwrapBeginsTheHandshakeToo() throws SSLException {
    EnginePair pair = EnginePair.ours().speaking(protocol);
    SSLEngineResult result = pair.client.unwrap();
    assertThat(result.getStatus()).isEqualTo(Status.OK);
    assertThat(result.getHandshakeStatus()).isEqualTo(HandshakeStatus.NEED_WRAP);
  }

  @Test
  void finishedStandsInOneResultOfEachSideAndNeverInTheStatus() throws SSLException {
    // EnginePeer refuses FINISHED as a status at every step.
    EnginePair pair = EnginePair.ours().speaking(protocol).handshake();
    assertThat(pair.client.finishedResults()).isEqualTo(1);
    assertThat(pair.server.finishedResults()).isEqualTo(1);
    assertThat(pair.client.engine.getHandshakeStatus()).isEqualTo(HandshakeStatus.NOT_HANDSHAKING);
    assertThat(pair.server.engine.getHandshakeStatus()).isEqualTo(HandshakeStatus.NOT_HANDSHAKING);
    pair.client.send(HELLO, pair.server);
    pair.server.send(HELLO, pair.client);
    assertThat(pair.client.finishedResults()).isEqualTo(1);
    assertThat(pair.server.finishedResults()).isEqualTo(1);
  }

  @Test
  void everyCallOfTheHandshakeMovesBytesOrChangesTheStatus() throws SSLException {
    EnginePair pair = EnginePair.ours().speaking(protocol).handshake();
    for (EnginePeer peer : List.of(pair.client, pair.server)) {
      for (int i = 1; i < peer.results.size(); i++) {
        SSLEngineResult now = peer.results.get(i);
        boolean moved = now.bytesConsumed() + now.bytesProduced() > 0;
        boolean changed = now.getHandshakeStatus() != peer.results.get(i - 1).getHandshakeStatus();
        assertThat(moved || changed).as("%s", now).isTrue();
      }
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 100, 16_383, 16_384})
  void wrapNeedsRoomForOneRecordAndNoMore(int length) throws SSLException {
    EnginePair pair = EnginePair.ours().speaking(protocol).handshake();
    ByteBuffer source = ByteBuffer.allocate(length);
    int record = length + OVERHEAD.get(protocol);
    for (int room : new int[] {0, 1, 5, record - 1}) {
      SSLEngineResult result = pair.client.engine.wrap(source, ByteBuffer.allocate(room));
      assertThat(result.getStatus()).as("room for %s", room).isEqualTo(Status.BUFFER_OVERFLOW);
      assertThat(result.bytesConsumed()).isZero();
      assertThat(result.bytesProduced()).isZero();
      assertThat(source.remaining()).isEqualTo(length);
    }
    ByteBuffer enough = ByteBuffer.allocate(record);
    SSLEngineResult result = pair.client.engine.wrap(source, enough);
    assertThat(result.getStatus()).isEqualTo(Status.OK);
    assertThat(result.bytesConsumed()).isEqualTo(length);
    assertThat(result.bytesProduced()).isEqualTo(record);
    assertThat(enough.hasRemaining()).isFalse();
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 100, 16_383, 16_384})
  void unwrapNeedsRoomForTheContentAndNoMore(int length) throws SSLException {
    EnginePair pair = EnginePair.ours().speaking(protocol).handshake();
    byte[] content = bytes(length);
    pair.client.wrap(ByteBuffer.wrap(content), pair.server);
    ByteBuffer record = pair.server.incoming();
    int before = record.remaining();
    for (int room : new int[] {0, length / 2, length - 1}) {
      SSLEngineResult result = pair.server.engine.unwrap(record, ByteBuffer.allocate(room));
      assertThat(result.getStatus()).as("room for %s", room).isEqualTo(Status.BUFFER_OVERFLOW);
      assertThat(result.bytesConsumed()).isZero();
      assertThat(result.bytesProduced()).isZero();
      assertThat(record.remaining()).isEqualTo(before);
    }
    ByteBuffer enough = ByteBuffer.allocate(length);
    SSLEngineResult result = pair.server.engine.unwrap(record, enough);
    assertThat(result.getStatus()).isEqualTo(Status.OK);
    assertThat(result.bytesConsumed()).isEqualTo(before);
    assertThat(enough.array()).isEqualTo(content);
  }

  @Test
  void aRecordThatIsNotWholeIsAnUnderflow() throws SSLException {
    EnginePair pair = EnginePair.ours().speaking(protocol).handshake();
    ByteBuffer record = packet();
    pair.client.engine.wrap(ByteBuffer.wrap(HELLO), record);
    record.flip();
    for (int here = 0; here < record.limit(); here++) {
      ByteBuffer part = record.duplicate().limit(here);
      SSLEngineResult result = pair.server.engine.unwrap(part, packet());
      assertThat(result.getStatus()).as("%s bytes", here).isEqualTo(Status.BUFFER_UNDERFLOW);
      assertThat(result.bytesConsumed() + result.bytesProduced()).isZero();
      assertThat(part.remaining()).isEqualTo(here);
    }
    ByteBuffer content = packet();
    assertThat(pair.server.engine.unwrap(record, content).getStatus()).isEqualTo(Status.OK);
    assertThat(content.flip()).isEqualTo(ByteBuffer.wrap(HELLO));
  }

  @Test
  void aHandshakeSurvivesBytesThatComeOneByOne() throws SSLException {
    EnginePair pair = EnginePair.ours().speaking(protocol);
    // What is on its way to each side, of which the side sees one byte more at a time.
    EnginePeer toServer = new EnginePeer(pair.server.engine);
    EnginePeer toClient = new EnginePeer(pair.client.engine);
    pair.client.engine.beginHandshake();
    pair.server.engine.beginHandshake();
    for (int moved = 1; moved > 0; ) {
      moved = trickle(toServer, pair.server) + trickle(toClient, pair.client);
      moved += pair.client.step(toServer) ? 1 : 0;
      moved += pair.server.step(toClient) ? 1 : 0;
    }
    assertThat(pair.client.finishedResults()).isEqualTo(1);
    assertThat(pair.server.finishedResults()).isEqualTo(1);
    pair.client.send(HELLO, pair.server);
    assertThat(pair.server.received.toByteArray()).isEqualTo(HELLO);
  }

  private static int trickle(EnginePeer onItsWay, EnginePeer to) {
    ByteBuffer waiting = onItsWay.incoming();
    if (!waiting.hasRemaining()) {
      return 0;
    }
    to.deliver(ByteBuffer.wrap(new byte[] {waiting.get()}));
    return 1;
  }

  static Stream<ByteBuffer> sources() {
    byte[] padded = bytes(1000);
    byte[] moved = new byte[1100];
    System.arraycopy(padded, 0, moved, 50, padded.length);
    ByteBuffer direct = ByteBuffer.allocateDirect(1000).put(padded).flip();
    return Stream.of(
        ByteBuffer.wrap(padded),
        ByteBuffer.wrap(padded).asReadOnlyBuffer(),
        ByteBuffer.wrap(moved, 50, 1000),
        ByteBuffer.wrap(moved).slice(50, 1000),
        direct,
        direct.asReadOnlyBuffer(),
        ByteBuffer.wrap(padded).order(ByteOrder.LITTLE_ENDIAN));
  }

  @ParameterizedTest
  @MethodSource("sources")
  void everySortOfBufferCanBeWrappedAndUnwrapped(ByteBuffer source) throws SSLException {
    EnginePair pair = EnginePair.ours().speaking(protocol).handshake();
    ByteBuffer before = source.duplicate();
    for (boolean direct : new boolean[] {false, true}) {
      for (ByteOrder order : List.of(ByteOrder.BIG_ENDIAN, ByteOrder.LITTLE_ENDIAN)) {
        ByteBuffer record = allocate(direct).order(order);
        ByteBuffer content = allocate(direct).order(order);
        pair.client.engine.wrap(source.duplicate(), record);
        record.flip();
        ByteBuffer received = direct ? record.asReadOnlyBuffer().order(order) : record;
        SSLEngineResult result = pair.server.engine.unwrap(received, content);
        assertThat(result.getStatus()).isEqualTo(Status.OK);
        assertThat(content.flip()).isEqualTo(before);
      }
    }
    assertThat(source).as("the source is left as it was").isEqualTo(before);
    assertThat(before).isEqualTo(ByteBuffer.wrap(bytes(1000)));
  }

  @Test
  void manySourcesGoIntoOneRecordAsFarAsTheyFit() throws SSLException {
    EnginePair pair = EnginePair.ours().speaking(protocol).handshake();
    ByteBuffer[] sources = new ByteBuffer[400];
    Arrays.setAll(sources, i -> ByteBuffer.wrap(bytes(100)));
    ByteBuffer record = packet();
    SSLEngineResult result = pair.client.engine.wrap(sources, record);
    assertThat(result.getStatus()).isEqualTo(Status.OK);
    assertThat(result.bytesConsumed()).isEqualTo(16_384);
    long left = Arrays.stream(sources).mapToLong(ByteBuffer::remaining).sum();
    assertThat(left).isEqualTo(40_000 - 16_384);
  }

  @Test
  void onlyTheGivenRangeOfSourcesIsTouched() throws SSLException {
    EnginePair pair = EnginePair.ours().speaking(protocol).handshake();
    ByteBuffer[] sources = {ByteBuffer.wrap(bytes(7)), ByteBuffer.wrap(bytes(8)), null};
    SSLEngineResult result = pair.client.engine.wrap(sources, 1, 1, packet());
    assertThat(result.bytesConsumed()).isEqualTo(8);
    assertThat(sources[0].remaining()).isEqualTo(7);
  }

  @Test
  void contentIsScatteredOverManyDestinations() throws SSLException {
    EnginePair pair = EnginePair.ours().speaking(protocol).handshake();
    byte[] content = bytes(1000);
    pair.client.wrap(ByteBuffer.wrap(content), pair.server);
    List<ByteBuffer> parts = new ArrayList<>();
    for (int length = 1; parts.stream().mapToInt(ByteBuffer::capacity).sum() < 1000; length++) {
      parts.add(length % 2 == 0 ? ByteBuffer.allocate(length) : ByteBuffer.allocateDirect(length));
    }
    SSLEngineResult result =
        pair.server.engine.unwrap(pair.server.incoming(), parts.toArray(ByteBuffer[]::new));
    assertThat(result.bytesProduced()).isEqualTo(1000);
    ByteBuffer joined = ByteBuffer.allocate(1000);
    parts.forEach(part -> joined.put(part.flip()));
    assertThat(joined.array()).isEqualTo(content);
  }

  @Test
  void anEmptySourceMakesNoRecord() throws SSLException {
    EnginePair pair = EnginePair.ours().speaking(protocol).handshake();
    SSLEngineResult result = pair.client.engine.wrap(ByteBuffer.allocate(0), packet());
    assertThat(result.getStatus()).isEqualTo(Status.OK);
    assertThat(result.bytesProduced()).isZero();
    assertThat(result.getHandshakeStatus()).isEqualTo(HandshakeStatus.NOT_HANDSHAKING);
  }

  @Test
  void impossibleArgumentsAreRefused() throws SSLException {
    EnginePair pair = EnginePair.ours().speaking(protocol).handshake();
    SSLEngine engine = pair.client.engine;
    ByteBuffer both = packet();
    assertThatIllegalArgumentException().isThrownBy(() -> engine.wrap(both, both));
    assertThatIllegalArgumentException().isThrownBy(() -> engine.unwrap(both, both));
    assertThatIllegalArgumentException().isThrownBy(() -> engine.wrap(both, null));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> engine.wrap(new ByteBuffer[] {null}, both));
    assertThatExceptionOfType(ReadOnlyBufferException.class)
        .isThrownBy(() -> engine.wrap(ByteBuffer.wrap(HELLO), both.asReadOnlyBuffer()));
    assertThatExceptionOfType(ReadOnlyBufferException.class)
        .isThrownBy(() -> engine.unwrap(ByteBuffer.wrap(HELLO), both.asReadOnlyBuffer()));
    assertThatExceptionOfType(IndexOutOfBoundsException.class)
        .isThrownBy(() -> engine.wrap(new ByteBuffer[2], 1, 2, both));
  }

  private static ByteBuffer packet() {
    return ByteBuffer.allocate(BufferSizes.PACKET);
  }

  private static ByteBuffer allocate(boolean direct) {
    return direct ? ByteBuffer.allocateDirect(BufferSizes.PACKET) : packet();
  }

  private static byte[] bytes(int length) {
    byte[] bytes = new byte[length];
    for (int i = 0; i < length; i++) {
      bytes[i] = (byte) (i * 7);
    }
    return bytes;
  }
}
