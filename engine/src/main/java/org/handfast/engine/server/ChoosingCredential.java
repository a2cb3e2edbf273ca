package org.handfast.engine.server;

import static org.handfast.engine.Side.CLIENT;
import static org.handfast.engine.Side.SERVER;

import org.handfast.engine.Fact;
import org.handfast.engine.config.ServerConfig;
import org.handfast.engine.config.ServerNames.Recognition;
import org.handfast.engine.failure.HelloViolation;
import org.handfast.engine.failure.PeerIncompatible;
import org.handfast.engine.failure.PskViolation;
import org.handfast.engine.failure.TlsException;
import org.handfast.engine.handshake.ReadWishes;
import org.handfast.engine.handshake.Work;
import org.handfast.engine.trust.Credential;
import org.handfast.engine.trust.CredentialRequest;
import org.handfast.protocol.message.ClientHello;
import org.handfast.protocol.registry.ExtensionType;

/// Version, suite and group are agreed on; the server is choosing what to prove its identity with.
/// Nothing is sent before it has something: a client that it cannot satisfy is told so in the
/// clear.
///
/// @param name whether the requested name is acknowledged
record ChoosingCredential(
    ClientHello hello,
    Negotiation.Agreed agreed,
    Recognition name,
    CredentialRequest request,
    Work<Credential> work)
    implements ServerState.Suspended, AfterNegotiation, AfterSecondHello, AfterPsk {

  static ChoosingCredential of(
      ClientHello hello, Negotiation.Agreed agreed, Recognition name, ServerContext context)
      throws TlsException {
    // RFC 9846 9.2: only a pre-shared key makes it dispensable, and none was known here.
    if (!hello.extensions().contains(ExtensionType.SIGNATURE_ALGORITHMS)) {
      throw offersKeys(hello)
          ? PskViolation.UNKNOWN_KEY.by(CLIENT)
          : HelloViolation.SIGNATURE_ALGORITHMS_MISSING.by(CLIENT);
    }
    agreed.tell(context);
    ServerConfig config = context.config();
    CredentialRequest request =
        context.credentialRequest(
            config.policy(),
            ReadWishes.in(hello.extensions(), CLIENT),
            CertificateTypeChoice.forServer(hello.extensions(), config));
    CertificateTypeChoice.forClient(hello.extensions(), context);
    return new ChoosingCredential(
        hello,
        agreed,
        name,
        request,
        new Work<>(
            "choosing the server's certificate",
            () ->
                config
                    .credentials()
                    .choose(request)
                    .filter(credential -> request.types().contains(credential.type()))
                    .orElseThrow(() -> noCredential(hello, request, context))));
  }

  private static boolean offersKeys(ClientHello hello) {
    return hello.extensions().contains(ExtensionType.PRE_SHARED_KEY);
  }

  // Where only keys are taken, a key that is not known ends like one that is not proved (RFC 9846
  // 6.2): nobody learns which labels exist.
  private static TlsException noCredential(
      ClientHello hello, CredentialRequest request, ServerContext context) {
    if (offersKeys(hello)) {
      return PskViolation.UNKNOWN_KEY.by(CLIENT);
    }
    return request.schemes().isEmpty()
        ? PeerIncompatible.Reason.NO_COMMON_SIGNATURE_SCHEME.between(
            context.negotiated().peerSchemes(), context.config().policy().signatureSchemes())
        : PeerIncompatible.Reason.NO_CERTIFICATE.between(
            context.negotiated().requestedName().stream().toList(), request.schemes());
  }

  @Override
  public Signing next(ServerContext context) throws TlsException {
    Credential credential = work.outcome();
    context.learn(new Fact.PresentedType(SERVER, credential.type()));
    return ServerFlight.begin(this, credential, context);
  }

  @Override
  public String situation() {
    return "choosing the server's certificate";
  }
}
