package org.handfast.engine.server;

import static org.handfast.engine.Side.CLIENT;

import java.util.Optional;
import org.handfast.engine.Negotiated;
import org.handfast.engine.config.ServerConfig;
import org.handfast.engine.config.ServerNames.Recognition;
import org.handfast.engine.failure.PskViolation;
import org.handfast.engine.failure.TlsException;
import org.handfast.engine.handshake.Work;
import org.handfast.engine.schedule.NegotiatedSuite;
import org.handfast.engine.secret.SecretScope;
import org.handfast.protocol.extension.PreSharedKeys;
import org.handfast.protocol.message.ClientHello;
import org.handfast.protocol.registry.ExtensionType;
import org.handfast.protocol.wire.Bytes;

/// The client has offered pre-shared keys; the server is looking for one that it knows, and
/// verifies its binder (RFC 9846 4.3.11). Without one the handshake rests on certificates.
///
/// @param name whether the requested name is acknowledged
record ChoosingPsk(
    ClientHello hello,
    Negotiation.Settled settled,
    Recognition name,
    Work<Optional<ChosenPsk>> work)
    implements ServerState.Suspended, AfterNegotiation, AfterSecondHello {

  static ChoosingPsk of(
      ClientHello hello,
      PreSharedKeys offered,
      Negotiation.Settled settled,
      Recognition name,
      ServerContext context) {
    NegotiatedSuite suite = settled.suite();
    Bytes wire = context.transcript().newest();
    Bytes truncated = wire.slice(0, wire.length() - offered.bindersSize());
    Bytes helloHash = context.transcript().binderHash(suite.hash(), truncated);
    return new ChoosingPsk(
        hello,
        settled,
        name,
        new Work<>(
            "looking for the client's pre-shared key",
            () -> choose(hello, offered, suite, helloHash, context)));
  }

  private static Optional<ChosenPsk> choose(
      ClientHello hello,
      PreSharedKeys offered,
      NegotiatedSuite suite,
      Bytes helloHash,
      ServerContext context)
      throws TlsException {
    ServerConfig config = context.config();
    Negotiated negotiated = context.negotiated();
    SecretScope scope = context.handshakeScope();
    Optional<KnownPsk> known = new PskSearch(config, suite, negotiated).find(offered);
    if (known.isEmpty()) {
      return Optional.empty();
    }
    Bytes binder = offered.binders().get(known.get().index());
    ChosenPsk chosen = ChosenPsk.verified(known.get(), binder, helloHash, suite, scope);
    return Optional.of(
        hello.extensions().contains(ExtensionType.EARLY_DATA)
            ? chosen.takingEarlyData(
                new EarlyDataRules(config, suite, negotiated).accepted(chosen, offered))
            : chosen);
  }

  @Override
  public AfterPsk next(ServerContext context) throws TlsException {
    Optional<ChosenPsk> chosen = work.outcome();
    if (chosen.isPresent()) {
      settled.tell(context);
      return PskFlight.send(this, chosen.get(), context);
    }
    return switch (settled) {
      case Negotiation.Agreed agreed -> ChoosingCredential.of(hello, agreed, name, context);
      case Negotiation.PskAlone _ -> withoutKey(context);
    };
  }

  // The client would have done without a key exchange, but its hello may have what one takes. It is
  // too late to ask for another hello.
  private ChoosingCredential withoutKey(ServerContext context) throws TlsException {
    if (hello.extensions().contains(ExtensionType.KEY_SHARE)
        && ServerNegotiator.exchange(hello, settled.suite(), context.config())
            instanceof Negotiation.Agreed agreed) {
      return ChoosingCredential.of(hello, agreed, name, context);
    }
    throw PskViolation.UNKNOWN_KEY.by(CLIENT);
  }

  @Override
  public String situation() {
    return "looking for the client's pre-shared key";
  }
}
