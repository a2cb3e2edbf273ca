package org.handfast.engine.handshake.tls12;

import java.util.Optional;
import org.handfast.engine.schedule.Exporter;
import org.handfast.engine.schedule.tls12.KeyBlock;
import org.handfast.engine.schedule.tls12.MacOrder;
import org.handfast.engine.schedule.tls12.MasterSecret;
import org.handfast.engine.schedule.tls12.Tls12Suite;
import org.handfast.engine.secret.Secret;
import org.handfast.engine.secret.SecretScope;
import org.handfast.engine.session.SessionSecret;
import org.handfast.protocol.message.Random;
import org.handfast.protocol.wire.Bytes;

/// What the two hellos settle, RFC 5246 7.4.1: the nonces, the suite, and how keys are made and
/// used.
///
/// @param client the client's nonce
/// @param server the server's nonce
/// @param masterSecret whether it is bound to the whole handshake (RFC 7627)
/// @param macOrder where the suite has a block cipher (RFC 7366)
public record Agreement(
    Random client, Random server, Tls12Suite suite, SessionSecret masterSecret, MacOrder macOrder) {

  /// The master secret of a full handshake; the premaster secret has done its work.
  ///
  /// @param sessionHash the transcript up to the ClientKeyExchange (RFC 7627 3)
  public MasterSecret master(Secret premaster, Bytes sessionHash, SecretScope owner) {
    return isExtended()
        ? MasterSecret.extended(suite.hash(), premaster, sessionHash, owner)
        : MasterSecret.of(suite.hash(), premaster, client, server, owner);
  }

  /// The keys of both directions.
  public KeyBlock keys(MasterSecret master) {
    return master.keyBlock(suite, macOrder, client, server);
  }

  /// What exports keying material: nothing without a bound master secret (RFC 7627 5.4).
  public Optional<Exporter> exporter(MasterSecret master) {
    return isExtended() ? Optional.of(master.exporter(client, server)) : Optional.empty();
  }

  /// Whether the master secret is bound to the whole handshake.
  public boolean isExtended() {
    return masterSecret == SessionSecret.EXTENDED_MASTER_SECRET;
  }
}
