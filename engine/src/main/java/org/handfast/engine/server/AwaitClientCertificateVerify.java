package org.handfast.engine.server;

import org.handfast.engine.config.ServerConfig;
import org.handfast.engine.failure.TlsException;
import org.handfast.engine.handshake.OfferedSchemes;
import org.handfast.engine.handshake.PeerProof;
import org.handfast.engine.trust.PresentedIdentity;
import org.handfast.protocol.message.CertificateVerify;
import org.handfast.protocol.message.Message;

/// The client has shown a chain and must show that it has the key (RFC 9846 A.2, WAIT_CV).
record AwaitClientCertificateVerify(ServerFinished sent, PresentedIdentity presented)
    implements ServerState.Listening, AfterCertificate {

  @Override
  public VerifyingClient on(Message message, ServerContext context) throws TlsException {
    return switch (message) {
      case CertificateVerify verify -> accept(verify, context);
      default -> throw context.unexpected(message, situation());
    };
  }

  private VerifyingClient accept(CertificateVerify verify, ServerContext context)
      throws TlsException {
    ServerConfig config = context.config();
    PeerProof proof =
        PeerProof.of(
            presented,
            verify,
            context.transcript().hashBefore(),
            OfferedSchemes.in(config.policy(), config.crypto()));
    return new VerifyingClient(sent, proof.checkedBy(config.verifier(), config.crypto()));
  }

  @Override
  public String situation() {
    return "awaiting the client's CertificateVerify";
  }
}
