package org.handfast.jsse;

import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLSession;
import org.handfast.engine.Negotiated;
import org.handfast.engine.TlsConnection;
import org.handfast.engine.config.ApplicationProtocolChooser;
import org.handfast.engine.config.Policy;
import org.handfast.engine.failure.TlsException;
import org.handfast.protocol.registry.KeyUpdateRequest;
import org.handfast.protocol.registry.ProtocolVersion;
import org.jspecify.annotations.Nullable;

/// One end of a connection, whatever carries its records: its parameters, the connection once it
/// has begun, and its session. Engines and sockets are faces of it.
final class Endpoint {
  private final ContextMaterial context;
  private final ParameterSet parameters;
  private final Carrier carrier;
  private final ReentrantLock lock = new ReentrantLock();
  private final NullSession nullSession;
  private volatile PeerAddress peer;
  private volatile @Nullable ApplicationProtocolChooser selector;
  private volatile @Nullable TlsConnection connection;
  private volatile @Nullable ConnectionSession session;
  private volatile @Nullable Lineage offered;
  private volatile boolean parametersSettled;
  private boolean sessionSettled;

  Endpoint(ContextMaterial context, ParameterSet parameters, PeerAddress peer, Carrier carrier) {
    this.context = context;
    this.parameters = parameters;
    this.peer = peer;
    this.carrier = carrier;
    this.nullSession = new NullSession(peer);
  }

  ContextMaterial context() {
    return context;
  }

  ParameterSet parameters() {
    return parameters;
  }

  Carrier carrier() {
    return carrier;
  }

  PeerAddress peer() {
    return peer;
  }

  /// Learns where the peer is, when a socket connects; what the application said first stands.
  void reaches(PeerAddress address) {
    if (peer.host() == null) {
      peer = address;
    }
  }

  /// The application's own choice of protocol, which goes before the parameters' list.
  @Nullable ApplicationProtocolChooser selector() {
    return selector;
  }

  void selector(@Nullable ApplicationProtocolChooser chooser) {
    selector = chooser;
  }

  /// The connection, begun by the first call.
  ///
  /// @throws SSLException if the parameters leave nothing to negotiate
  TlsConnection begin() throws SSLException {
    TlsConnection begun = connection;
    if (begun != null) {
      return begun;
    }
    lock.lock();
    try {
      begun = connection;
      if (begun == null) {
        begun =
            switch (parameters.side()) {
              case CLIENT -> ConnectionStart.client(this);
              case SERVER -> ConnectionStart.server(this);
            };
        connection = begun;
      }
      return begun;
    } finally {
      lock.unlock();
    }
  }

  /// The connection, if it has begun.
  @Nullable TlsConnection connection() {
    return connection;
  }

  /// Opens the view that managers have on a handshake which follows `policy`.
  ///
  /// @param requestedName the server name that this side asks for
  void openSession(Policy policy, Optional<String> requestedName) {
    SessionRegistry registry =
        switch (parameters.side()) {
          case CLIENT -> context.clientSessions();
          case SERVER -> context.serverSessions();
        };
    session = new ConnectionSession(peer, policy, requestedName, registry, this::negotiated);
  }

  /// Notes whom this side presents itself as.
  void presents(Identity<?> identity) {
    ConnectionSession handshake = session;
    if (handshake != null) {
      handshake.lineage().presents(identity);
    }
  }

  /// Notes whom this side presents itself as if it comes to RSA key transport.
  void decryptsWith(Identity<?> identity) {
    ConnectionSession handshake = session;
    if (handshake != null) {
      handshake.lineage().decryptsWith(identity);
    }
  }

  /// Notes what the handshake resumes, if it resumes.
  void mayContinue(Lineage earlier) {
    offered = earlier;
  }

  /// What the session has in common with those before it and after it; known as soon as the
  /// handshake has decided whether it resumes.
  Lineage lineage() {
    Lineage earlier = offered;
    ConnectionSession current = session;
    if (current == null) {
      throw new IllegalStateException("there is no handshake");
    }
    return earlier != null && negotiated().isResumed() ? earlier : current.lineage();
  }

  /// Notes that the application protocol is decided: certificates come after it.
  void parametersSettled() {
    parametersSettled = true;
  }

  /// The session once the handshake is done; before that, and if it failed, the null session.
  SSLSession session() {
    TlsConnection begun = connection;
    ConnectionSession known = session;
    if (begun == null || known == null || !begun.isConnected()) {
      return nullSession;
    }
    settle(begun, known);
    return known;
  }

  /// The session that the handshake is making; null before and after.
  @Nullable SSLSession handshakeSession() {
    TlsConnection begun = connection;
    return begun == null || begun.isConnected() || begun.failure().isPresent() ? null : session;
  }

  /// What ALPN selected: null until the handshake is done, empty for nothing.
  @Nullable String applicationProtocol() {
    TlsConnection begun = connection;
    return begun == null || !begun.isConnected()
        ? null
        : begun.negotiated().applicationProtocol().orElse("");
  }

  /// The same while the handshake runs: null until it is decided.
  @Nullable String handshakeApplicationProtocol() {
    if (handshakeSession() == null) {
      return null;
    }
    String undecided = parametersSettled ? "" : null;
    return negotiated().applicationProtocol().orElse(undecided);
  }

  /// The failure in the words of JSSE.
  SSLException translate(TlsException failure) {
    TlsConnection begun = connection;
    boolean connected = begun != null && begun.isConnected();
    return Failures.translate(
        failure, connected ? Failures.Stage.CONNECTED : Failures.Stage.HANDSHAKE);
  }

  /// Whether both sides speak TLS 1.2.
  boolean isTls12() {
    return negotiated().version().filter(ProtocolVersion.TLS_1_2::equals).isPresent();
  }

  /// What is left of a second handshake: the keys of both directions change (RFC 9846 4.7.3).
  ///
  /// @throws SSLException under TLS 1.2, where it would be a renegotiation
  void updateKeys(TlsConnection connected) throws SSLException {
    if (isTls12()) {
      throw new SSLException(
          "there is no second handshake: TLS 1.2 would renegotiate, which is not supported");
    }
    connected.outbound().updateKeys(KeyUpdateRequest.UPDATE_REQUESTED);
  }

  private Negotiated negotiated() {
    TlsConnection begun = connection;
    return begun == null ? Negotiated.nothing(parameters.side()) : begun.negotiated();
  }

  /// Ends the session's live view, which would keep the whole connection in memory.
  private void settle(TlsConnection begun, ConnectionSession known) {
    lock.lock();
    try {
      if (!sessionSettled) {
        sessionSettled = true;
        known.settle(begun, lineage(), context.crypto().random());
      }
    } finally {
      lock.unlock();
    }
  }
}
