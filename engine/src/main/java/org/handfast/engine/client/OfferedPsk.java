package org.handfast.engine.client;

import java.time.Instant;
import java.util.Optional;
import org.handfast.engine.crypto.HashFunction;
import org.handfast.engine.schedule.BinderKind;
import org.handfast.engine.schedule.EarlyStage;
import org.handfast.engine.session.Session;
import org.handfast.protocol.extension.PskIdentity;

/// A pre-shared key that the client offers, in the form in which it is needed: the key itself is in
/// the key schedule already.
///
/// @param hash the one it is bound to
/// @param session whose ticket it is; empty for a key from elsewhere
record OfferedPsk(
    PskIdentity identity,
    BinderKind kind,
    HashFunction hash,
    EarlyStage stage,
    Optional<Session.Terms> session) {

  /// The same with the age that its ticket has now.
  OfferedPsk atAge(Instant now) {
    long age = session.map(terms -> terms.obfuscatedAge(now)).orElse(0L);
    return new OfferedPsk(new PskIdentity(identity.identity(), age), kind, hash, stage, session);
  }
}
