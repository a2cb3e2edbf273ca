package org.handfast.engine.client.tls12;

import java.util.Optional;
import org.handfast.engine.client.ClientContext;
import org.handfast.engine.failure.TlsException;
import org.handfast.protocol.message.Message;
import org.handfast.protocol.message.tls12.CertificateRequest;
import org.handfast.protocol.message.tls12.ServerHelloDone;

/// The server may ask who the client is before it is done (RFC 5246 7.4.4, 7.4.5).
record AwaitRequestOrDone(AcceptedHello hello, ServerKey key)
    implements Tls12ClientState.Listening, AfterCertificate, AfterStatus {

  @Override
  public AfterKeyExchange on(Message message, ClientContext context) throws TlsException {
    return switch (message) {
      case CertificateRequest request ->
          new AwaitDone(hello, key, RequestedProof.of(request, context));
      case ServerHelloDone _ -> VerifyingServer.of(hello, key, Optional.empty(), context);
      default -> throw context.unexpected(message, situation());
    };
  }

  @Override
  public String situation() {
    return "awaiting the server's CertificateRequest or ServerHelloDone";
  }
}
