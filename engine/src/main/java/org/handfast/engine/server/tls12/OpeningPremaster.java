package org.handfast.engine.server.tls12;

import org.handfast.engine.crypto.RandomSource;
import org.handfast.engine.failure.TlsException;
import org.handfast.engine.handshake.Work;
import org.handfast.engine.secret.Secret;
import org.handfast.engine.secret.SecretScope;
import org.handfast.engine.server.ServerContext;
import org.handfast.protocol.wire.Bytes;

/// The server's key is decrypting the premaster secret (RFC 5246 7.4.7.1). Whatever comes out, the
/// handshake goes on: only the client's Finished shows whether it had one.
///
/// @param waited where the handshake was, and goes on from
record OpeningPremaster(AwaitClientKeyExchange waited, Work<Secret> work)
    implements Tls12ServerState.Suspended, AfterKeyExchange {

  static OpeningPremaster of(
      AwaitClientKeyExchange waited,
      ServerExchange.KeyTransport transport,
      Bytes encrypted,
      ServerContext context) {
    RandomSource random = context.config().crypto().random();
    SecretScope scope = context.handshakeScope();
    return new OpeningPremaster(
        waited,
        new Work<>(
            "opening the premaster secret",
            () ->
                Premaster.open(
                    transport.key(), encrypted, transport.clientVersion(), random, scope)));
  }

  @Override
  public AfterPremaster next(ServerContext context) throws TlsException {
    return waited.keyed(work.outcome(), context);
  }

  @Override
  public String situation() {
    return "opening the premaster secret";
  }
}
