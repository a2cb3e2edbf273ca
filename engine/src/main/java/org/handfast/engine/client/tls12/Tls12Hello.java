package org.handfast.engine.client.tls12;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.handfast.engine.client.ClientContext;
import org.handfast.engine.config.ClientConfig;
import org.handfast.engine.config.EncryptThenMacUse;
import org.handfast.engine.config.ExtendedMasterSecretUse;
import org.handfast.engine.config.Policy;
import org.handfast.engine.record.Dialect;
import org.handfast.engine.schedule.tls12.Tls12Suite;
import org.handfast.engine.schedule.tls12.Tls12Suites;
import org.handfast.engine.session.SessionLabel;
import org.handfast.protocol.extension.EcPointFormats;
import org.handfast.protocol.extension.EncryptThenMac;
import org.handfast.protocol.extension.ExtendedMasterSecret;
import org.handfast.protocol.extension.Extension;
import org.handfast.protocol.extension.OfferedTicket;
import org.handfast.protocol.extension.RenegotiationInfo;
import org.handfast.protocol.registry.CipherSuite;
import org.handfast.protocol.wire.Bytes;

/// What a ClientHello says for TLS 1.2 alone; a server of TLS 1.3 ignores it. Nothing, if no suite
/// of TLS 1.2 is offered.
public final class Tls12Hello {
  private static final int SESSION_ID_LENGTH = 32;

  private final List<CipherSuite> suites;
  private final Optional<OfferedSession> session;
  private final ClientConfig config;
  private final boolean keepsSessions;

  /// @param suites what the client offers, for both versions
  /// @param session to be resumed, if there is one
  public Tls12Hello(
      List<CipherSuite> suites, Optional<OfferedSession> session, ClientContext context) {
    this.suites = suites;
    this.session = session;
    this.config = context.config();
    this.keepsSessions = context.sessionKey().isPresent();
  }

  /// The session that the hello names.
  public Optional<OfferedSession> session() {
    return session;
  }

  /// The session id. It is the session's, if that goes by one; else random bytes, by which a server
  /// says that it has taken a ticket (RFC 5077 3.4), and which make a hello of TLS 1.3 look like
  /// one of TLS 1.2 (RFC 9846 E.4). It is empty where there is neither.
  public Bytes sessionId() {
    Optional<Bytes> id =
        session
            .filter(offered -> offered.label() == SessionLabel.SESSION_ID)
            .map(OfferedSession::name);
    if (id.isEmpty() && session.isEmpty() && suites.stream().noneMatch(CipherSuite::isTls13)) {
      return Bytes.EMPTY;
    }
    return id.orElseGet(() -> config.crypto().random().next(SESSION_ID_LENGTH));
  }

  /// How the server is understood before it has selected a version.
  public Dialect dialect() {
    return isOffered() ? Dialect.UNDECIDED : Dialect.TLS_1_3;
  }

  /// The extensions.
  public List<Extension> extensions() {
    if (!isOffered()) {
      return List.of();
    }
    Policy policy = config.policy();
    List<Extension> all = new ArrayList<>(5);
    // RFC 5746 3.4: this is the connection's first handshake, and there is no other.
    all.add(RenegotiationInfo.INITIAL);
    all.add(EcPointFormats.UNCOMPRESSED);
    if (policy.extendedMasterSecret() != ExtendedMasterSecretUse.NEVER) {
      all.add(new ExtendedMasterSecret());
    }
    if (policy.encryptThenMac() == EncryptThenMacUse.WHERE_POSSIBLE
        && suites.stream()
            .flatMap(suite -> Tls12Suites.working(suite, config.crypto()).stream())
            .anyMatch(Tls12Suite::hasBlockCipher)) {
      all.add(new EncryptThenMac());
    }
    if (keepsSessions) {
      all.add(new OfferedTicket(session.flatMap(Tls12Hello::ticket).orElse(Bytes.EMPTY)));
    }
    return all;
  }

  private boolean isOffered() {
    return !suites.stream().allMatch(CipherSuite::isTls13);
  }

  private static Optional<Bytes> ticket(OfferedSession session) {
    return session.label() == SessionLabel.TICKET ? Optional.of(session.name()) : Optional.empty();
  }
}
