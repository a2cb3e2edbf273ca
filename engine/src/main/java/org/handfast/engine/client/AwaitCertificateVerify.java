package org.handfast.engine.client;

import java.util.Optional;
import org.handfast.engine.config.ClientConfig;
import org.handfast.engine.failure.TlsException;
import org.handfast.engine.handshake.OfferedSchemes;
import org.handfast.engine.handshake.PeerProof;
import org.handfast.engine.schedule.HandshakeStage;
import org.handfast.engine.trust.PresentedIdentity;
import org.handfast.protocol.message.CertificateVerify;
import org.handfast.protocol.message.Message;

/// The server has shown a chain and must show that it has the key (RFC 9846 A.1, WAIT_CV).
///
/// @param request the server's question who the client is, if it has one
record AwaitCertificateVerify(
    HandshakeStage stage, PresentedIdentity presented, Optional<RequestedProof> request)
    implements ClientState.Listening, AfterRequest {

  @Override
  public VerifyingServer on(Message message, ClientContext context) throws TlsException {
    return switch (message) {
      case CertificateVerify verify -> accept(verify, context);
      default -> throw context.unexpected(message, situation());
    };
  }

  private VerifyingServer accept(CertificateVerify verify, ClientContext context)
      throws TlsException {
    ClientConfig config = context.config();
    PeerProof proof =
        PeerProof.of(
            presented,
            verify,
            context.transcript().hashBefore(),
            OfferedSchemes.in(config.policy(), config.crypto()));
    return new VerifyingServer(stage, request, proof.checkedBy(config.verifier(), config.crypto()));
  }

  @Override
  public String situation() {
    return "awaiting the server's CertificateVerify";
  }
}
