package org.handfast.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.function.UnaryOperator;
import org.handfast.engine.failure.FlowViolation;
import org.handfast.engine.failure.HelloViolation;
import org.handfast.engine.failure.PeerViolation;
import org.handfast.engine.failure.RecordViolation;
import org.handfast.engine.failure.TlsException;
import org.handfast.engine.failure.Violation;
import org.handfast.protocol.extension.EarlyData;
import org.handfast.protocol.registry.ContentType;
import org.handfast.protocol.registry.NamedGroup;
import org.handfast.protocol.wire.Bytes;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/// Early data that the server will not take (RFC 9846 4.3.10): skipped within bounds, and only
/// where it may be.
@DisplayName("Row 19: rejected early data")
class EarlyDataTest {

  @Test
  void itIsSkippedUntilTheHandshakesKeysFit() throws TlsException {
    RawClient client = offering(NamedGroup.X25519);
    client.deliver(early(1000));
    client.deliver(RecordCipher.plain(ContentType.CHANGE_CIPHER_SPEC, Bytes.of((byte) 1)));
    client.deliver(early(1000));
    client.sendFinished();
    client.collect();
    client.sendData("after it");
    assertThat(client.opposite.received()).isEqualTo(RawPeer.bytes("after it"));
    requireRefusal(client, RecordViolation.BAD_RECORD);
  }

  @Test
  void itIsSkippedUntilTheSecondHello() throws TlsException {
    RawClient client = offering(NamedGroup.SECP256R1);
    client.deliver(early(1000));
    client.deliver(early(1000));
    client.share(NamedGroup.SECP256R1);
    client.sendHello();
    client.sendFinished();
    client.collect();
    client.sendData("after it");
    assertThat(client.opposite.received()).isEqualTo(RawPeer.bytes("after it"));
  }

  @Test
  void thereIsNoneAfterTheSecondHello() throws TlsException {
    RawClient client = offering(NamedGroup.SECP256R1);
    client.share(NamedGroup.SECP256R1);
    client.sendHello();
    requireRefusal(client, RecordViolation.BAD_RECORD);
  }

  @Test
  void thereIsNoneOnceThePeerUsesTheHandshakesKeys() throws TlsException {
    RawClient client = offering(NamedGroup.X25519);
    client.send(ContentType.HANDSHAKE, client.say(client.finished()).slice(0, 10));
    requireRefusal(client, RecordViolation.BAD_RECORD);
  }

  @Test
  void thereIsNoneThatWasNotAnnounced() throws TlsException {
    RawClient client = Situations.rawClient(UnaryOperator.identity());
    client.sendHello();
    requireRefusal(client, RecordViolation.BAD_RECORD);
    RawClient retried =
        Situations.rawClient(server -> server.policy(Situations.onlyGroup(NamedGroup.SECP256R1)));
    retried.sendHello();
    requireRefusal(retried, FlowViolation.EARLY_APPLICATION_DATA);
  }

  @Test
  void itIsNotAnnouncedTwice() throws TlsException {
    RawClient client = offering(NamedGroup.SECP256R1);
    client.share(NamedGroup.SECP256R1);
    RawPeer.Refusal refusal =
        client.refusal(() -> client.sendHello(RawClient.with(client.hello(), new EarlyData())));
    assertThat(((PeerViolation) refusal.cause()).violation())
        .isEqualTo(HelloViolation.HELLO_CHANGED_ON_RETRY);
  }

  @Test
  void itHasABound() throws TlsException {
    for (NamedGroup group : new NamedGroup[] {NamedGroup.X25519, NamedGroup.SECP256R1}) {
      RawClient atTheLimit = offering(group);
      atTheLimit.deliver(early(16_000));
      atTheLimit.deliver(early(384));
      assertThat(atTheLimit.opposite.connection.failure()).isEmpty();
      requireRefusal(atTheLimit, RecordViolation.TOO_MUCH_EARLY_DATA);
    }
  }

  @Test
  @DisplayName("Row 23: empty records of accepted early data are counted too")
  void emptyOnesAreBounded() throws TlsException {
    RawClient client = PskSituations.sendingEarly(1000);
    for (int i = 0; i < 32; i++) {
      client.sendData("");
    }
    assertThat(client.opposite.connection.failure()).isEmpty();
    RawPeer.Refusal refusal = client.refusal(() -> client.sendData(""));
    assertThat(((PeerViolation) refusal.cause()).violation())
        .isEqualTo(RecordViolation.TOO_MANY_EMPTY_RECORDS);
  }

  @Test
  void aRecordTooShortForAnyKeyCountsAsTheShortest() throws TlsException {
    for (NamedGroup group : new NamedGroup[] {NamedGroup.X25519, NamedGroup.SECP256R1}) {
      RawClient client = offering(group);
      for (int i = 0; i < 16_384 / 17; i++) {
        client.deliver(early(1 + i % 17));
      }
      assertThat(client.opposite.connection.failure()).isEmpty();
      requireRefusal(client, early(1), RecordViolation.TOO_MUCH_EARLY_DATA);
    }
  }

  private static RawClient offering(NamedGroup group) throws TlsException {
    RawClient client = Situations.rawClient(server -> server.policy(Situations.onlyGroup(group)));
    client.sendHello(RawClient.with(client.hello(), new EarlyData()));
    return client;
  }

  // Under keys that the server does not have.
  private static Bytes early(int length) {
    return RecordCipher.plain(ContentType.APPLICATION_DATA, BuffersTest.pattern(length));
  }

  private static void requireRefusal(RawClient client, Violation violation) {
    requireRefusal(client, early(100), violation);
  }

  private static void requireRefusal(RawClient client, Bytes record, Violation violation) {
    RawPeer.Refusal refusal = client.refusal(() -> client.deliver(record));
    assertThat(refusal.cause())
        .isInstanceOfSatisfying(
            PeerViolation.class, cause -> assertThat(cause.violation()).isEqualTo(violation));
    assertThat(refusal.alert()).isEqualTo(violation.alert());
  }
}
