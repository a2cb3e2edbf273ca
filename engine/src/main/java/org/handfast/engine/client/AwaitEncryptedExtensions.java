package org.handfast.engine.client;

import static org.handfast.engine.Side.CLIENT;
import static org.handfast.engine.Side.SERVER;

import java.util.Optional;
import org.handfast.engine.client.CertificateTypeAnswer.Authentication;
import org.handfast.engine.failure.PskViolation;
import org.handfast.engine.failure.TlsException;
import org.handfast.engine.handshake.ExtensionRules;
import org.handfast.engine.handshake.RecordSizeRules;
import org.handfast.engine.record.Epoch;
import org.handfast.engine.schedule.HandshakeStage;
import org.handfast.protocol.extension.Carrier;
import org.handfast.protocol.extension.Extensions;
import org.handfast.protocol.extension.RecordSizeLimit;
import org.handfast.protocol.message.ClientHello;
import org.handfast.protocol.message.EncryptedExtensions;
import org.handfast.protocol.message.Message;
import org.handfast.protocol.registry.ExtensionType;

/// The key exchange is done (RFC 9846 A.1, WAIT_EE): the server answers what needs no keys to be
/// known.
///
/// @param hello the offer that the extensions answer
/// @param key the pre-shared key that the handshake rests on; empty if it rests on certificates
record AwaitEncryptedExtensions(ClientHello hello, HandshakeStage stage, Optional<SelectedKey> key)
    implements ClientState.Listening, AfterServerHello {

  @Override
  public AfterEncryptedExtensions on(Message message, ClientContext context) throws TlsException {
    return switch (message) {
      case EncryptedExtensions answer -> accept(answer.extensions(), context);
      default -> throw context.unexpected(message, situation());
    };
  }

  private AfterEncryptedExtensions accept(Extensions answer, ClientContext context)
      throws TlsException {
    ExtensionRules.requirePermitted(Carrier.ENCRYPTED_EXTENSIONS, answer, SERVER);
    ExtensionRules.requireSolicited(hello.extensions().types(), answer.types(), SERVER);
    CertificateTypeAnswer.accept(
        answer,
        key.isPresent() ? Authentication.PRE_SHARED_KEY : Authentication.CERTIFICATE,
        context);
    SelectedProtocol.learn(answer, context);
    Optional<RecordSizeLimit> limit = answer.find(RecordSizeLimit.class);
    if (limit.isPresent()) {
      RecordSizeRules.requireInRange(limit.get(), SERVER);
      context.limitRecords(RecordSizeRules.agreed(limit.get(), context.config().limits()));
    }
    decideEarlyData(answer, context);
    return key.isPresent()
        ? new AwaitServerFinished(stage, new ServerProof.ByPsk(key.get()))
        : new AwaitCertificateOrRequest(stage);
  }

  private void decideEarlyData(Extensions answer, ClientContext context) throws TlsException {
    if (answer.contains(ExtensionType.EARLY_DATA)) {
      EarlyFlight.accept(
          key.orElseThrow(() -> PskViolation.EARLY_DATA_NOT_UNDER_FIRST_KEY.by(SERVER)), context);
    } else if (EarlyFlight.isUndecided(context)) {
      EarlyFlight.reject(context);
      context.effects().protectWrites(Epoch.HANDSHAKE, stage.traffic(CLIENT));
    }
  }

  @Override
  public String situation() {
    return "awaiting the server's EncryptedExtensions";
  }
}
