package org.handfast.jsse;

import java.security.InvalidKeyException;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/// Identities of one context, so that no handshake encodes a chain again. Bounded: the one that was
/// not used for longest goes first.
///
/// @param <C> what is done with the keys
final class IdentityCache<C> {
  private static final int LIMIT = 1024;

  private final ReentrantLock lock = new ReentrantLock();
  private final Maker<C> maker;
  private final Map<KeyedChain, Identity<C>> identities = new LinkedHashMap<>(16, 0.75f, true);

  /// Makes a credential of a key and its chain.
  interface Maker<C> {
    Identity<C> make(PrivateKey key, List<X509Certificate> chain)
        throws CertificateEncodingException, InvalidKeyException;
  }

  IdentityCache(Maker<C> maker) {
    this.maker = maker;
  }

  /// The identity of a key and its chain.
  ///
  /// @throws InvalidKeyException if nothing can be done with this kind of key
  Identity<C> identity(PrivateKey key, List<X509Certificate> chain)
      throws CertificateEncodingException, InvalidKeyException {
    KeyedChain source = new KeyedChain(key, chain);
    Identity<C> known = find(source);
    if (known != null) {
      return known;
    }
    // Made outside the lock: a key in a device may be slow.
    Identity<C> made = maker.make(key, chain);
    keep(source, made);
    return made;
  }

  /// Whether there is an identity with this key.
  boolean has(PublicKey key) {
    lock.lock();
    try {
      return identities.keySet().stream()
          .anyMatch(known -> known.chain.getFirst().getPublicKey().equals(key));
    } finally {
      lock.unlock();
    }
  }

  private @Nullable Identity<C> find(KeyedChain source) {
    lock.lock();
    try {
      return identities.get(source);
    } finally {
      lock.unlock();
    }
  }

  private void keep(KeyedChain source, Identity<C> made) {
    lock.lock();
    try {
      identities.put(source, made);
      if (identities.size() > LIMIT) {
        identities.remove(identities.keySet().iterator().next());
      }
    } finally {
      lock.unlock();
    }
  }

  /// A chain and the very key object that goes with it: keys are not compared by their content,
  /// which would bring the content into memory.
  private record KeyedChain(PrivateKey key, List<X509Certificate> chain) {
    @Override
    @SuppressWarnings("ReferenceEquality") // the very object is the point
    public boolean equals(@Nullable Object other) {
      return other instanceof KeyedChain that && key == that.key && chain.equals(that.chain);
    }

    @Override
    public int hashCode() {
      return 31 * System.identityHashCode(key) + chain.getFirst().hashCode();
    }
  }
}
