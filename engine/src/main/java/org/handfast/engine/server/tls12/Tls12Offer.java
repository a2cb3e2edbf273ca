package org.handfast.engine.server.tls12;

import static org.handfast.engine.Side.CLIENT;

import java.util.List;
import java.util.Optional;
import org.handfast.engine.config.ExtendedMasterSecretUse;
import org.handfast.engine.config.ServerConfig;
import org.handfast.engine.config.ServerNames.Recognition;
import org.handfast.engine.failure.PeerViolation;
import org.handfast.engine.failure.Tls12Violation;
import org.handfast.engine.session.SessionSecret;
import org.handfast.protocol.extension.Extensions;
import org.handfast.protocol.extension.OfferedTicket;
import org.handfast.protocol.extension.SupportedGroups;
import org.handfast.protocol.message.ClientHello;
import org.handfast.protocol.registry.ExtensionType;
import org.handfast.protocol.registry.NamedGroup;
import org.handfast.protocol.wire.Bytes;

/// The client's hello as TLS 1.2 sees it, and what is made of it whatever suite it will be.
///
/// @param name whether the requested name is acknowledged
/// @param masterSecret which kind both sides will have
record Tls12Offer(ClientHello hello, Recognition name, SessionSecret masterSecret) {

  /// Settles the kind of master secret.
  ///
  /// @throws PeerViolation if the client does not do what the policy requires
  static Tls12Offer of(ClientHello hello, Recognition name, ServerConfig config)
      throws PeerViolation {
    boolean offered = hello.extensions().contains(ExtensionType.EXTENDED_MASTER_SECRET);
    ExtendedMasterSecretUse use = config.policy().extendedMasterSecret();
    if (use == ExtendedMasterSecretUse.REQUIRED && !offered) {
      throw Tls12Violation.EXTENDED_MASTER_SECRET_MISSING.by(CLIENT);
    }
    return new Tls12Offer(
        hello,
        name,
        offered && use != ExtendedMasterSecretUse.NEVER
            ? SessionSecret.EXTENDED_MASTER_SECRET
            : SessionSecret.MASTER_SECRET);
  }

  Extensions extensions() {
    return hello.extensions();
  }

  /// The groups that it lists, if it lists any.
  Optional<List<NamedGroup>> groups() {
    return extensions().find(SupportedGroups.class).map(SupportedGroups::groups);
  }

  /// Whether the client takes a ticket, and the server gives any (RFC 5077 3.2).
  boolean wantsTicket(ServerConfig config) {
    return config.resumption().perConnection() > 0
        && extensions().contains(ExtensionType.SESSION_TICKET);
  }

  /// The ticket that it offers, if it has one and the server takes any.
  Optional<Bytes> ticket(ServerConfig config) {
    return extensions()
        .find(OfferedTicket.class)
        .map(OfferedTicket::ticket)
        .filter(ticket -> wantsTicket(config) && !ticket.isEmpty());
  }

  /// The id of the session that it offers to resume. Without a session of TLS 1.2 to resume, it may
  /// be there for whoever looks on (RFC 9846 E.4).
  Optional<Bytes> sessionId() {
    return Optional.of(hello.legacySessionId()).filter(id -> !id.isEmpty());
  }
}
