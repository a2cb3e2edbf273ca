package org.handfast.engine.server;

import static org.handfast.engine.Side.CLIENT;
import static org.handfast.engine.Side.SERVER;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.handfast.engine.Fact;
import org.handfast.engine.config.Policy;
import org.handfast.engine.config.ServerConfig;
import org.handfast.engine.config.ServerNames.Recognition;
import org.handfast.engine.crypto.InvalidShareException;
import org.handfast.engine.crypto.KeyExchange;
import org.handfast.engine.failure.HelloViolation;
import org.handfast.engine.failure.TlsException;
import org.handfast.engine.handshake.CertificatePacking;
import org.handfast.engine.handshake.OfferedSchemes;
import org.handfast.engine.handshake.Outgoing;
import org.handfast.engine.handshake.Proof;
import org.handfast.engine.handshake.RecordSizeRules;
import org.handfast.engine.handshake.Work;
import org.handfast.engine.record.Epoch;
import org.handfast.engine.record.KeyBoundary;
import org.handfast.engine.schedule.EarlyStage;
import org.handfast.engine.schedule.HandshakeStage;
import org.handfast.engine.schedule.MainStage;
import org.handfast.engine.schedule.Transcript;
import org.handfast.engine.trust.ClientAuthentication;
import org.handfast.engine.trust.Credential;
import org.handfast.protocol.extension.ApplicationProtocols;
import org.handfast.protocol.extension.CertificateAuthorities;
import org.handfast.protocol.extension.Extension;
import org.handfast.protocol.extension.Extensions;
import org.handfast.protocol.extension.KeyShare;
import org.handfast.protocol.extension.KeyShareEntry;
import org.handfast.protocol.extension.RecordSizeLimit;
import org.handfast.protocol.extension.SelectedVersion;
import org.handfast.protocol.extension.ServerNameAccepted;
import org.handfast.protocol.extension.SignatureAlgorithms;
import org.handfast.protocol.extension.SignatureAlgorithmsCert;
import org.handfast.protocol.message.CertificateRequest;
import org.handfast.protocol.message.ClientHello;
import org.handfast.protocol.message.EncryptedExtensions;
import org.handfast.protocol.message.Finished;
import org.handfast.protocol.message.Random;
import org.handfast.protocol.message.ServerHello;
import org.handfast.protocol.registry.ApplicationProtocol;
import org.handfast.protocol.registry.ExtensionType;
import org.handfast.protocol.registry.ProtocolVersion;
import org.handfast.protocol.wire.Bytes;

/// The server's flight, RFC 9846 2: ServerHello, EncryptedExtensions and CertificateRequest before
/// the signature; Certificate, CertificateVerify and Finished after it.
final class ServerFlight {
  private ServerFlight() {}

  /// Sends what needs no signature, and has the signature made.
  static Signing begin(ChoosingCredential agreed, Credential credential, ServerContext context)
      throws TlsException {
    HandshakeStage stage = sendServerHello(agreed.hello(), agreed.agreed(), context);
    context.send(encryptedExtensions(agreed, context));
    boolean asks = context.config().clientAuthentication() != ClientAuthentication.NONE;
    if (asks) {
      context.send(certificateRequest(context));
    }
    Transcript transcript = context.transcript().fork();
    CertificatePacking packing = context.packing().permittedBy(agreed.hello().extensions());
    return new Signing(
        stage,
        new Work<>(
            "signing with the server's key",
            () ->
                Proof.of(SERVER, credential, Bytes.EMPTY, agreed.request(), packing, transcript)));
  }

  /// Sends the signature and what follows it; the server may send application data from here on,
  /// and waits with it.
  ///
  /// @return where the keys for application data come from
  static MainStage finish(HandshakeStage stage, Proof proof, ServerContext context) {
    context.send(proof.certificate());
    context.send(proof.verify());
    context.send(new Finished(stage.verifyData(SERVER, context.transcript().hash())));
    MainStage main = stage.main(context.transcript().hash(), context.connectionScope());
    context.effects().protectWrites(Epoch.APPLICATION, main.traffic(SERVER));
    return main;
  }

  /// The compatibility ChangeCipherSpec after the server's first message, for a client that has
  /// sent a session id (RFC 9846 E.4).
  static void sendCompatibility(ClientHello hello, ServerContext context) {
    if (!hello.legacySessionId().isEmpty()) {
      context.effects().send(new Outgoing.ChangeCipherSpec());
    }
  }

  private static HandshakeStage sendServerHello(
      ClientHello hello, Negotiation.Agreed agreed, ServerContext context) throws TlsException {
    KeyBoundary boundary = context.boundary();
    KeyExchange.Answer answer = answer(agreed, context);
    KeyShareEntry share = new KeyShareEntry(agreed.exchange().group(), answer.share());
    context.send(
        new ServerHello(
            ProtocolVersion.TLS_1_2,
            new Random(context.config().crypto().random().next(Random.SIZE)),
            hello.legacySessionId(),
            agreed.suite().code(),
            Extensions.of(new SelectedVersion(ProtocolVersion.TLS_1_3), new KeyShare(share))));
    HandshakeStage stage =
        EarlyStage.withoutPsk(agreed.suite(), context.handshakeScope())
            .handshake(answer.secret(), context.transcript().hash());
    if (!context.negotiated().isRetried()) {
      sendCompatibility(hello, context);
    }
    context.effects().protectWrites(Epoch.HANDSHAKE, stage.traffic(SERVER));
    context.effects().protectReads(Epoch.HANDSHAKE, stage.traffic(CLIENT), boundary);
    return stage;
  }

  private static KeyExchange.Answer answer(Negotiation.Agreed agreed, ServerContext context)
      throws TlsException {
    KeyShareEntry share = agreed.clientShare();
    try {
      return agreed.exchange().answer(share.keyExchange(), context.handshakeScope());
    } catch (InvalidShareException e) {
      throw HelloViolation.INVALID_SHARE.by(CLIENT, share.group() + ", " + e.getMessage());
    }
  }

  private static EncryptedExtensions encryptedExtensions(
      ChoosingCredential agreed, ServerContext context) throws TlsException {
    List<Extension> all = new ArrayList<>(3);
    // RFC 6066 3: an empty server_name says that the requested name was used.
    if (agreed.hello().extensions().contains(ExtensionType.SERVER_NAME)
        && agreed.name() == Recognition.ACCEPTED) {
      all.add(new ServerNameAccepted());
    }
    context
        .negotiated()
        .applicationProtocol()
        .map(name -> new ApplicationProtocols(List.of(ApplicationProtocol.of(name))))
        .ifPresent(all::add);
    // RFC 8449 4: this very message goes already by the client's limit.
    Optional<RecordSizeLimit> limit = agreed.hello().extensions().find(RecordSizeLimit.class);
    if (limit.isPresent()) {
      Fact.RecordSizes sizes = RecordSizeRules.agreed(limit.get(), context.config().limits());
      context.limitRecords(sizes);
      all.add(new RecordSizeLimit(sizes.received()));
    }
    return new EncryptedExtensions(new Extensions(all));
  }

  private static CertificateRequest certificateRequest(ServerContext context) {
    ServerConfig config = context.config();
    Policy policy = config.policy();
    List<Extension> all = new ArrayList<>(4);
    all.add(new SignatureAlgorithms(OfferedSchemes.in(policy, config.crypto())));
    all.add(new SignatureAlgorithmsCert(policy.certificateSchemes()));
    if (!config.authorities().isEmpty()) {
      all.add(new CertificateAuthorities(config.authorities()));
    }
    context.packing().offer().ifPresent(all::add);
    return new CertificateRequest(Bytes.EMPTY, new Extensions(all));
  }
}
