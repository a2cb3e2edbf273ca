package org.handfast.jsse;

import java.time.Duration;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.handfast.engine.config.Resumption;
import org.handfast.engine.crypto.CryptoProvider;
import org.handfast.engine.session.RotatingTicketKeys;
import org.handfast.engine.session.SealedTickets;
import org.handfast.engine.session.Session;
import org.handfast.engine.session.TicketKey;
import org.handfast.engine.session.Tickets;
import org.handfast.protocol.wire.Bytes;

/// The tickets of a context's servers. They hold their session, sealed under keys that only this
/// context has. Beside that it notes which [Lineage] the latest ones belong to, so that what is
/// bound to a session is there again when it is resumed, and an invalid one is not resumed at all.
final class ServerTickets {
  private static final int MOST_NOTED = 1 << 15;
  private static final int LABEL_LENGTH = 32;

  private final CryptoProvider crypto;
  private final SessionRegistry bounds;
  private final Map<Bytes, Lineage> lineages = new LinkedHashMap<>();
  private volatile Tickets sealed;

  ServerTickets(CryptoProvider crypto, SessionRegistry bounds) {
    this.crypto = crypto;
    this.bounds = bounds;
    this.sealed = underNewKeys();
  }

  /// How a connection's client may come back.
  Resumption of(Endpoint endpoint) {
    Tickets tickets =
        new Tickets() {
          @Override
          public Optional<Bytes> issue(Session session) {
            Optional<Bytes> ticket = sealed.issue(session);
            ticket.ifPresent(made -> note(made, endpoint.lineage()));
            return ticket;
          }

          @Override
          public Optional<Session> redeem(Bytes ticket) {
            return sealed.redeem(ticket).filter(session -> isLive(ticket, session, endpoint));
          }
        };
    return Resumption.with(tickets)
        .sessions(endpoint.context().serverStore().of(endpoint))
        .lifetime(lifetime());
  }

  private boolean isLive(Bytes ticket, Session session, Endpoint endpoint) {
    Lineage lineage = lineage(ticket);
    if (!lineage.isValid() || lineage.isPast(bounds.getSessionTimeout())) {
      session.close();
      return false;
    }
    endpoint.mayContinue(lineage);
    return true;
  }

  private synchronized Lineage lineage(Bytes ticket) {
    Lineage noted = lineages.get(label(ticket));
    if (noted != null) {
      return noted;
    }
    Lineage forgotten = new Lineage();
    forgotten.losesTrack(this::renewKeys);
    return forgotten;
  }

  private void note(Bytes ticket, Lineage lineage) {
    Lineage eldest = put(label(ticket), lineage);
    if (eldest != lineage) {
      eldest.losesTrack(this::renewKeys);
    }
  }

  /// The lineage whose note had to go, or `lineage` itself.
  private synchronized Lineage put(Bytes label, Lineage lineage) {
    lineages.put(label, lineage);
    if (lineages.size() <= MOST_NOTED) {
      return lineage;
    }
    Iterator<Lineage> eldestFirst = lineages.values().iterator();
    Lineage eldest = eldestFirst.next();
    eldestFirst.remove();
    return eldest;
  }

  /// Makes all tickets worthless that are out: some belong to an invalid session, and nobody knows
  /// which.
  private void renewKeys() {
    sealed = underNewKeys();
  }

  private Tickets underNewKeys() {
    return new SealedTickets(
        new RotatingTicketKeys(crypto.random(), Resumption.DEFAULT_LIFETIME), crypto);
  }

  private Duration lifetime() {
    int timeout = bounds.getSessionTimeout();
    Duration asked = Duration.ofSeconds(timeout);
    return timeout == 0 || asked.compareTo(Resumption.DEFAULT_LIFETIME) > 0
        ? Resumption.DEFAULT_LIFETIME
        : asked;
  }

  /// The salt of a sealed ticket, which no other has.
  private static Bytes label(Bytes ticket) {
    int from = TicketKey.NAME_LENGTH;
    return Bytes.of(ticket.slice(from, from + LABEL_LENGTH).toArray());
  }
}
