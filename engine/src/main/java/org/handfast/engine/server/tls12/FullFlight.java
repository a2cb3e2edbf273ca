package org.handfast.engine.server.tls12;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.handfast.engine.failure.TlsException;
import org.handfast.engine.handshake.tls12.Agreement;
import org.handfast.engine.schedule.tls12.Tls12Suite;
import org.handfast.engine.server.ServerContext;
import org.handfast.engine.trust.Evidence;
import org.handfast.engine.trust.KeyTransportCredential;
import org.handfast.engine.trust.Staple;
import org.handfast.protocol.message.tls12.Certificate;
import org.handfast.protocol.message.tls12.CertificateStatus;
import org.handfast.protocol.message.tls12.ServerHelloDone;
import org.handfast.protocol.wire.Bytes;

/// The server's first flight in a full handshake, RFC 5246 7.3: from the ServerHello to the
/// ServerHelloDone. [SigningKeyExchange] is in the middle of it, if anything is signed.
final class FullFlight {
  private FullFlight() {}

  /// Sends it as far as it needs no signature.
  static AfterIdentity begin(
      ChoosingIdentity choosing, Tls12Identity identity, ServerContext context)
      throws TlsException {
    beginTranscript(identity.suite(), context);
    Staple evidence = asked(identity.staple(), choosing.wishes().evidence());
    SessionPromise promise = SessionPromise.inFullHandshake(choosing.offer(), context.config());
    Agreement agreement =
        Tls12ServerHello.of(choosing.offer(), identity.suite(), promise, context)
            .sendWith(evidence);
    context.send(new Certificate(identity.chain()));
    if (!evidence.ocspResponse().isEmpty()) {
      context.send(new CertificateStatus(evidence.ocspResponse()));
    }
    return switch (identity) {
      case Tls12Identity.Signing signing ->
          SigningKeyExchange.of(signing, agreement, promise, context);
      case Tls12Identity.KeyTransport(_, KeyTransportCredential credential) ->
          finish(
              new Underway(
                  agreement,
                  promise,
                  new ServerExchange.KeyTransport(
                      credential.key(), choosing.offer().hello().legacyVersion())),
              context);
    };
  }

  /// Sends the rest: the question who the client is, if it is asked, and the ServerHelloDone.
  static AfterKeyExchangeSigning finish(Underway underway, ServerContext context)
      throws TlsException {
    boolean asks = context.config().clientAuthentication().isInHandshake();
    if (asks) {
      context.send(ClientQuestion.by(context.config()));
    }
    context.send(new ServerHelloDone());
    return asks
        ? new AwaitCertificate(underway)
        : new AwaitClientKeyExchange(underway, Optional.empty());
  }

  // The messages themselves are kept only where a client may have to sign them (RFC 5246 7.4.8).
  private static void beginTranscript(Tls12Suite suite, ServerContext context) {
    if (context.config().clientAuthentication().isInHandshake()) {
      context.transcript().beginAndKeep(suite.hash());
    } else {
      context.transcript().begin(suite.hash());
    }
  }

  private static Staple asked(Staple staple, Set<Evidence> wanted) {
    return new Staple(
        wanted.contains(Evidence.OCSP_RESPONSE) ? staple.ocspResponse() : Bytes.EMPTY,
        wanted.contains(Evidence.TIMESTAMPS) ? staple.timestamps() : List.of());
  }
}
