package org.handfast.engine.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.handfast.engine.Side;
import org.handfast.engine.crypto.HashAlgorithm;
import org.handfast.engine.crypto.InvalidShareException;
import org.handfast.engine.secret.Secret;
import org.handfast.engine.secret.SecretScope;
import org.handfast.engine.testing.JdkHash;
import org.handfast.engine.testing.Rfc8448Replay;
import org.handfast.engine.testing.TestCrypto;
import org.handfast.protocol.extension.KeyShare;
import org.handfast.protocol.extension.PreSharedKeys;
import org.handfast.protocol.message.ClientHello;
import org.handfast.protocol.message.NewSessionTicket;
import org.handfast.protocol.message.ServerHello;
import org.handfast.protocol.registry.CipherSuite;
import org.handfast.protocol.registry.HandshakeType;
import org.handfast.protocol.vectors.Rfc8448;
import org.handfast.protocol.wire.Bytes;
import org.junit.jupiter.api.Test;

/// The ticket of RFC 8448's first handshake (section 3) and the resumption with it (section 4),
/// from the ticket's nonce to the next resumption secret.
class Rfc8448ResumptionTest {
  private static final Rfc8448 TRACE = Rfc8448.RESUMED;

  private final NegotiatedSuite suite =
      CipherSuites.working(CipherSuite.TLS_AES_128_GCM_SHA256, TestCrypto.PROVIDER).orElseThrow();
  private final SecretScope scope = SecretScope.open();
  private final Transcript transcript = new Transcript();

  @Test
  void theTicketsKeyIsTheTraces() {
    assertThat(Bytes.owning(ticketKey()))
        .isEqualTo(
            Rfc8448.SIMPLE.value(
                "server", "generate resumption secret \"tls13 resumption\"", "expanded"))
        .isEqualTo(TRACE.value("client", "extract secret \"early\"", "IKM"));
  }

  @Test
  void theOfferedLabelIsTheTicket() {
    NewSessionTicket ticket = ticket();
    PreSharedKeys offered = hello().extensions().find(PreSharedKeys.class).orElseThrow();
    assertThat(offered.identities()).hasSize(1);
    assertThat(offered.identities().getFirst().identity()).isEqualTo(ticket.ticket());
  }

  @Test
  void theBinderIsTheTraces() {
    Bytes prefix = TRACE.value("client", "calculate PSK binder", "ClientHello prefix");
    PreSharedKeys offered = hello().extensions().find(PreSharedKeys.class).orElseThrow();
    assertThat(prefix.length()).isEqualTo(helloWire().length() - offered.bindersSize());
    assertThat(helloWire().slice(0, prefix.length())).isEqualTo(prefix);

    Bytes hash = transcript.binderHash(suite.hash(), prefix);
    assertThat(hash).isEqualTo(TRACE.value("client", "calculate PSK binder", "binder hash"));
    assertThat(early().binder(BinderKind.RESUMPTION, hash))
        .isEqualTo(TRACE.value("client", "calculate PSK binder", "finished"))
        .isEqualTo(offered.binders().getFirst());
  }

  @Test
  void theEarlyKeysAreTheTraces() {
    transcript.add(helloWire());
    Bytes hash = transcript.firstHelloHash(suite.hash());
    assertThat(hash)
        .isEqualTo(TRACE.value("client", "derive secret \"tls13 c e traffic\"", "hash"));
    TrafficSecret secret = early().earlyTraffic(suite, hash);
    assertSecret(secret.secret(), "client", "derive secret \"tls13 c e traffic\"");
    assertKeys(secret, "client", "derive write traffic keys for early application data");
  }

  @Test
  void theHandshakeUnderTheKeyIsTheTraces() throws InvalidShareException {
    List<Bytes> messages = TRACE.handshakeMessages();
    transcript.add(helloWire());
    transcript.add(messages.get(1));
    transcript.begin(suite.hash());
    HandshakeStage handshake = early().handshake(suite, shared(), transcript.hash());
    assertSecret(
        handshake.traffic(Side.CLIENT).secret(), "server", "derive secret \"tls13 c hs traffic\"");
    assertSecret(
        handshake.traffic(Side.SERVER).secret(), "server", "derive secret \"tls13 s hs traffic\"");
    assertKeys(
        handshake.traffic(Side.SERVER), "server", "derive write traffic keys for handshake data");
    assertKeys(
        handshake.traffic(Side.CLIENT), "client", "derive write traffic keys for handshake data");

    transcript.add(messages.get(2));
    assertThat(handshake.verifyData(Side.SERVER, transcript.hash()))
        .isEqualTo(TRACE.value("server", "calculate finished \"tls13 finished\"", "finished"));
    transcript.add(messages.get(3));
    MainStage main = handshake.main(transcript.hash(), scope);
    for (Side side : Side.values()) {
      String letter = side == Side.CLIENT ? "c" : "s";
      assertSecret(
          main.traffic(side).secret(),
          "server",
          "derive secret \"tls13 " + letter + " ap traffic\"");
      assertKeys(
          main.traffic(side), side.toString(), "derive write traffic keys for application data");
    }

    // EndOfEarlyData, and then the client's Finished.
    assertThat(messages.get(4).at(0)).isEqualTo(HandshakeType.END_OF_EARLY_DATA.code());
    transcript.add(messages.get(4));
    assertThat(handshake.verifyData(Side.CLIENT, transcript.hash()))
        .isEqualTo(TRACE.value("client", "calculate finished \"tls13 finished\"", "finished"));
    transcript.add(messages.get(5));
    Bytes next = TRACE.value("client", "derive secret \"tls13 res master\"", "expanded");
    Bytes nonce = Bytes.fromHex("0000");
    byte[] expected =
        new Hkdf(new JdkHash(HashAlgorithm.SHA256))
            .expandLabel(scope.adopt(next.toArray()), "resumption", nonce, 32);
    assertThat(main.resumption(transcript.hash()).psk(nonce)).isEqualTo(expected);
  }

  private byte[] ticketKey() {
    Rfc8448Replay first = Rfc8448Replay.of(Rfc8448.SIMPLE);
    Transcript all = new Transcript();
    List<Bytes> messages = Rfc8448.SIMPLE.handshakeMessages();
    messages.subList(0, messages.size() - 1).forEach(all::add);
    all.begin(suite.hash());
    return first.main().resumption(all.hash()).psk(ticket().ticketNonce());
  }

  private static NewSessionTicket ticket() {
    return (NewSessionTicket) Rfc8448Replay.decode(Rfc8448.SIMPLE.handshakeMessages().getLast());
  }

  private EarlyStage early() {
    return EarlyStage.withPsk(suite.hash(), scope.adopt(ticketKey()), scope);
  }

  // With its binders, as it was sent.
  private static Bytes helloWire() {
    return TRACE.steps("client", "send handshake record").getFirst().value("payload");
  }

  private static ClientHello hello() {
    return (ClientHello) Rfc8448Replay.decode(helloWire());
  }

  private Secret shared() throws InvalidShareException {
    ServerHello answer = (ServerHello) Rfc8448Replay.decode(TRACE.handshakeMessages().get(1));
    return Rfc8448Replay.exchange(TRACE, "client")
        .offer()
        .complete(
            answer.extensions().find(KeyShare.class).orElseThrow().entry().keyExchange(), scope);
  }

  private static void assertSecret(Secret secret, String actor, String action) {
    Bytes computed = secret.use(Bytes::of);
    assertThat(computed).as(action).isEqualTo(TRACE.value(actor, action, "expanded"));
  }

  private static void assertKeys(TrafficSecret secret, String actor, String action) {
    try (TrafficKeys keys = secret.keys()) {
      Bytes key = keys.useKey(Bytes::of);
      assertThat(key).as(action).isEqualTo(TRACE.value(actor, action, "key expanded"));
      assertThat(Bytes.of(keys.iv())).isEqualTo(TRACE.value(actor, action, "iv expanded"));
    }
  }
}
