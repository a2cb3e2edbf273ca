package org.handfast.engine.client.tls12;

import org.handfast.engine.Fact;
import org.handfast.engine.client.ClientContext;
import org.handfast.engine.failure.TlsException;
import org.handfast.engine.handshake.Proof;
import org.handfast.engine.handshake.Work;
import org.handfast.engine.trust.Credential;
import org.handfast.engine.trust.CredentialRequest;
import org.handfast.protocol.message.CertificateVerify;
import org.handfast.protocol.registry.SignatureScheme;
import org.handfast.protocol.wire.Bytes;

/// The client's key is signing all messages so far (RFC 5246 7.4.8).
record SigningHandshake(Keyed keyed, Work<Signature> work)
    implements Tls12ClientState.Suspended, AfterCredential {

  /// The message, and what it proves.
  record Signature(CertificateVerify message, Fact.Presented presented) {}

  static SigningHandshake of(
      Keyed keyed, Credential credential, CredentialRequest request, ClientContext context) {
    Bytes messages = context.transcript().messages();
    return new SigningHandshake(
        keyed,
        new Work<>(
            "signing with the client's key",
            () -> {
              SignatureScheme scheme = request.schemeFor(credential.signer());
              Bytes signature = Proof.sign(credential, scheme, messages);
              return new Signature(
                  new CertificateVerify(scheme, signature), new Fact.Presented(credential, scheme));
            }));
  }

  @Override
  public AfterFlight next(ClientContext context) throws TlsException {
    Signature signature = work.outcome();
    context.learn(signature.presented());
    context.send(signature.message());
    return keyed.finish(context);
  }

  @Override
  public String situation() {
    return "signing for the server's CertificateRequest";
  }
}
