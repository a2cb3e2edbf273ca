package org.handfast.engine.server;

import org.handfast.engine.failure.TlsException;
import org.handfast.engine.handshake.Proof;
import org.handfast.engine.handshake.Work;
import org.handfast.engine.schedule.HandshakeStage;

/// The server's key is signing the handshake; then its flight goes on: Certificate,
/// CertificateVerify, Finished.
///
/// @param tickets how many the client gets when the handshake is done
record Signing(HandshakeStage stage, int tickets, Work<Proof> work)
    implements ServerState.Suspended {

  @Override
  public AfterSigning next(ServerContext context) throws TlsException {
    Proof proof = work.outcome();
    context.learn(proof.presented());
    context.send(proof.certificate());
    context.send(proof.verify());
    ServerFinished sent = ServerFinished.send(stage, tickets, context);
    return context.config().clientAuthentication().isInHandshake()
        ? new AwaitClientCertificate(sent)
        : new AwaitClientFinished(sent);
  }

  @Override
  public String situation() {
    return "signing with the server's key";
  }
}
