package org.handfast.engine.server.tls12;

import org.handfast.engine.config.ServerConfig;
import org.handfast.engine.session.Session;
import org.handfast.protocol.wire.Bytes;

/// How the client will be able to come back, as the ServerHello says.
sealed interface SessionPromise {

  /// Not at all, or as it came.
  record Nothing() implements SessionPromise {}

  /// By a ticket, before the server's Finished (RFC 5077 3.3).
  record NewTicket() implements SessionPromise {}

  /// By another ticket for the session that it has resumed, which does not last any longer for it.
  record RenewedTicket(Session.Terms terms) implements SessionPromise {}

  /// By the id of a session that the server keeps (RFC 5246 7.4.1.3).
  record Id(Bytes id) implements SessionPromise {}

  /// For a full handshake. Who takes a ticket gets no id beside it (RFC 5077 3.4).
  static SessionPromise inFullHandshake(Tls12Offer offer, ServerConfig config) {
    return offer.wantsTicket(config)
        ? new NewTicket()
        : config
            .resumption()
            .sessions()
            .newId()
            .<SessionPromise>map(Id::new)
            .orElseGet(Nothing::new);
  }

  /// Whether a NewSessionTicket will be sent.
  default boolean isTicket() {
    return this instanceof NewTicket || this instanceof RenewedTicket;
  }
}
