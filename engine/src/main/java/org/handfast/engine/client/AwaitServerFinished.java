package org.handfast.engine.client;

import static org.handfast.engine.Side.CLIENT;
import static org.handfast.engine.Side.SERVER;

import java.util.Optional;
import org.handfast.engine.failure.TlsException;
import org.handfast.engine.handshake.FinishedCheck;
import org.handfast.engine.handshake.Proof;
import org.handfast.engine.handshake.Work;
import org.handfast.engine.record.Epoch;
import org.handfast.engine.record.KeyBoundary;
import org.handfast.engine.schedule.HandshakeStage;
import org.handfast.engine.schedule.MainStage;
import org.handfast.engine.schedule.Transcript;
import org.handfast.engine.trust.CredentialRequest;
import org.handfast.protocol.message.Finished;
import org.handfast.protocol.message.Message;
import org.handfast.protocol.wire.Bytes;

/// The server is authenticated; its Finished confirms the handshake and the keys (RFC 9846 A.1,
/// WAIT_FINISHED).
///
/// @param request the server's question who the client is, if it has one
record AwaitServerFinished(HandshakeStage stage, Optional<RequestedProof> request)
    implements ClientState.Listening {

  @Override
  public AfterFinished on(Message message, ClientContext context) throws TlsException {
    return switch (message) {
      case Finished finished -> accept(finished, context);
      default -> throw context.unexpected(message, situation());
    };
  }

  private AfterFinished accept(Finished finished, ClientContext context) throws TlsException {
    FinishedCheck.require(finished, SERVER, stage, context.transcript());
    KeyBoundary boundary = context.boundary();
    MainStage main = stage.main(context.transcript().hash(), context.connectionScope());
    context.effects().protectReads(Epoch.APPLICATION, main.traffic(SERVER), boundary);
    return request.isPresent()
        ? new AnsweringRequest(stage, main, answer(request.get(), context))
        : ClientConnected.finish(stage, main, context);
  }

  // RFC 9846 4.5.1: without a fitting certificate the client answers with an empty one.
  private static Work<Optional<Proof>> answer(RequestedProof request, ClientContext context) {
    Transcript transcript = context.transcript().fork();
    CredentialRequest wanted =
        context.credentialRequest(context.config().policy(), request.authorities());
    return new Work<>(
        "choosing the client's certificate",
        () -> {
          var chosen = context.config().credentials().choose(wanted);
          return chosen.isPresent()
              ? Optional.of(
                  Proof.of(
                      CLIENT, chosen.get(), Bytes.EMPTY, wanted, request.packing(), transcript))
              : Optional.empty();
        });
  }

  @Override
  public String situation() {
    return "awaiting the server's Finished";
  }
}
