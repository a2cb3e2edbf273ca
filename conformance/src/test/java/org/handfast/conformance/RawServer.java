package org.handfast.conformance;

import java.util.ArrayList;
import java.util.List;
import org.handfast.engine.Side;
import org.handfast.engine.crypto.InvalidShareException;
import org.handfast.engine.crypto.KeyExchange;
import org.handfast.engine.failure.TlsException;
import org.handfast.engine.schedule.BinderKind;
import org.handfast.engine.schedule.EarlyStage;
import org.handfast.engine.schedule.HandshakeStage;
import org.handfast.engine.schedule.ResumptionSecret;
import org.handfast.engine.testing.TestCrypto;
import org.handfast.protocol.extension.Extension;
import org.handfast.protocol.extension.Extensions;
import org.handfast.protocol.extension.KeyShare;
import org.handfast.protocol.extension.KeyShareEntry;
import org.handfast.protocol.extension.KeyShares;
import org.handfast.protocol.extension.MaxEarlyData;
import org.handfast.protocol.extension.PskIdentity;
import org.handfast.protocol.extension.RetryGroup;
import org.handfast.protocol.extension.SelectedPsk;
import org.handfast.protocol.extension.SelectedVersion;
import org.handfast.protocol.extension.SignatureAlgorithms;
import org.handfast.protocol.message.CertificateRequest;
import org.handfast.protocol.message.ClientHello;
import org.handfast.protocol.message.EncryptedExtensions;
import org.handfast.protocol.message.EndOfEarlyData;
import org.handfast.protocol.message.Finished;
import org.handfast.protocol.message.HandshakeMessage;
import org.handfast.protocol.message.HelloRetryRequest;
import org.handfast.protocol.message.NewSessionTicket;
import org.handfast.protocol.message.Random;
import org.handfast.protocol.message.ServerHello;
import org.handfast.protocol.registry.ContentType;
import org.handfast.protocol.registry.ExtensionType;
import org.handfast.protocol.registry.NamedGroup;
import org.handfast.protocol.registry.ProtocolVersion;
import org.handfast.protocol.registry.SignatureScheme;
import org.handfast.protocol.wire.Bytes;

/// A [RawPeer] on the server's side of a real client.
final class RawServer extends RawPeer {
  private KeyExchange.Answer answer;
  private ResumptionSecret resumption;
  private boolean takesEarlyData;

  /// What the handshake rests on if a hello selects a pre-shared key.
  RawPsk psk;

  /// Waits for the hello of `client`.
  RawServer(Endpoint client) {
    super(client);
    collect();
  }

  @Override
  Side side() {
    return Side.SERVER;
  }

  @Override
  void hear(HandshakeMessage message) {
    switch (message) {
      case EndOfEarlyData _ -> reading = new RecordCipher(stage.traffic(Side.CLIENT));
      case Finished _ -> {
        reading = new RecordCipher(main.traffic(Side.CLIENT));
        resumption = main.resumption(transcript.hash());
      }
      default -> {}
    }
  }

  ClientHello hello() {
    return heard(ClientHello.class);
  }

  /// An answer to the newest hello.
  ServerHello serverHello() {
    KeyShareEntry share =
        hello().extensions().find(KeyShares.class).orElseThrow().entries().stream()
            .filter(entry -> !entry.group().isGrease())
            .findFirst()
            .orElseThrow();
    answer = answer(share);
    return new ServerHello(
        ProtocolVersion.TLS_1_2,
        new Random(TestCrypto.PROVIDER.random().next(Random.SIZE)),
        hello().legacySessionId(),
        suite.code(),
        Extensions.of(
            new SelectedVersion(ProtocolVersion.TLS_1_3),
            new KeyShare(new KeyShareEntry(share.group(), answer.share()))));
  }

  /// A request for another hello.
  HelloRetryRequest retryRequest(Extension... extensions) {
    List<Extension> all = new ArrayList<>();
    all.add(new SelectedVersion(ProtocolVersion.TLS_1_3));
    all.addAll(List.of(extensions));
    return new HelloRetryRequest(
        ProtocolVersion.TLS_1_2, hello().legacySessionId(), suite.code(), new Extensions(all));
  }

  /// Asks for a share of P-256.
  void sendRetry() throws TlsException {
    sendRetry(retryRequest(new RetryGroup(NamedGroup.SECP256R1)));
  }

  /// Sends the request, and hears the second hello.
  void sendRetry(HelloRetryRequest retry) throws TlsException {
    if (!hashing) {
      transcript.beginAfterRetry(suite.hash());
      hashing = true;
    }
    send(retry);
    collect();
  }

  void sendHello() throws TlsException {
    sendHello(serverHello());
  }

  /// Sends the hello; the handshake's keys hold from then on, if they can be agreed on.
  void sendHello(ServerHello hello) throws TlsException {
    if (!hashing) {
      transcript.begin(suite.hash());
      hashing = true;
    }
    Bytes wire = say(hello);
    if (stage != null) {
      send(ContentType.HANDSHAKE, wire);
      return;
    }
    Bytes record = record(ContentType.HANDSHAKE, wire);
    stage = stage(hello);
    writing = new RecordCipher(stage.traffic(Side.SERVER));
    if (!takesEarlyData) {
      reading = new RecordCipher(stage.traffic(Side.CLIENT));
    }
    deliver(record);
  }

  /// An answer that selects a pre-shared key.
  ServerHello resumingHello(int index) {
    return HelloScenarios.with(new SelectedPsk(index)).apply(serverHello());
  }

  /// Reads what the client sends under the early keys of [#psk], until it ends that.
  void takeEarlyData() {
    takesEarlyData = true;
    reading =
        new RecordCipher(
            psk.stage(suite.hash(), scope)
                .earlyTraffic(suite, transcript.firstHelloHash(suite.hash())));
  }

  /// Says nothing of early data, and so the client sends no more of it.
  void rejectEarlyData() {
    takesEarlyData = false;
    reading = new RecordCipher(stage.traffic(Side.CLIENT));
  }

  /// Sends a ticket, which allows so much early data.
  RawPsk sendTicket(long maxEarlyData) throws TlsException {
    Bytes nonce = bytes("nonce");
    Bytes label = bytes("a ticket");
    send(
        new NewSessionTicket(
            3600,
            7,
            nonce,
            label,
            maxEarlyData == 0 ? Extensions.NONE : Extensions.of(new MaxEarlyData(maxEarlyData))));
    return new RawPsk(
        new PskIdentity(label, 7), Bytes.owning(resumption.psk(nonce)), BinderKind.RESUMPTION);
  }

  EncryptedExtensions encryptedExtensions(Extension... extensions) {
    return new EncryptedExtensions(Extensions.of(extensions));
  }

  CertificateRequest certificateRequest() {
    return new CertificateRequest(
        Bytes.EMPTY,
        Extensions.of(
            new SignatureAlgorithms(
                List.of(
                    SignatureScheme.ECDSA_SECP256R1_SHA256,
                    SignatureScheme.ECDSA_SECP384R1_SHA384))));
  }

  /// Sends a Finished; the application's keys hold from then on.
  void sendFinished() throws TlsException {
    Bytes record = record(ContentType.HANDSHAKE, say(finished()));
    application();
    deliver(record);
  }

  /// Goes on to the application's keys.
  void application() {
    if (stage != null && main == null) {
      main = stage.main(transcript.hash(), scope);
      writing = new RecordCipher(main.traffic(Side.SERVER));
    }
  }

  /// Everything up to the end of the handshake.
  RawServer handshake() throws TlsException {
    sendHello();
    send(encryptedExtensions());
    send(certificate(Identity.SERVER));
    send(certificateVerify(Identity.SERVER));
    sendFinished();
    collect();
    return this;
  }

  private HandshakeStage stage(ServerHello hello) {
    EarlyStage early =
        psk != null && hello.extensions().contains(ExtensionType.PRE_SHARED_KEY)
            ? psk.stage(suite.hash(), scope)
            : EarlyStage.withoutPsk(suite.hash(), scope);
    return hello.extensions().contains(ExtensionType.KEY_SHARE)
        ? early.handshake(suite, answer.secret(), transcript.hash())
        : early.handshakeWithoutExchange(suite, transcript.hash());
  }

  private KeyExchange.Answer answer(KeyShareEntry share) {
    try {
      return TestCrypto.PROVIDER
          .keyExchange(share.group())
          .orElseThrow()
          .answer(share.keyExchange(), scope);
    } catch (InvalidShareException e) {
      throw new IllegalStateException(e);
    }
  }
}
