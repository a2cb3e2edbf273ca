package org.handfast.engine.client;

import java.util.List;
import java.util.Optional;
import org.handfast.engine.failure.TlsException;
import org.handfast.engine.handshake.Outgoing;
import org.handfast.engine.handshake.Proof;
import org.handfast.engine.handshake.Work;
import org.handfast.engine.record.Tolerance;
import org.handfast.engine.schedule.Transcript;
import org.handfast.protocol.message.Certificate;
import org.handfast.protocol.message.CertificateRequest;
import org.handfast.protocol.wire.Bytes;

/// The handshake is done, and the server asks who the client is (RFC 9846 4.7.2): the client is
/// choosing a certificate and signing with its key. Until it has answered it receives nothing, and
/// may go on sending.
///
/// @param connected where it came from, and goes back to
/// @param transcript the handshake and the request, to be gone on with
record AnsweringPostHandshake(
    ClientConnected connected,
    Bytes requestContext,
    Transcript transcript,
    Work<Optional<Proof>> work)
    implements ClientState.Suspended, AfterConnected {

  static AnsweringPostHandshake of(
      CertificateRequest request, ClientConnected connected, ClientContext context)
      throws TlsException {
    RequestedProof requested = RequestedProof.postHandshake(request, context);
    Transcript transcript = context.afterHandshake();
    transcript.add(context.arrived());
    return new AnsweringPostHandshake(
        connected,
        request.requestContext(),
        transcript,
        requested.answer(request.requestContext(), transcript.fork(), context));
  }

  @Override
  public ClientConnected next(ClientContext context) throws TlsException {
    Optional<Proof> proof = work.outcome();
    if (proof.isPresent()) {
      context.learn(proof.get().presented());
      context.send(proof.get().certificate(), transcript);
      context.send(proof.get().verify(), transcript);
    } else {
      context.send(new Certificate(requestContext, List.of()), transcript);
    }
    context.effects().send(new Outgoing.PostHandshakeFinished(transcript.hash()));
    return connected;
  }

  @Override
  public Tolerance tolerance() {
    return Tolerance.APPLICATION_DATA;
  }

  @Override
  public String situation() {
    return "signing for the server's post-handshake CertificateRequest";
  }
}
