package org.handfast.engine.server;

import org.handfast.engine.config.ServerConfig;
import org.handfast.engine.failure.TlsException;
import org.handfast.engine.handshake.OfferedSchemes;
import org.handfast.engine.handshake.PeerProof;
import org.handfast.engine.record.Tolerance;
import org.handfast.engine.trust.PresentedIdentity;
import org.handfast.protocol.message.CertificateVerify;
import org.handfast.protocol.message.Message;

/// The client was asked after the handshake, has shown a chain and must show that it has the key
/// (RFC 9846 4.7.2).
record AwaitPostHandshakeVerify(PostHandshakeRequest request, PresentedIdentity presented)
    implements ServerState.Listening, AfterConnected {

  @Override
  public VerifyingPostHandshake on(Message message, ServerContext context) throws TlsException {
    return switch (message) {
      case CertificateVerify verify -> accept(verify, context);
      default -> throw context.unexpected(message, situation());
    };
  }

  private VerifyingPostHandshake accept(CertificateVerify verify, ServerContext context)
      throws TlsException {
    ServerConfig config = context.config();
    PeerProof proof =
        PeerProof.of(
            presented,
            verify,
            request.transcript().hash(),
            OfferedSchemes.in(config.policy(), config.crypto()));
    request.transcript().add(context.arrived());
    return new VerifyingPostHandshake(request, proof.checkedBy(config.verifier(), config.crypto()));
  }

  @Override
  public Tolerance tolerance() {
    return Tolerance.APPLICATION_DATA;
  }

  @Override
  public String situation() {
    return "awaiting the client's post-handshake CertificateVerify";
  }
}
