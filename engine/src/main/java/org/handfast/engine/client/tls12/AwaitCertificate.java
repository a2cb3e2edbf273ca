package org.handfast.engine.client.tls12;

import static org.handfast.engine.Side.SERVER;

import org.handfast.engine.client.ClientContext;
import org.handfast.engine.failure.Tls12Violation;
import org.handfast.engine.failure.TlsException;
import org.handfast.engine.trust.PresentedChain;
import org.handfast.protocol.message.Message;
import org.handfast.protocol.message.tls12.Certificate;
import org.handfast.protocol.wire.Bytes;

/// A full handshake: the server says who it is (RFC 5246 7.4.2).
record AwaitCertificate(AcceptedHello hello) implements Tls12ClientState.Listening, AfterHello {

  @Override
  public AfterCertificate on(Message message, ClientContext context) throws TlsException {
    return switch (message) {
      case Certificate certificate -> accept(certificate, context);
      default -> throw context.unexpected(message, situation());
    };
  }

  private AfterCertificate accept(Certificate certificate, ClientContext context)
      throws TlsException {
    if (certificate.certificates().isEmpty()) {
      throw Tls12Violation.EMPTY_SERVER_CERTIFICATE.by(SERVER);
    }
    if (hello.promisesStatus()) {
      return new AwaitStatus(hello, certificate);
    }
    PresentedChain chain = ServerChain.of(certificate, Bytes.EMPTY, hello, context);
    return switch (hello.agreement().suite().exchange()) {
      case ECDHE_ECDSA, ECDHE_RSA -> new AwaitServerKeyExchange(hello, chain);
      case RSA -> new AwaitRequestOrDone(hello, new ServerKey.Certified(chain));
    };
  }

  @Override
  public String situation() {
    return "awaiting the server's Certificate";
  }
}
