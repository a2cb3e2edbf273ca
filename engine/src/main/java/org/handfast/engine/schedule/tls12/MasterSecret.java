package org.handfast.engine.schedule.tls12;

import org.handfast.engine.Side;
import org.handfast.engine.crypto.HashFunction;
import org.handfast.engine.secret.Secret;
import org.handfast.engine.secret.SecretScope;
import org.handfast.protocol.message.Random;
import org.handfast.protocol.wire.Bytes;

/// What everything else comes from (RFC 5246 8.1 and 6.3):
///
/// ```text
///  pre_master_secret
///         |   ClientHello.random, ServerHello.random ("master secret"),
///         |   or the hash of the handshake so far ("extended master secret", RFC 7627)
///         v
///   master_secret ---> PRF(., "client finished" | "server finished", hash) = verify_data
///         |
///         +----------> PRF(., "key expansion", ServerHello.random + ClientHello.random)
///                      = key_block
/// ```
public final class MasterSecret {
  /// The length in bytes, whatever the suite.
  public static final int LENGTH = 48;

  private static final int VERIFY_DATA_LENGTH = 12;

  private final HashFunction hash;
  private final Secret secret;
  private final SecretScope owner;

  private MasterSecret(HashFunction hash, Secret secret, SecretScope owner) {
    this.hash = hash;
    this.secret = secret;
    this.owner = owner;
  }

  /// From a premaster secret and the two nonces. A connection is not bound to its handshake by it:
  /// somebody between two connections can make them share it (RFC 7627 1).
  ///
  /// @param premaster which the caller ends as soon as this returns
  /// @param owner becomes this secret's owner, and that of the keys that are cut from it
  public static MasterSecret of(
      HashFunction hash, Secret premaster, Random client, Random server, SecretScope owner) {
    return derived(hash, premaster, "master secret", seed(client, server), owner);
  }

  /// From a premaster secret and all that was said in the handshake (RFC 7627 4).
  ///
  /// @param premaster which the caller ends as soon as this returns
  /// @param sessionHash the transcript up to the ClientKeyExchange
  /// @param owner becomes this secret's owner, and that of the keys that are cut from it
  public static MasterSecret extended(
      HashFunction hash, Secret premaster, Bytes sessionHash, SecretScope owner) {
    return derived(hash, premaster, "extended master secret", sessionHash, owner);
  }

  /// That of an earlier connection, which this one resumes (RFC 5246 7.3).
  ///
  /// @param kept stays its owner's: this is a copy
  public static MasterSecret resumed(HashFunction hash, Secret kept, SecretScope owner) {
    return new MasterSecret(hash, owner.adopt(kept.use(byte[]::clone)), owner);
  }

  /// The secret itself, such as for a session that is to be resumed.
  public Secret secret() {
    return secret;
  }

  /// verify_data of `sender`'s Finished (RFC 5246 7.4.9).
  ///
  /// @param handshakeHash the transcript before that Finished
  public Bytes verifyData(Side sender, Bytes handshakeHash) {
    String label = sender == Side.CLIENT ? "client finished" : "server finished";
    return Bytes.owning(new Prf(hash).expand(secret, label, handshakeHash, VERIFY_DATA_LENGTH));
  }

  /// The keys of both directions (RFC 5246 6.3). The server's nonce comes first here.
  public KeyBlock keyBlock(Tls12Suite suite, MacOrder order, Random client, Random server) {
    byte[] block =
        new Prf(hash)
            .expand(secret, "key expansion", seed(server, client), KeyBlock.length(suite.cipher()));
    return KeyBlock.cut(block, suite, order, owner);
  }

  /// What exports keying material. It is bound to this handshake only if this is an
  /// [extended][#extended] master secret (RFC 7627 5.4).
  public Tls12Exporter exporter(Random client, Random server) {
    return new Tls12Exporter(hash, secret, seed(client, server));
  }

  /// Ends it.
  public void wipe() {
    owner.wipe(secret);
  }

  private static MasterSecret derived(
      HashFunction hash, Secret premaster, String label, Bytes seed, SecretScope owner) {
    byte[] derived = new Prf(hash).expand(premaster, label, seed, LENGTH);
    return new MasterSecret(hash, owner.adopt(derived), owner);
  }

  private static Bytes seed(Random first, Random second) {
    return Bytes.concat(first.bytes(), second.bytes());
  }
}
