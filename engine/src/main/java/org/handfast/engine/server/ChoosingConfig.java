package org.handfast.engine.server;

import static org.handfast.engine.Side.CLIENT;

import java.util.List;
import java.util.Optional;
import org.handfast.engine.Fact;
import org.handfast.engine.config.ApplicationProtocolChooser.Choice;
import org.handfast.engine.config.ServerConfig;
import org.handfast.engine.config.ServerNames.Recognition;
import org.handfast.engine.failure.ExtensionViolation;
import org.handfast.engine.failure.PeerIncompatible;
import org.handfast.engine.failure.PskViolation;
import org.handfast.engine.failure.TlsException;
import org.handfast.engine.handshake.PeerSchemes;
import org.handfast.engine.handshake.Work;
import org.handfast.engine.schedule.SecretLog;
import org.handfast.engine.server.tls12.Tls12Beginning;
import org.handfast.protocol.extension.ApplicationProtocols;
import org.handfast.protocol.extension.PreSharedKeys;
import org.handfast.protocol.extension.ServerName;
import org.handfast.protocol.message.ClientHello;
import org.handfast.protocol.registry.ApplicationProtocol;
import org.handfast.protocol.registry.ExtensionType;

/// The server's own code is choosing a configuration for this client, and in it what to make of the
/// requested name and the offered application protocols. It is asked once, however the handshake
/// goes on.
record ChoosingConfig(ClientHello hello, Work<Choices> work) implements ServerState.Suspended {
  /// RFC 1035 2.3.4: no name of the DNS is longer.
  private static final int LONGEST_NAME = 255;

  static ChoosingConfig by(ClientHello hello, ServerContext context) throws TlsException {
    Optional<String> name = requestedName(hello);
    name.map(Fact.RequestedName::new).ifPresent(context::learn);
    return new ChoosingConfig(
        hello,
        new Work<>(
            "choosing the server's configuration",
            () -> {
              ServerConfig config = context.configs().choose(hello);
              return new Choices(
                  config, config.serverNames().recognize(name), protocol(hello, config));
            }));
  }

  @Override
  public AfterNegotiation next(ServerContext context) throws TlsException {
    Choices choices = work.outcome();
    context.choose(choices.config());
    context.logSecretsTo(new SecretLog(choices.config().keyLog(), hello.random()));
    VersionChoice version = VersionChoice.of(hello, choices.config().policy());
    version.require(hello);
    if (choices.name() == Recognition.REFUSED) {
      throw PeerIncompatible.Reason.UNRECOGNIZED_NAME.between(
          context.negotiated().requestedName().stream().toList(), List.of());
    }
    learnOffer(choices, context);
    return switch (version) {
      case TLS_1_3 -> negotiateTls13(choices, context);
      case TLS_1_2 -> Tls12Beginning.with(hello, choices.name(), context);
    };
  }

  private AfterNegotiation negotiateTls13(Choices choices, ServerContext context)
      throws TlsException {
    if (hello.extensions().contains(ExtensionType.POST_HANDSHAKE_AUTH)) {
      context.learn(new Fact.PostHandshakeAuthOffered());
    }
    if (hello.extensions().contains(ExtensionType.EARLY_DATA)) {
      context.effects().skipEarlyData(choices.config().limits().skippedEarlyData());
    }
    return switch (ServerNegotiator.negotiate(hello, choices.config())) {
      case Negotiation.Settled settled -> {
        context.transcript().begin(settled.suite().hash());
        yield settle(settled, choices, context);
      }
      case Negotiation.Retry retry -> AwaitSecondClientHello.after(hello, retry, choices, context);
    };
  }

  private AfterNegotiation settle(
      Negotiation.Settled settled, Choices choices, ServerContext context) throws TlsException {
    Optional<PreSharedKeys> offered = PskModes.usable(hello, choices.config());
    if (offered.isPresent()) {
      return ChoosingPsk.of(hello, offered.get(), settled, choices.name(), context);
    }
    return switch (settled) {
      case Negotiation.Agreed agreed ->
          ChoosingCredential.of(hello, agreed, choices.name(), context);
      case Negotiation.PskAlone _ -> throw PskViolation.UNKNOWN_KEY.by(CLIENT);
    };
  }

  private void learnOffer(Choices choices, ServerContext context) throws TlsException {
    switch (choices.protocol()) {
      case Choice.Protocol(String name) -> context.learn(new Fact.SelectedProtocol(name));
      case Choice.None() -> {}
      case Choice.Refusal(List<String> supported) ->
          throw PeerIncompatible.Reason.NO_APPLICATION_PROTOCOL.between(
              offeredProtocols(hello), supported);
    }
    PeerSchemes.in(hello.extensions()).ifPresent(context::learn);
  }

  private static Choice protocol(ClientHello hello, ServerConfig config) {
    List<String> offered = offeredProtocols(hello);
    return offered.isEmpty() ? new Choice.None() : config.applicationProtocols().choose(offered);
  }

  private static List<String> offeredProtocols(ClientHello hello) {
    return hello.extensions().find(ApplicationProtocols.class).stream()
        .flatMap(offer -> offer.protocols().stream())
        .map(ApplicationProtocol::toString)
        .toList();
  }

  // RFC 6066 3: an ASCII host name; anything else is refused before anybody compares it, or keeps
  // it with the session.
  private static Optional<String> requestedName(ClientHello hello) throws TlsException {
    Optional<String> name = hello.extensions().find(ServerName.class).map(ServerName::text);
    if (name.isPresent()
        && (name.get().length() > LONGEST_NAME
            || !name.get().chars().allMatch(c -> c > ' ' && c < 0x7f))) {
      throw ExtensionViolation.INVALID_SERVER_NAME.by(CLIENT);
    }
    return name;
  }

  @Override
  public String situation() {
    return "choosing a configuration for the client";
  }
}
