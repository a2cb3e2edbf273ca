package org.handfast.jca;

import java.security.GeneralSecurityException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import org.handfast.protocol.wire.Bytes;

/// The keys seen last, by their bytes: a provider with tables for each key object (BouncyCastle)
/// verifies three times faster with one it has seen before. Bounded, least recently used first out.
/// Thread-safe.
final class VerificationKeys {
  private static final int MOST = 256;

  private final Providers providers;
  private final SequencedMap<Identity, VerificationKey> keys = new LinkedHashMap<>(16, 0.75f, true);

  VerificationKeys(Providers providers) {
    this.providers = providers;
  }

  /// The key in this SubjectPublicKeyInfo as `primitive`'s provider has it; empty if it is not
  /// sound.
  Optional<VerificationKey> find(byte[] encoded, KeyKind kind, Primitive primitive) {
    var identity = new Identity(primitive, Bytes.owning(encoded));
    Optional<VerificationKey> known = known(identity);
    if (known.isPresent()) {
      return known;
    }
    var provider = providers.of(primitive);
    try {
      VerificationKey key = VerificationKey.of(encoded, kind, provider);
      keep(identity, key);
      return Optional.of(key);
    } catch (GeneralSecurityException | RuntimeException _) {
      return Optional.empty();
    }
  }

  private synchronized Optional<VerificationKey> known(Identity identity) {
    return Optional.ofNullable(keys.get(identity));
  }

  private synchronized void keep(Identity identity, VerificationKey key) {
    keys.put(identity, key);
    if (keys.size() > MOST) {
      Map.Entry<Identity, VerificationKey> _ = keys.pollFirstEntry();
    }
  }

  synchronized int size() {
    return keys.size();
  }

  private record Identity(Primitive primitive, Bytes encoded) {}
}
