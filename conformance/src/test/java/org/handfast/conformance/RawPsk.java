package org.handfast.conformance;

import org.handfast.engine.crypto.HashFunction;
import org.handfast.engine.schedule.BinderKind;
import org.handfast.engine.schedule.EarlyStage;
import org.handfast.engine.secret.SecretScope;
import org.handfast.protocol.extension.PskIdentity;
import org.handfast.protocol.wire.Bytes;

/// A pre-shared key in the hands of a [RawPeer].
///
/// @param label and the age of the ticket, as they are offered
record RawPsk(PskIdentity label, Bytes key, BinderKind kind) {

  /// A key from elsewhere.
  static RawPsk external(String name, Bytes key) {
    return new RawPsk(new PskIdentity(RawPeer.bytes(name), 0), key, BinderKind.EXTERNAL);
  }

  RawPsk withKind(BinderKind other) {
    return new RawPsk(label, key, other);
  }

  RawPsk withKey(Bytes other) {
    return new RawPsk(label, other, kind);
  }

  RawPsk withAge(long obfuscated) {
    return new RawPsk(new PskIdentity(label.identity(), obfuscated), key, kind);
  }

  /// The key schedule with this key in it.
  EarlyStage stage(HashFunction hash, SecretScope scope) {
    return EarlyStage.withPsk(hash, scope.adopt(key.toArray()), scope);
  }
}
