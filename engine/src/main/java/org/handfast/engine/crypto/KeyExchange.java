package org.handfast.engine.crypto;

import java.util.Optional;
import org.handfast.engine.secret.Secret;
import org.handfast.engine.secret.SecretScope;
import org.handfast.protocol.registry.NamedGroup;
import org.handfast.protocol.wire.Bytes;

/// A key exchange shaped like a KEM: the client offers a share, the server answers it with one of
/// its own and has the secret, the client completes. Diffie-Hellman groups (RFC 9846 7.4) and
/// ML-KEM hybrids are the same thing in this shape. Thread-safe.
public interface KeyExchange {
  NamedGroup group();

  /// Makes a fresh key pair and offers its public half.
  Offer offer();

  /// Answers the client's share.
  ///
  /// @param scope becomes the owner of the shared secret
  /// @throws InvalidShareException if the share is not a valid one of this group
  Answer answer(Bytes clientShare, SecretScope scope) throws InvalidShareException;

  /// The client's half of one exchange; used once.
  interface Offer {
    NamedGroup group();

    /// key_exchange of RFC 9846 4.3.8.
    Bytes share();

    /// The shared secret, from the server's answer.
    ///
    /// @param scope becomes the owner of the shared secret
    /// @throws InvalidShareException if the answer is not a valid one of this group
    Secret complete(Bytes serverShare, SecretScope scope) throws InvalidShareException;

    /// The same key pair's share in a classical group, where this group is a hybrid whose part it
    /// is: the client offers both for the price of one key pair. The server picks one of them, so
    /// the key is still used once.
    default Optional<Offer> component() {
      return Optional.empty();
    }
  }

  /// The server's answer and the secret it leads to.
  record Answer(Bytes share, Secret secret) {}
}
