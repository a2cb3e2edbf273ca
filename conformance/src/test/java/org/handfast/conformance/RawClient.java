package org.handfast.conformance;

import java.util.ArrayList;
import java.util.List;
import org.handfast.engine.Side;
import org.handfast.engine.crypto.InvalidShareException;
import org.handfast.engine.crypto.KeyExchange;
import org.handfast.engine.failure.TlsException;
import org.handfast.engine.schedule.BinderKind;
import org.handfast.engine.schedule.EarlyStage;
import org.handfast.engine.schedule.ResumptionSecret;
import org.handfast.engine.secret.Secret;
import org.handfast.engine.testing.TestCrypto;
import org.handfast.protocol.extension.Extension;
import org.handfast.protocol.extension.Extensions;
import org.handfast.protocol.extension.KeyShare;
import org.handfast.protocol.extension.KeyShareEntry;
import org.handfast.protocol.extension.KeyShares;
import org.handfast.protocol.extension.PreSharedKeys;
import org.handfast.protocol.extension.PskIdentity;
import org.handfast.protocol.extension.PskKeyExchangeModes;
import org.handfast.protocol.extension.SelectedPsk;
import org.handfast.protocol.extension.SignatureAlgorithms;
import org.handfast.protocol.extension.SupportedGroups;
import org.handfast.protocol.extension.SupportedVersions;
import org.handfast.protocol.message.ClientHello;
import org.handfast.protocol.message.EncryptedExtensions;
import org.handfast.protocol.message.EndOfEarlyData;
import org.handfast.protocol.message.Finished;
import org.handfast.protocol.message.HandshakeCodec;
import org.handfast.protocol.message.HandshakeMessage;
import org.handfast.protocol.message.HelloRetryRequest;
import org.handfast.protocol.message.NewSessionTicket;
import org.handfast.protocol.message.Random;
import org.handfast.protocol.message.ServerHello;
import org.handfast.protocol.registry.ContentType;
import org.handfast.protocol.registry.ExtensionType;
import org.handfast.protocol.registry.NamedGroup;
import org.handfast.protocol.registry.ProtocolVersion;
import org.handfast.protocol.registry.PskKeyExchangeMode;
import org.handfast.protocol.registry.SignatureScheme;
import org.handfast.protocol.wire.Bytes;

/// A [RawPeer] on the client's side of a real server.
final class RawClient extends RawPeer {
  private KeyExchange.Offer offer =
      TestCrypto.PROVIDER.keyExchange(NamedGroup.X25519).orElseThrow().offer();
  private final Random random = new Random(TestCrypto.PROVIDER.random().next(Random.SIZE));
  private ResumptionSecret resumption;

  /// What [#pskHello] offers.
  List<RawPsk> psks = List.of();

  /// The first hello that was sent.
  ClientHello firstHello;

  /// Protects early data, once a hello has announced it.
  RecordCipher early;

  RawClient(Endpoint server) {
    super(server);
  }

  @Override
  Side side() {
    return Side.CLIENT;
  }

  @Override
  void hear(HandshakeMessage message) {
    switch (message) {
      case HelloRetryRequest _ -> {
        transcript.beginAfterRetry(suite.hash());
        hashing = true;
        writing = null;
      }
      case ServerHello hello -> agree(hello);
      case EncryptedExtensions answer -> {
        if (!answer.extensions().contains(ExtensionType.EARLY_DATA)) {
          writing = new RecordCipher(stage.traffic(Side.CLIENT));
        }
      }
      case Finished _ -> {
        main = stage.main(transcript.hash(), scope);
        reading = new RecordCipher(main.traffic(Side.SERVER));
      }
      default -> {}
    }
  }

  /// A hello that offers X25519 and P-256, and has a share of one of them.
  ClientHello hello() {
    return new ClientHello(
        ProtocolVersion.TLS_1_2,
        random,
        Bytes.owning(new byte[32]),
        List.of(suite.code()),
        ClientHello.NO_COMPRESSION,
        Extensions.of(
            new SupportedVersions(List.of(ProtocolVersion.TLS_1_3)),
            new SupportedGroups(List.of(NamedGroup.X25519, NamedGroup.SECP256R1)),
            new SignatureAlgorithms(
                List.of(
                    SignatureScheme.ECDSA_SECP256R1_SHA256, SignatureScheme.RSA_PSS_RSAE_SHA256)),
            keyShares()));
  }

  /// The same with this peer's pre-shared keys, and the right binders.
  ClientHello pskHello(Extension... more) {
    Extensions extensions = hello().extensions();
    extensions = with(extensions, new PskKeyExchangeModes(List.of(PskKeyExchangeMode.PSK_DHE_KE)));
    for (Extension extension : more) {
      extensions = with(extensions, extension);
    }
    return bound(with(hello(), extensions));
  }

  /// This hello with the pre-shared keys behind all the rest.
  ClientHello bound(ClientHello hello) {
    Bytes zeros = Bytes.owning(new byte[suite.hashLength()]);
    List<PskIdentity> labels = psks.stream().map(RawPsk::label).toList();
    PreSharedKeys blank = new PreSharedKeys(labels, psks.stream().map(_ -> zeros).toList());
    Bytes wire = HandshakeCodec.encode(with(hello, blank));
    Bytes hash =
        transcript.binderHash(suite.hash(), wire.slice(0, wire.length() - blank.bindersSize()));
    List<Bytes> binders =
        psks.stream().map(psk -> psk.stage(suite.hash(), scope).binder(psk.kind(), hash)).toList();
    return with(hello, new PreSharedKeys(labels, binders));
  }

  /// The key of the newest ticket, of no age.
  RawPsk ticket() {
    NewSessionTicket ticket = heard(NewSessionTicket.class);
    return new RawPsk(
        new PskIdentity(ticket.ticket(), ticket.ticketAgeAdd()),
        Bytes.owning(resumption.psk(ticket.ticketNonce())),
        BinderKind.RESUMPTION);
  }

  KeyShares keyShares() {
    return new KeyShares(List.of(new KeyShareEntry(offer.group(), offer.share())));
  }

  /// Has a share of another group from here on.
  void share(NamedGroup group) {
    offer = TestCrypto.PROVIDER.keyExchange(group).orElseThrow().offer();
  }

  void sendHello() throws TlsException {
    sendHello(hello());
  }

  /// Sends a hello, and hears the answer.
  void sendHello(ClientHello hello) throws TlsException {
    if (firstHello == null) {
      firstHello = hello;
    }
    send(hello);
    if (hello.extensions().contains(ExtensionType.EARLY_DATA) && !psks.isEmpty() && !hashing) {
      early =
          new RecordCipher(
              psks.getFirst()
                  .stage(suite.hash(), scope)
                  .earlyTraffic(suite, transcript.firstHelloHash(suite.hash())));
      writing = early;
    }
    collect();
  }

  /// Ends early data; the handshake's keys hold from then on.
  void sendEndOfEarlyData() throws TlsException {
    send(new EndOfEarlyData());
    if (stage != null && main != null && writing == early) {
      writing = new RecordCipher(stage.traffic(Side.CLIENT));
    }
  }

  void sendFinished() throws TlsException {
    Bytes record = record(ContentType.HANDSHAKE, say(finished()));
    if (main != null && resumption == null) {
      application();
      resumption = main.resumption(transcript.hash());
    }
    deliver(record);
  }

  /// Goes on to the application's keys.
  void application() {
    if (main != null) {
      writing = new RecordCipher(main.traffic(Side.CLIENT));
    }
  }

  /// Everything up to the end of the handshake, with a server that asks for no certificate.
  RawClient handshake() throws TlsException {
    return handshake(hello());
  }

  /// The same, beginning with this hello.
  RawClient handshake(ClientHello hello) throws TlsException {
    sendHello(hello);
    sendFinished();
    collect();
    return this;
  }

  static ClientHello with(ClientHello hello, Extension extension) {
    return with(hello, with(hello.extensions(), extension));
  }

  /// The same extensions with this one in place of its like, or behind them all.
  static Extensions with(Extensions extensions, Extension extension) {
    List<Extension> all = new ArrayList<>(extensions.all());
    all.removeIf(other -> other.type().equals(extension.type()));
    all.add(extension);
    return new Extensions(all);
  }

  static ClientHello without(ClientHello hello, ExtensionType type) {
    List<Extension> all = new ArrayList<>(hello.extensions().all());
    all.removeIf(other -> other.type().equals(type));
    return with(hello, new Extensions(all));
  }

  static ClientHello with(ClientHello hello, Extensions extensions) {
    return hello.with(extensions);
  }

  private void agree(ServerHello hello) {
    if (!hashing) {
      transcript.begin(suite.hash());
      hashing = true;
    }
    EarlyStage keys =
        hello
            .extensions()
            .find(SelectedPsk.class)
            .map(selected -> psks.get(selected.index()).stage(suite.hash(), scope))
            .orElseGet(() -> EarlyStage.withoutPsk(suite.hash(), scope));
    stage =
        hello
            .extensions()
            .find(KeyShare.class)
            .map(share -> keys.handshake(suite, complete(share.entry()), transcript.hash()))
            .orElseGet(() -> keys.handshakeWithoutExchange(suite, transcript.hash()));
    if (early == null || writing != early) {
      writing = new RecordCipher(stage.traffic(Side.CLIENT));
    }
    reading = new RecordCipher(stage.traffic(Side.SERVER));
  }

  private Secret complete(KeyShareEntry share) {
    try {
      return offer.complete(share.keyExchange(), scope);
    } catch (InvalidShareException e) {
      throw new IllegalStateException(e);
    }
  }
}
