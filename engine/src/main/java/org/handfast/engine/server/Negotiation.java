package org.handfast.engine.server;

import org.handfast.engine.Fact;
import org.handfast.engine.crypto.KeyExchange;
import org.handfast.engine.schedule.NegotiatedSuite;
import org.handfast.protocol.extension.KeyShareEntry;
import org.handfast.protocol.registry.ProtocolVersion;

/// What a ClientHello and a configuration lead to, if they have something in common.
sealed interface Negotiation {
  NegotiatedSuite suite();

  /// Nothing more has to be asked of the client.
  sealed interface Settled extends Negotiation {

    /// What is known once it holds.
    default void tell(ServerContext context) {
      context.learn(new Fact.Version(ProtocolVersion.TLS_1_3));
      context.learn(new Fact.Suite(suite().code()));
      if (this instanceof Agreed agreed) {
        context.learn(new Fact.Group(agreed.exchange().group()));
      }
    }
  }

  /// All there is to agree on.
  ///
  /// @param clientShare to be answered in `exchange`'s group
  record Agreed(NegotiatedSuite suite, KeyExchange exchange, KeyShareEntry clientShare)
      implements Settled {}

  /// A pre-shared key without a key exchange, which is all that both would use (psk_ke, RFC 9846
  /// 4.3.9).
  record PskAlone(NegotiatedSuite suite) implements Settled {}

  /// A common group, of which the client has sent no share (RFC 9846 4.2.4).
  record Retry(NegotiatedSuite suite, KeyExchange exchange, Reason reason) implements Negotiation {}

  /// Why the client has to send its hello again.
  enum Reason {
    /// A share of another group is wanted.
    GROUP,
    /// The share is welcome, and a cookie is to be returned with it.
    COOKIE_ALONE
  }
}
