package org.handfast.engine.server;

import static org.handfast.engine.Side.CLIENT;
import static org.handfast.engine.Side.SERVER;

import java.util.Optional;
import org.handfast.engine.EarlyDataStatus;
import org.handfast.engine.Fact;
import org.handfast.engine.failure.TlsException;
import org.handfast.engine.handshake.CertificatePacking;
import org.handfast.engine.handshake.Proof;
import org.handfast.engine.handshake.Work;
import org.handfast.engine.record.Epoch;
import org.handfast.engine.record.KeyBoundary;
import org.handfast.engine.schedule.EarlyStage;
import org.handfast.engine.schedule.HandshakeStage;
import org.handfast.engine.schedule.MainStage;
import org.handfast.engine.schedule.Transcript;
import org.handfast.engine.trust.Credential;
import org.handfast.protocol.message.Finished;
import org.handfast.protocol.registry.ExtensionType;
import org.handfast.protocol.wire.Bytes;

/// The server's flight with a certificate, RFC 9846 2: ServerHello, EncryptedExtensions and
/// CertificateRequest before the signature; Certificate, CertificateVerify and Finished after it.
final class ServerFlight {
  private ServerFlight() {}

  /// Sends what needs no signature, and has the signature made.
  static Signing begin(ChoosingCredential agreed, Credential credential, ServerContext context)
      throws TlsException {
    KeyBoundary boundary = context.boundary();
    EarlyStage early =
        EarlyStage.withoutPsk(agreed.agreed().suite().hash(), context.handshakeScope());
    HandshakeStage stage =
        ServerHelloStep.send(agreed.hello(), agreed.agreed(), early, Optional.empty(), context);
    context.effects().protectReads(Epoch.HANDSHAKE, stage.traffic(CLIENT), boundary);
    if (agreed.hello().extensions().contains(ExtensionType.EARLY_DATA)) {
      context.learn(new Fact.EarlyData(EarlyDataStatus.REJECTED));
    }
    context.send(ServerExtensions.full(agreed.hello(), agreed.name(), context));
    if (context.config().clientAuthentication().isInHandshake()) {
      context.send(ServerExtensions.certificateRequest(Bytes.EMPTY, context.config()));
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
    context.exportBy(main.exporter());
    context.secretLog().tell(main);
    context.effects().protectWrites(Epoch.APPLICATION, main.traffic(SERVER));
    return main;
  }
}
