package org.handfast.lab.tls;

import java.util.Optional;
import org.handfast.protocol.registry.NamedGroup;
import org.handfast.protocol.wire.Bytes;

/// What somebody has beside the bytes that pass: the few secrets from which all others follow. Bob
/// and Alice have them from their stack; Trudy has what she has stolen. Whoever has none reads what
/// is in the clear.
public interface Keyring {
  /// Has nothing.
  Keyring NONE = new Keyring() {};

  /// The pre-master secret that was encrypted to a server's RSA key (RFC 5246 7.4.7.1).
  default Optional<Bytes> premaster(Bytes encrypted) {
    return Optional.empty();
  }

  /// Where such a secret is from, in a formula: somebody made it, all others have to decrypt it.
  default String premasterFormula() {
    return "RSA-PKCS1-decrypt(Alice's private key, encrypted pre-master secret)";
  }

  /// The shared secret of a key exchange.
  default Optional<Bytes> shared(NamedGroup group, Bytes clientShare, Bytes serverShare) {
    return Optional.empty();
  }

  /// The pre-shared key that goes by this label (RFC 9846 4.3.11).
  default Optional<Bytes> preSharedKey(Bytes identity) {
    return Optional.empty();
  }

  /// The master secret of TLS 1.2, if it is known without the pre-master secret.
  default Optional<Bytes> master() {
    return Optional.empty();
  }

  /// Whether early data is to be read: a server that throws it away does not.
  default boolean readsEarlyData() {
    return true;
  }
}
