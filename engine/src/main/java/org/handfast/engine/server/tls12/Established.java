package org.handfast.engine.server.tls12;

import org.handfast.engine.handshake.tls12.Agreement;
import org.handfast.engine.handshake.tls12.MasterSecretOwner;
import org.handfast.engine.schedule.tls12.KeyBlock;
import org.handfast.engine.schedule.tls12.MasterSecret;
import org.handfast.engine.secret.Secret;
import org.handfast.engine.server.ServerContext;

/// Both sides have the master secret, and the keys that are cut from it (RFC 5246 6.3, 8.1). They
/// are not in use yet, and nobody has confirmed anything.
record Established(
    Agreement agreement, MasterSecret master, KeyBlock keys, SessionPromise promise) {

  /// After the client's key exchange, whose message is the newest of the transcript. The premaster
  /// secret ends here.
  static Established by(Secret premaster, Underway underway, ServerContext context) {
    Agreement agreement = underway.agreement();
    MasterSecret master =
        agreement.master(
            premaster,
            context.transcript().hash(),
            MasterSecretOwner.of(agreement.masterSecret(), context));
    context.handshakeScope().wipe(premaster);
    return by(master, agreement, underway.promise(), context);
  }

  /// With the master secret of an earlier connection.
  static Established by(
      MasterSecret master, Agreement agreement, SessionPromise promise, ServerContext context) {
    context.reached(master, agreement.exporter(master));
    return new Established(agreement, master, agreement.keys(master), promise);
  }
}
