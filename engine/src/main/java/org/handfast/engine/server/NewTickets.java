package org.handfast.engine.server;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.handfast.engine.Negotiated;
import org.handfast.engine.config.ServerConfig;
import org.handfast.engine.schedule.ResumptionSecret;
import org.handfast.engine.session.EarlyDataAcceptance;
import org.handfast.engine.session.Session;
import org.handfast.engine.session.SessionSecret;
import org.handfast.engine.trust.VerifiedPeer;
import org.handfast.protocol.extension.Extensions;
import org.handfast.protocol.extension.MaxEarlyData;
import org.handfast.protocol.message.NewSessionTicket;
import org.handfast.protocol.wire.Bytes;

/// The tickets of a connection that has just been completed, RFC 9846 4.7.1.
final class NewTickets {
  private final ServerConfig config;
  private final long generation;
  private final Negotiated negotiated;
  private final ResumptionSecret secret;
  private final Instant now;

  NewTickets(ServerContext context, ResumptionSecret secret) {
    this.config = context.config();
    this.generation = context.trustGeneration();
    this.negotiated = context.negotiated();
    this.secret = secret;
    this.now = config.clock().instant();
  }

  /// Sends so many, each with a key of its own. A session remembers certificates: a client that is
  /// known by its key alone shows it each time.
  void send(int number, ServerContext context) {
    if (number == 0 || !negotiated.peer().stream().allMatch(VerifiedPeer::hasCertificate)) {
      return;
    }
    Duration lifetime = SessionLifetime.of(config, negotiated, now);
    Bytes binding = SessionBinding.of(config, generation, secret.suite().hash());
    for (int i = 0; i < number && lifetime.isPositive(); i++) {
      ticket(Bytes.of((byte) i), lifetime, binding).ifPresent(context::sendAfterHandshake);
    }
  }

  private Optional<NewSessionTicket> ticket(Bytes nonce, Duration lifetime, Bytes binding) {
    try (Session session = new Session(secret.psk(nonce), terms(lifetime, binding))) {
      return config
          .resumption()
          .tickets()
          .issue(session)
          .map(label -> message(session.terms(), nonce, label));
    }
  }

  private static NewSessionTicket message(Session.Terms terms, Bytes nonce, Bytes label) {
    return new NewSessionTicket(
        terms.lifetime().toSeconds(),
        terms.ageAdd(),
        nonce,
        label,
        terms.maxEarlyData() == 0
            ? Extensions.NONE
            : Extensions.of(new MaxEarlyData(terms.maxEarlyData())));
  }

  private Session.Terms terms(Duration lifetime, Bytes binding) {
    return new Session.Terms(
        secret.suite().code(),
        now,
        lifetime,
        ageAdd(),
        config.resumption().earlyData().map(EarlyDataAcceptance::maxBytes).orElse(0),
        negotiated.requestedName(),
        negotiated.applicationProtocol(),
        negotiated.authenticated(),
        binding,
        SessionSecret.PSK);
  }

  private long ageAdd() {
    Bytes random = config.crypto().random().next(4);
    return (long) random.at(0) << 24 | random.at(1) << 16 | random.at(2) << 8 | random.at(3);
  }
}
