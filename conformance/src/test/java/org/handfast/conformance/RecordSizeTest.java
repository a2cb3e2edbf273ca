package org.handfast.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.assertj.core.api.Assertions;
import org.handfast.engine.Side;
import org.handfast.engine.config.Limits;
import org.handfast.engine.config.PaddingPolicy;
import org.handfast.engine.config.ServerConfig;
import org.handfast.engine.failure.ExtensionViolation;
import org.handfast.engine.failure.PeerViolation;
import org.handfast.engine.failure.RecordViolation;
import org.handfast.engine.failure.TlsException;
import org.handfast.engine.failure.Violation;
import org.handfast.protocol.extension.EarlyData;
import org.handfast.protocol.extension.RecordSizeLimit;
import org.handfast.protocol.extension.UnknownExtension;
import org.handfast.protocol.message.EncryptedExtensions;
import org.handfast.protocol.registry.ContentType;
import org.handfast.protocol.registry.ExtensionType;
import org.handfast.protocol.wire.Bytes;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/// RFC 8449: how long a protected record may be, in each direction.
class RecordSizeTest {
  private static final int HEADER_AND_TAG = 5 + 16;
  private static final Limits SMALL = Limits.DEFAULT.withRecordSize(100);

  @Test
  void aClientAlwaysTellsItsLimit() {
    assertThat(limitIn(Situations.rawServer())).contains(new RecordSizeLimit(16_385));
    assertThat(limitIn(Situations.rawServer(client -> client.limits(SMALL))))
        .contains(new RecordSizeLimit(100));
  }

  private static Optional<RecordSizeLimit> limitIn(RawServer server) {
    return server.hello().extensions().find(RecordSizeLimit.class);
  }

  @Test
  void aServerTellsItsOwnOnlyToWhoHasToldIts() throws TlsException {
    RawClient silent = Situations.rawClient(server -> server.limits(SMALL));
    silent.sendHello();
    assertThat(answer(silent).extensions().all()).isEmpty();
    RawClient client = Situations.rawClient(server -> server.limits(SMALL));
    client.sendHello(RawClient.with(client.hello(), new RecordSizeLimit(16_385)));
    assertThat(answer(client).extensions().all()).containsExactly(new RecordSizeLimit(100));
  }

  private static EncryptedExtensions answer(RawClient client) {
    return client.heard(EncryptedExtensions.class);
  }

  @ParameterizedTest
  @ValueSource(ints = {64, 65, 100, 1000, 16_384, 16_385})
  void eachSideIsHeldToTheOthersLimit(int limit) {
    Limits limits = Limits.DEFAULT.withRecordSize(limit);
    for (Side limited : Side.values()) {
      Pair pair =
          Pair.of(
              client -> limited == Side.CLIENT ? client.limits(limits) : client,
              server -> limited == Side.SERVER ? server.limits(limits) : server);
      pair.handshake();
      Bytes data = Bytes.owning(new byte[40_000]);
      pair.send(Side.CLIENT, data).send(Side.SERVER, data);
      assertThat(pair.client.received()).isEqualTo(data);
      assertThat(pair.server.received()).isEqualTo(data);
      assertThat(longest(pair, limited.peer())).isEqualTo(limit + HEADER_AND_TAG);
      assertThat(longest(pair, limited)).isEqualTo(16_385 + HEADER_AND_TAG);
    }
  }

  private static int longest(Pair pair, Side sender) {
    return pair.sentBy(sender).stream()
        .filter(record -> record.at(0) == ContentType.APPLICATION_DATA.code())
        .mapToInt(Bytes::length)
        .max()
        .orElseThrow();
  }

  /// RFC 8449 4: content, type and padding together.
  @Test
  void paddingKeepsWithinTheLimit() {
    PaddingPolicy greedy = (_, _) -> Integer.MAX_VALUE;
    for (PaddingPolicy policy : List.of(greedy, PaddingPolicy.toMultipleOf(64))) {
      Pair pair = Pair.of(client -> client.limits(SMALL), server -> server.padding(policy));
      pair.handshake();
      for (int length : new int[] {1, 64, 98, 99, 100, 101, 1000}) {
        pair.send(Side.SERVER, Bytes.owning(new byte[length]));
      }
      assertThat(pair.client.received().length()).isEqualTo(1 + 64 + 98 + 99 + 100 + 101 + 1000);
      assertThat(longest(pair, Side.SERVER)).isEqualTo(100 + HEADER_AND_TAG);
    }
  }

  /// RFC 8449 4: unprotected messages are not subject to it.
  @Test
  void theHellosAreNotHeldToIt() {
    Limits least = Limits.DEFAULT.withRecordSize(64);
    Pair pair = Pair.of(client -> client.limits(least), server -> server.limits(least));
    pair.handshake().exchange();
    assertThat(pair.sentBy(Side.SERVER).getFirst().length()).isGreaterThan(64 + HEADER_AND_TAG);
  }

  @ParameterizedTest
  @EnumSource(Side.class)
  void aLongerRecordIsRefused(Side limited) throws TlsException {
    RawPeer peer = limited == Side.CLIENT ? toSmallClient() : toSmallServer();
    peer.deliver(peer.writing.seal(ContentType.APPLICATION_DATA, Bytes.owning(new byte[90]), 9));
    peer.deliver(peer.writing.seal(ContentType.APPLICATION_DATA, Bytes.owning(new byte[99]), 0));
    Bytes longer = peer.writing.seal(ContentType.APPLICATION_DATA, Bytes.owning(new byte[90]), 10);
    requireRefusal(
        RecordViolation.RECORD_SIZE_LIMIT_EXCEEDED, peer.refusal(() -> peer.deliver(longer)));
  }

  /// The server has known the limit since the hello, though the client learns only now that it
  /// obeys it.
  @Test
  void theRecordThatAgreesIsHeldToItToo() throws TlsException {
    RawServer server = Situations.rawServer(client -> client.limits(SMALL));
    server.sendHello();
    EncryptedExtensions agreeing =
        server.encryptedExtensions(
            new RecordSizeLimit(1000),
            new UnknownExtension(ExtensionType.SUPPORTED_GROUPS, groups(46)));
    requireRefusal(
        RecordViolation.RECORD_SIZE_LIMIT_EXCEEDED, server.refusal(() -> server.send(agreeing)));
  }

  private static Bytes groups(int count) {
    return Bytes.concat(Bytes.of((byte) 0, (byte) (2 * count)), Bytes.owning(new byte[2 * count]));
  }

  /// RFC 8449 4: records go by the limits of the handshake that their keys come from.
  @Test
  void earlyDataIsNotHeldToTheNewLimit() throws TlsException {
    ServerConfig config =
        PskSituations.server(one -> PskSituations.trusting(one, 1000).limits(SMALL));
    RawClient client = PskSituations.returning(config);
    client.sendHello(client.pskHello(new EarlyData(), new RecordSizeLimit(16_385)));
    client.deliver(client.early.seal(ContentType.APPLICATION_DATA, Bytes.owning(new byte[900]), 0));
    client.sendEndOfEarlyData();
    client.sendFinished();
    assertThat(client.opposite.connection.earlyData().available()).isEqualTo(900);
    requireRefusal(
        RecordViolation.RECORD_SIZE_LIMIT_EXCEEDED,
        client.refusal(() -> client.sendData("x".repeat(100))));
  }

  /// A limit of our own binds nobody who has not agreed to it.
  @Test
  void whoKnowsNoLimitIsNotHeldToIt() throws TlsException {
    RawServer server = Situations.rawServer(client -> client.limits(SMALL)).handshake();
    server.sendData("x".repeat(1000));
    assertThat(server.opposite.received().length()).isEqualTo(1000);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 63})
  void aLimitBelow64IsRefused(int limit) throws TlsException {
    requireRefusal(ExtensionViolation.RECORD_SIZE_LIMIT_OUT_OF_RANGE, fromClient(limit));
    requireRefusal(ExtensionViolation.RECORD_SIZE_LIMIT_OUT_OF_RANGE, fromServer(limit));
  }

  /// RFC 8449 4: a server must not mind, a client may.
  @Test
  void aLimitBeyondTheProtocolsIsTheClientsRightAlone() throws TlsException {
    requireRefusal(ExtensionViolation.RECORD_SIZE_LIMIT_OUT_OF_RANGE, fromServer(16_386));
    RawClient client = Situations.rawClient(UnaryOperator.identity());
    client.sendHello(RawClient.with(client.hello(), new RecordSizeLimit(0xFFFF)));
    client.sendFinished();
    assertThat(client.opposite.connection.isConnected()).isTrue();
    List<Bytes> records = client.opposite.write(Bytes.owning(new byte[20_000]));
    assertThat(records).extracting(Bytes::length).contains(16_385 + HEADER_AND_TAG);
  }

  /// RFC 8449 5: an answer that nobody asked for, in whatever company.
  @Test
  void aServerDoesNotNameAFragmentLength() throws TlsException {
    RawServer server = Situations.afterHello();
    RawPeer.Refusal refusal =
        server.refusal(
            () ->
                server.send(
                    server.encryptedExtensions(
                        new RecordSizeLimit(1000),
                        new UnknownExtension(
                            ExtensionType.MAX_FRAGMENT_LENGTH, Bytes.of((byte) 1)))));
    requireRefusal(ExtensionViolation.UNSOLICITED, refusal);
  }

  @Test
  void aLimitOfOursIsOneThatMayBeNamed() {
    for (int bad : new int[] {0, 63, 16_386}) {
      Assertions.assertThatIllegalArgumentException()
          .isThrownBy(() -> Limits.DEFAULT.withRecordSize(bad));
    }
  }

  static RawPeer.Refusal fromClient(int limit) {
    RawClient client = Situations.rawClient(UnaryOperator.identity());
    return client.refusal(
        () -> client.sendHello(RawClient.with(client.hello(), new RecordSizeLimit(limit))));
  }

  static RawPeer.Refusal fromServer(int limit) throws TlsException {
    RawServer server = Situations.afterHello();
    return server.refusal(
        () -> server.send(server.encryptedExtensions(new RecordSizeLimit(limit))));
  }

  static RawPeer toSmallServer() throws TlsException {
    RawClient client = Situations.rawClient(server -> server.limits(SMALL));
    client.sendHello(RawClient.with(client.hello(), new RecordSizeLimit(1000)));
    client.sendFinished();
    client.collect();
    return client;
  }

  private static RawPeer toSmallClient() throws TlsException {
    RawServer server = Situations.rawServer(client -> client.limits(SMALL));
    server.sendHello();
    server.send(server.encryptedExtensions(new RecordSizeLimit(1000)));
    Bytes certificate = server.say(server.certificate(Identity.SERVER));
    for (int from = 0; from < certificate.length(); from += 99) {
      server.send(
          ContentType.HANDSHAKE,
          certificate.slice(from, Math.min(from + 99, certificate.length())));
    }
    server.send(server.certificateVerify(Identity.SERVER));
    server.sendFinished();
    server.collect();
    return server;
  }

  private static void requireRefusal(Violation violation, RawPeer.Refusal refusal) {
    assertThat(refusal.cause()).isInstanceOf(PeerViolation.class);
    assertThat(((PeerViolation) refusal.cause()).violation()).isEqualTo(violation);
    assertThat(refusal.alert()).isEqualTo(violation.alert());
  }
}
