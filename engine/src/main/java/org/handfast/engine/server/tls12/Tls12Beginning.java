package org.handfast.engine.server.tls12;

import org.handfast.engine.Fact;
import org.handfast.engine.config.ServerNames.Recognition;
import org.handfast.engine.failure.TlsException;
import org.handfast.engine.record.Dialect;
import org.handfast.engine.server.ServerContext;
import org.handfast.protocol.message.ClientHello;
import org.handfast.protocol.registry.ProtocolVersion;

/// Where TLS 1.2 begins: the version is chosen, the hello has been held to its rules, and the
/// application has made its choices.
public final class Tls12Beginning {
  private Tls12Beginning() {}

  /// Goes on with this hello.
  ///
  /// @param name whether the requested name is acknowledged
  public static AfterHello with(ClientHello hello, Recognition name, ServerContext context)
      throws TlsException {
    context.effects().speak(Dialect.TLS_1_2);
    context.learn(new Fact.Version(ProtocolVersion.TLS_1_2));
    Tls12Offer offer = Tls12Offer.of(hello, name, context.config());
    return offer.ticket(context.config()).isPresent() || offer.sessionId().isPresent()
        ? LookingForSession.of(offer, context)
        : ChoosingIdentity.of(offer, context);
  }
}
