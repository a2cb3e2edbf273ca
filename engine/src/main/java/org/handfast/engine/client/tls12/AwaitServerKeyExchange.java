package org.handfast.engine.client.tls12;

import static org.handfast.engine.Side.SERVER;

import org.handfast.engine.Fact;
import org.handfast.engine.client.ClientContext;
import org.handfast.engine.config.ClientConfig;
import org.handfast.engine.crypto.KeyExchange;
import org.handfast.engine.failure.PeerViolation;
import org.handfast.engine.failure.Tls12Violation;
import org.handfast.engine.failure.TlsException;
import org.handfast.engine.handshake.OfferedSchemes;
import org.handfast.engine.handshake.tls12.Agreement;
import org.handfast.engine.handshake.tls12.KeyExchangeSignature;
import org.handfast.engine.handshake.tls12.Tls12PeerProof;
import org.handfast.engine.trust.PresentedChain;
import org.handfast.protocol.message.Message;
import org.handfast.protocol.message.tls12.ServerKeyExchange;
import org.handfast.protocol.registry.NamedGroup;

/// The server's ephemeral key comes, signed with the key of its certificate (RFC 8422 5.4).
record AwaitServerKeyExchange(AcceptedHello hello, PresentedChain chain)
    implements Tls12ClientState.Listening, AfterCertificate, AfterStatus {

  @Override
  public AwaitRequestOrDone on(Message message, ClientContext context) throws TlsException {
    return switch (message) {
      case ServerKeyExchange exchange -> accept(exchange, context);
      default -> throw context.unexpected(message, situation());
    };
  }

  private AwaitRequestOrDone accept(ServerKeyExchange exchange, ClientContext context)
      throws TlsException {
    ClientConfig config = context.config();
    Agreement agreement = hello.agreement();
    KeyExchange group = group(exchange.group(), config);
    if (!agreement.suite().exchange().signsWith(exchange.algorithm())) {
      throw Tls12Violation.SCHEME_NOT_FOR_SUITE.by(SERVER, exchange.algorithm().toString());
    }
    Tls12PeerProof proof =
        new Tls12PeerProof(
                chain,
                exchange.algorithm(),
                exchange.signature(),
                KeyExchangeSignature.content(
                    agreement.client(), agreement.server(), exchange.params()))
            .offeredAmong(OfferedSchemes.in(config.policy(), config.crypto()));
    context.learn(new Fact.Group(exchange.group()));
    return new AwaitRequestOrDone(hello, new ServerKey.Ephemeral(group, exchange.point(), proof));
  }

  private static KeyExchange group(NamedGroup group, ClientConfig config) throws PeerViolation {
    if (!group.isForTls12() || !config.policy().groups().contains(group)) {
      throw Tls12Violation.UNOFFERED_GROUP.by(SERVER, group.toString());
    }
    return config
        .crypto()
        .keyExchange(group)
        .orElseThrow(() -> Tls12Violation.UNOFFERED_GROUP.by(SERVER, group.toString()));
  }

  @Override
  public String situation() {
    return "awaiting the server's ServerKeyExchange";
  }
}
