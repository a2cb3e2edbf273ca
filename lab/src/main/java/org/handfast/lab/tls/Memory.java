package org.handfast.lab.tls;

import java.security.SecureRandom;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.handfast.engine.secret.Secret;
import org.handfast.engine.session.ClientSessions;
import org.handfast.engine.session.Session;
import org.handfast.engine.session.SessionKey;
import org.handfast.engine.session.SessionTicket;
import org.handfast.engine.session.TicketKey;
import org.handfast.engine.session.Tickets;
import org.handfast.protocol.wire.Bytes;
import org.jspecify.annotations.Nullable;

/// What a person keeps from visit to visit: as a client tickets, as a server the key that they are
/// sealed under. Each pre-shared key that passes is taken down.
final class Memory implements ClientSessions {
  private final Deque<SessionTicket> tickets = new ArrayDeque<>();
  private final Map<Bytes, Bytes> preSharedKeys = new HashMap<>();
  private @Nullable TicketKey ticketKey;

  /// The pre-shared keys by their labels, whoever made them.
  Map<Bytes, Bytes> preSharedKeys() {
    return preSharedKeys;
  }

  @Override
  public void put(SessionKey key, SessionTicket ticket) {
    tickets.addFirst(ticket);
    takeDown(ticket.identity(), ticket.session());
  }

  /// There is one Alice, and it does not matter under which configuration she was met.
  @Override
  public Optional<SessionTicket> take(SessionKey key) {
    return Optional.ofNullable(tickets.pollFirst());
  }

  /// The key that tickets are sealed under, thrown when it is needed first.
  TicketKey ticketKey(SecureRandom random) {
    if (ticketKey == null) {
      ticketKey =
          new TicketKey(
              Bytes.owning(thrown(random, TicketKey.NAME_LENGTH)),
              thrown(random, TicketKey.KEY_LENGTH));
    }
    return ticketKey;
  }

  /// The key that tickets are sealed under, if there has been a ticket.
  Optional<TicketKey> ticketKey() {
    return Optional.ofNullable(ticketKey);
  }

  /// The same tickets, watched.
  Tickets watching(Tickets sealed) {
    return new Tickets() {
      @Override
      public Optional<Bytes> issue(Session session) {
        Optional<Bytes> ticket = sealed.issue(session);
        ticket.ifPresent(label -> takeDown(label, session));
        return ticket;
      }

      @Override
      public Optional<Session> redeem(Bytes ticket) {
        Optional<Session> session = sealed.redeem(ticket);
        session.ifPresent(found -> takeDown(ticket, found));
        return session;
      }
    };
  }

  private void takeDown(Bytes label, Session session) {
    Secret secret = session.psk();
    preSharedKeys.put(label, secret.use(Bytes::of));
  }

  private static byte[] thrown(SecureRandom random, int length) {
    byte[] bytes = new byte[length];
    random.nextBytes(bytes);
    return bytes;
  }
}
