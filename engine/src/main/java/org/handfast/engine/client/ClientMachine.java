package org.handfast.engine.client;

import java.util.Optional;
import org.handfast.engine.Fact;
import org.handfast.engine.Side;
import org.handfast.engine.config.ClientConfig;
import org.handfast.engine.config.PostHandshakeAuthentication;
import org.handfast.engine.failure.FlowViolation;
import org.handfast.engine.failure.TlsException;
import org.handfast.engine.handshake.HandshakeContext;
import org.handfast.engine.handshake.Machine;
import org.handfast.engine.handshake.Work;
import org.handfast.engine.record.Tolerance;
import org.handfast.engine.schedule.SecretLog;
import org.handfast.protocol.message.HandshakeMessage;
import org.handfast.protocol.message.Message;
import org.handfast.protocol.message.tls12.HelloRequest;
import org.handfast.protocol.registry.ProtocolVersion;
import org.jspecify.annotations.Nullable;

/// The client's current state, and the only place where it changes.
public final class ClientMachine implements Machine {
  private final ClientContext context;
  private final Optional<String> serverName;
  private @Nullable ClientState state;

  /// A client that has not begun.
  ///
  /// @param serverName the host name to ask for; empty to ask for none
  public ClientMachine(ClientContext context, Optional<String> serverName) {
    this.context = context;
    this.serverName = serverName;
  }

  @Override
  public void start() {
    ClientConfig config = context.config();
    context.effects().configure(config.limits(), config.padding());
    serverName.map(Fact.RequestedName::new).ifPresent(context::learn);
    if (config.postHandshakeAuthentication() == PostHandshakeAuthentication.OFFERED) {
      context.learn(new Fact.PostHandshakeAuthOffered());
    }
    Offer offer = new FirstHello(context, serverName).offer();
    context.logSecretsTo(new SecretLog(config.keyLog(), offer.hello().random()));
    context.send(offer.hello());
    offer.earlyData().ifPresent(terms -> EarlyFlight.begin(offer, terms, context));
    state = new AwaitServerHello(offer);
  }

  @Override
  public void on(Message message) throws TlsException {
    if (state == null) {
      throw FlowViolation.UNEXPECTED.by(Side.SERVER, "a message before the client's first");
    }
    if (!(state instanceof ClientState.Listening listening)) {
      throw new IllegalStateException("a message came while " + situation());
    }
    state = listening.on(message, context);
  }

  @Override
  public Optional<Work<?>> work() {
    return state instanceof ClientState.Suspended suspended
        ? Optional.of(suspended.work())
        : Optional.empty();
  }

  @Override
  public void resume() throws TlsException {
    if (!(state instanceof ClientState.Suspended suspended)) {
      throw new IllegalStateException("no work was due while " + situation());
    }
    state = suspended.next(context);
  }

  @Override
  public boolean ignores(HandshakeMessage message) {
    return message instanceof HelloRequest && tolerance() != Tolerance.APPLICATION_DATA;
  }

  @Override
  public ProtocolVersion version() {
    return state instanceof ClientState.Listening listening
        ? listening.version()
        : ProtocolVersion.TLS_1_3;
  }

  @Override
  public Tolerance tolerance() {
    return state == null ? Tolerance.NOTHING : state.tolerance();
  }

  @Override
  public void requestCertificate() {
    throw new IllegalStateException("a client asks for no certificate after the handshake");
  }

  @Override
  public boolean isCertificateAwaited() {
    return false;
  }

  @Override
  public void end() {
    state = null;
  }

  @Override
  public String situation() {
    return state == null ? "about to begin" : state.situation();
  }

  @Override
  public HandshakeContext context() {
    return context;
  }
}
