package org.handfast.engine.server.tls12;

import org.handfast.engine.config.ServerConfig;
import org.handfast.engine.failure.TlsException;
import org.handfast.engine.handshake.tls12.Tls12PeerProof;
import org.handfast.engine.server.ServerContext;
import org.handfast.engine.trust.PresentedIdentity;
import org.handfast.protocol.message.CertificateVerify;
import org.handfast.protocol.message.Message;
import org.handfast.protocol.wire.Bytes;

/// The client has shown a chain and must show that it has the key (RFC 5246 7.4.8).
record AwaitCertificateVerify(Established established, PresentedIdentity presented)
    implements Tls12ServerState.Listening, AfterPremaster {

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
    // The messages and not their hash: the scheme has a hash function of its own.
    Bytes signed = context.transcript().messagesBefore();
    context.transcript().forgetMessages();
    Tls12PeerProof proof =
        new Tls12PeerProof(presented, verify.algorithm(), verify.signature(), signed)
            .offeredAmong(ClientQuestion.schemes(config));
    return new VerifyingClient(established, proof.checkedBy(config.verifier(), config.crypto()));
  }

  @Override
  public String situation() {
    return "awaiting the client's CertificateVerify";
  }
}
