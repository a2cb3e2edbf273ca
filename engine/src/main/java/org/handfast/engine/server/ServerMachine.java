package org.handfast.engine.server;

import java.util.Optional;
import org.handfast.engine.failure.TlsException;
import org.handfast.engine.failure.Truncated;
import org.handfast.engine.handshake.HandshakeContext;
import org.handfast.engine.handshake.Machine;
import org.handfast.engine.handshake.Work;
import org.handfast.engine.record.Tolerance;
import org.handfast.protocol.message.Message;
import org.handfast.protocol.registry.ProtocolVersion;
import org.jspecify.annotations.Nullable;

/// The server's current state, and the only place where it changes.
public final class ServerMachine implements Machine {
  private final ServerContext context;
  // Volatile: who reads records asks for the tolerance, and any thread may ask for a certificate.
  // Null after the end.
  private volatile @Nullable ServerState state = new AwaitClientHello();

  public ServerMachine(ServerContext context) {
    this.context = context;
  }

  @Override
  public void start() {}

  @Override
  public void on(Message message) throws TlsException {
    if (!(state instanceof ServerState.Listening listening)) {
      throw new IllegalStateException("a message came while " + situation());
    }
    state = listening.on(message, context);
  }

  @Override
  public Optional<Work<?>> work() {
    return state instanceof ServerState.Suspended suspended
        ? Optional.of(suspended.work())
        : Optional.empty();
  }

  @Override
  public void resume() throws TlsException {
    if (!(state instanceof ServerState.Suspended suspended)) {
      throw new IllegalStateException("no work was due while " + situation());
    }
    state = suspended.next(context);
  }

  @Override
  public ProtocolVersion version() {
    return state instanceof ServerState.Listening listening
        ? listening.version()
        : ProtocolVersion.TLS_1_3;
  }

  @Override
  public Tolerance tolerance() {
    ServerState current = state;
    return current == null ? Tolerance.NOTHING : current.tolerance();
  }

  @Override
  public void requestCertificate() {
    if (!(state instanceof ServerConnected connected)) {
      throw new IllegalStateException("the client cannot be asked while " + situation());
    }
    state = connected.ask(context);
  }

  @Override
  public boolean isCertificateAwaited() {
    return state instanceof ServerConnected connected
        ? connected.question().isPresent()
        : state instanceof AfterConnected || state instanceof VerifyingPostHandshake;
  }

  @Override
  public void failed(TlsException cause) {
    // A session id is there for everybody to read: who only names one has not shown that the
    // session
    // is his, and must not end it.
    boolean stood = tolerance() == Tolerance.APPLICATION_DATA;
    if (stood && !(cause instanceof Truncated)) {
      context.forgetSession();
    }
  }

  @Override
  public void end() {
    state = null;
  }

  @Override
  public String situation() {
    ServerState current = state;
    return current == null ? "over" : current.situation();
  }

  @Override
  public HandshakeContext context() {
    return context;
  }
}
