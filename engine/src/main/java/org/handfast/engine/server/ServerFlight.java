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
import org.handfast.engine.schedule.Transcript;
import org.handfast.engine.trust.Credential;
import org.handfast.protocol.registry.ExtensionType;
import org.handfast.protocol.wire.Bytes;

/// The server's flight with a certificate, RFC 9846 2, as far as it needs no signature:
/// ServerHello, EncryptedExtensions, CertificateRequest. [Signing] sends the rest.
final class ServerFlight {
  private ServerFlight() {}

  /// Sends it, and has the signature made.
  static Signing begin(ChoosingCredential choosing, Credential credential, ServerContext context)
      throws TlsException {
    KeyBoundary boundary = context.boundary();
    EarlyStage early =
        EarlyStage.withoutPsk(choosing.agreed().suite().hash(), context.handshakeScope());
    HandshakeStage stage =
        ServerHelloStep.send(choosing.hello(), choosing.agreed(), early, Optional.empty(), context);
    context.effects().protectReads(Epoch.HANDSHAKE, stage.traffic(CLIENT), boundary);
    if (choosing.hello().extensions().contains(ExtensionType.EARLY_DATA)) {
      context.learn(new Fact.EarlyData(EarlyDataStatus.REJECTED));
    }
    int tickets = TicketsDue.withCertificate(choosing.hello(), context.config());
    context.send(
        ServerExtensions.withCertificate(choosing.hello(), choosing.name(), tickets, context));
    if (context.config().clientAuthentication().isInHandshake()) {
      context.send(ServerExtensions.certificateRequest(Bytes.EMPTY, context.config()));
    }
    Transcript transcript = context.transcript().fork();
    CertificatePacking packing = context.packing().permittedBy(choosing.hello().extensions());
    return new Signing(
        stage,
        tickets,
        new Work<>(
            "signing with the server's key",
            () ->
                Proof.of(
                    SERVER, credential, Bytes.EMPTY, choosing.request(), packing, transcript)));
  }
}
