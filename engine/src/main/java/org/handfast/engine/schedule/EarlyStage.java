package org.handfast.engine.schedule;

import org.handfast.engine.crypto.HashFunction;
import org.handfast.engine.secret.Secret;
import org.handfast.engine.secret.SecretScope;
import org.handfast.protocol.wire.Bytes;

/// The top of the key schedule's figure (RFC 9846 7.1):
///
/// ```text
///              0
///              |
///              v
///    PSK ->  HKDF-Extract = Early Secret
///              |
///              +-----> Derive-Secret(., "ext binder" | "res binder" | "imp binder", "")
///              |       = binder_key
///              |
///              +-----> Derive-Secret(., "c e traffic", ClientHello)
///              |       = client_early_traffic_secret
///              |
///              +-----> Derive-Secret(., "e exp master", ClientHello)
///              |       = early_exporter_secret
///              v
///        Derive-Secret(., "derived", "")
/// ```
///
/// It knows a hash function and no cipher suite: the client computes it for every key it offers,
/// before the server has selected anything.
public final class EarlyStage {
  private final HashFunction hash;
  private final Hkdf hkdf;
  private final Secret earlySecret;
  private final SecretScope scope;

  private EarlyStage(HashFunction hash, Secret psk, SecretScope scope) {
    this.hash = hash;
    this.hkdf = new Hkdf(hash);
    this.scope = scope;
    try (SecretScope brief = SecretScope.open()) {
      Secret zeros = brief.adopt(new byte[hash.algorithm().length()]);
      this.earlySecret = scope.adopt(hkdf.extract(zeros, psk));
    }
  }

  /// The early secret of a handshake that uses no pre-shared key: zeros stand in its place.
  ///
  /// @param scope the handshake's
  public static EarlyStage withoutPsk(HashFunction hash, SecretScope scope) {
    try (SecretScope brief = SecretScope.open()) {
      return new EarlyStage(hash, brief.adopt(new byte[hash.algorithm().length()]), scope);
    }
  }

  /// The early secret of a handshake with `psk`, which stays its owner's.
  ///
  /// @param hash the one the key is bound to (RFC 9846 4.3.11)
  /// @param scope the handshake's
  public static EarlyStage withPsk(HashFunction hash, Secret psk, SecretScope scope) {
    return new EarlyStage(hash, psk, scope);
  }

  /// A binder: the proof that whoever sends this ClientHello has the key (RFC 9846 4.3.11.2).
  ///
  /// @param helloHash the transcript up to the ClientHello without its binders
  public Bytes binder(BinderKind kind, Bytes helloHash) {
    try (SecretScope brief = SecretScope.open()) {
      Bytes nothing = Bytes.owning(hash.digest().finish());
      Secret binderKey =
          brief.adopt(hkdf.expandLabel(earlySecret, kind.label(), nothing, hashLength()));
      Secret finishedKey =
          brief.adopt(hkdf.expandLabel(binderKey, "finished", Bytes.EMPTY, hashLength()));
      return Bytes.owning(hkdf.mac(finishedKey, helloHash));
    }
  }

  /// The secret under which the client sends early data.
  ///
  /// @param suite the one the key was agreed on with
  /// @param helloHash the transcript up to the first ClientHello
  public TrafficSecret earlyTraffic(NegotiatedSuite suite, Bytes helloHash) {
    return Derivation.traffic(suite, hkdf, earlySecret, "c e traffic", helloHash, scope);
  }

  /// What exports keying material before the handshake is done, for protocols that use it with
  /// early data (RFC 9846 7.5). Nothing in it comes from the server: it has early data's
  /// weaknesses.
  ///
  /// @param helloHash the transcript up to the first ClientHello
  /// @param connection becomes the secret's owner
  public ExporterSecret exporter(Bytes helloHash, SecretScope connection) {
    return Derivation.exporter(hash, hkdf, earlySecret, "e exp master", helloHash, connection);
  }

  /// Mixes in the shared secret of the key exchange; this stage and `shared` end here.
  ///
  /// @param helloHash the transcript up to ServerHello
  public HandshakeStage handshake(NegotiatedSuite suite, Secret shared, Bytes helloHash) {
    Secret salt = Derivation.salt(suite, hkdf, earlySecret, scope);
    Secret handshakeSecret = scope.adopt(hkdf.extract(salt, shared));
    scope.wipe(earlySecret);
    scope.wipe(shared);
    return new HandshakeStage(suite, hkdf, handshakeSecret, helloHash, scope);
  }

  /// The same without a key exchange (psk_ke, RFC 9846 4.3.9): zeros stand in its place, and
  /// whoever learns the pre-shared key later can read the connection.
  public HandshakeStage handshakeWithoutExchange(NegotiatedSuite suite, Bytes helloHash) {
    return handshake(suite, scope.adopt(new byte[hashLength()]), helloHash);
  }

  /// Ends a key that was offered and not selected.
  public void wipe() {
    scope.wipe(earlySecret);
  }

  private int hashLength() {
    return hash.algorithm().length();
  }
}
