package org.handfast.engine.client;

import static org.handfast.engine.Side.SERVER;

import java.util.Optional;
import org.handfast.engine.failure.TlsException;
import org.handfast.engine.handshake.FinishedCheck;
import org.handfast.engine.record.Epoch;
import org.handfast.engine.record.KeyBoundary;
import org.handfast.engine.schedule.HandshakeStage;
import org.handfast.engine.schedule.MainStage;
import org.handfast.protocol.message.Finished;
import org.handfast.protocol.message.Message;
import org.handfast.protocol.wire.Bytes;

/// The server is authenticated, or the pre-shared key is about to do it; its Finished confirms the
/// handshake and the keys (RFC 9846 A.1, WAIT_FINISHED).
///
/// @param proof what the handshake rests on
record AwaitServerFinished(HandshakeStage stage, ServerProof proof)
    implements ClientState.Listening, AfterEncryptedExtensions {

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
    context.reached(main);
    context.effects().protectReads(Epoch.APPLICATION, main.traffic(SERVER), boundary);
    return switch (proof) {
      case ServerProof.ByPsk(SelectedKey key) -> {
        key.tell(context);
        EarlyFlight.finish(stage, context);
        yield ClientConnected.finish(stage, main, context);
      }
      case ServerProof.ByCertificate(Optional<RequestedProof> request) when request.isPresent() ->
          new AnsweringRequest(
              stage, main, request.get().answer(Bytes.EMPTY, context.transcript().fork(), context));
      case ServerProof.ByCertificate _ -> ClientConnected.finish(stage, main, context);
    };
  }

  @Override
  public String situation() {
    return "awaiting the server's Finished";
  }
}
