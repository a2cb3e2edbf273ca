package org.handfast.engine.client.tls12;

import org.handfast.engine.client.ClientContext;
import org.handfast.engine.failure.TlsException;
import org.handfast.engine.trust.PresentedChain;
import org.handfast.protocol.message.Message;
import org.handfast.protocol.message.tls12.Certificate;
import org.handfast.protocol.message.tls12.CertificateStatus;
import org.handfast.protocol.wire.Bytes;

/// The server may show what its certificate's authority says of it, as it has promised (RFC 6066
/// 8): it may also have thought better of it.
record AwaitStatus(AcceptedHello hello, Certificate certificate)
    implements Tls12ClientState.Listening, AfterCertificate {

  @Override
  public AfterStatus on(Message message, ClientContext context) throws TlsException {
    Bytes status = message instanceof CertificateStatus told ? told.response() : Bytes.EMPTY;
    PresentedChain chain = ServerChain.of(certificate, status, hello, context);
    boolean isStatus = message instanceof CertificateStatus;
    return switch (hello.agreement().suite().exchange()) {
      case ECDHE_ECDSA, ECDHE_RSA -> {
        AwaitServerKeyExchange next = new AwaitServerKeyExchange(hello, chain);
        yield isStatus ? next : next.on(message, context);
      }
      case RSA -> {
        AwaitRequestOrDone next = new AwaitRequestOrDone(hello, new ServerKey.Certified(chain));
        yield isStatus ? next : next.on(message, context);
      }
    };
  }

  @Override
  public String situation() {
    return "awaiting the server's CertificateStatus";
  }
}
