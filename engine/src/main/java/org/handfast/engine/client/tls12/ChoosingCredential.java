package org.handfast.engine.client.tls12;

import java.util.List;
import java.util.Optional;
import org.handfast.engine.Fact;
import org.handfast.engine.client.ClientContext;
import org.handfast.engine.failure.TlsException;
import org.handfast.engine.handshake.Work;
import org.handfast.engine.trust.Credential;
import org.handfast.engine.trust.CredentialRequest;
import org.handfast.protocol.message.tls12.Certificate;
import org.handfast.protocol.registry.CertificateType;

/// The client is choosing what to prove its identity with, as the server has asked (RFC 5246
/// 7.4.6).
record ChoosingCredential(
    AcceptedHello hello,
    ServerKey key,
    Fact.Authenticated server,
    CredentialRequest request,
    Work<Optional<Credential>> work)
    implements Tls12ClientState.Suspended, AfterVerification {

  static ChoosingCredential of(
      AcceptedHello hello,
      ServerKey key,
      Fact.Authenticated server,
      RequestedProof requested,
      ClientContext context) {
    CredentialRequest request = requested.wanted(context);
    return new ChoosingCredential(
        hello,
        key,
        server,
        request,
        new Work<>(
            "choosing the client's certificate",
            () ->
                context
                    .config()
                    .credentials()
                    .choose(request)
                    .filter(credential -> credential.type().equals(CertificateType.X509))));
  }

  // RFC 5246 7.4.6: a client without a fitting certificate says so with an empty list.
  @Override
  public AfterCredential next(ClientContext context) throws TlsException {
    Optional<Credential> chosen = work.outcome();
    context.send(new Certificate(chosen.map(Credential::chain).orElse(List.of())));
    Keyed keyed = Keyed.exchange(hello, key, server, context);
    return chosen.isPresent()
        ? SigningHandshake.of(keyed, chosen.get(), request, context)
        : keyed.finish(context);
  }

  @Override
  public String situation() {
    return "choosing the client's certificate";
  }
}
