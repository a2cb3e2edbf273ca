package org.handfast.engine.session;

import java.nio.charset.StandardCharsets;
import org.handfast.engine.crypto.ExternalPskKind;
import org.handfast.engine.crypto.HashAlgorithm;
import org.handfast.engine.crypto.HashFunction;
import org.handfast.engine.schedule.Hkdf;
import org.handfast.engine.secret.Secret;
import org.handfast.engine.secret.SecretScope;
import org.handfast.protocol.registry.ProtocolVersion;
import org.handfast.protocol.wire.Bytes;
import org.handfast.protocol.wire.WireWriter;

/// A pre-shared key that both sides have from elsewhere (RFC 9846 2.2), bound to one hash function.
/// It must come from a strong source: whoever sees one handshake can try weak ones at leisure. The
/// object owns its key and ends it.
public final class ExternalPsk implements AutoCloseable {
  private static final int MIN_LENGTH = 16;
  private static final int MAX_LENGTH = 255;

  private final Bytes identity;
  private final ExternalPskKind kind;
  private final HashAlgorithm hash;
  private final SecretScope scope = SecretScope.open();
  private final Secret key;

  private ExternalPsk(Bytes identity, ExternalPskKind kind, HashAlgorithm hash, byte[] key) {
    if (identity.isEmpty() || identity.length() > 0xFF00) {
      throw new IllegalArgumentException("a PSK identity has 1 to 65,280 bytes");
    }
    if (key.length < MIN_LENGTH || key.length > MAX_LENGTH) {
      throw new IllegalArgumentException("an external PSK has 16 to 255 bytes, not " + key.length);
    }
    requireForKeySchedules(hash);
    this.identity = identity;
    this.kind = kind;
    this.hash = hash;
    this.key = scope.adopt(key);
  }

  /// A key used as it is, under a label that belongs to one client alone: two peers that share a
  /// key and take both roles could be played off against themselves (Selfie, RFC 9846 F.8).
  ///
  /// @param key the array becomes the object's
  /// @param hash SHA-256 unless something else was agreed on with the key (RFC 9846 4.3.11)
  public static ExternalPsk plain(Bytes identity, byte[] key, HashAlgorithm hash) {
    return new ExternalPsk(identity, ExternalPskKind.PLAIN, hash, key);
  }

  /// A key imported for TLS 1.3 and one hash function, with both roles in its label (RFC 9258 5.1):
  /// what one side proves as a client is nothing it accepts as a server.
  ///
  /// @param externalPsk the key as it was agreed on; stays the caller's
  /// @param roles who is the client and who the server
  /// @param target the hash function of the suites it is for; import once for each
  /// @param kdf the hash function that the key itself belongs to, SHA-256 as a rule
  public static ExternalPsk imported(
      Bytes externalIdentity,
      byte[] externalPsk,
      Roles roles,
      HashAlgorithm target,
      HashFunction kdf) {
    return imported(externalIdentity, externalPsk, roles.context(), target, kdf);
  }

  /// The same with a context of the application's own, which has to tell the roles apart.
  public static ExternalPsk imported(
      Bytes externalIdentity,
      byte[] externalPsk,
      Bytes context,
      HashAlgorithm target,
      HashFunction kdf) {
    requireForKeySchedules(kdf.algorithm());
    Bytes identity = importedIdentity(externalIdentity, context, target);
    HashFunction.Digest digest = kdf.digest();
    digest.update(identity.toArray(), 0, identity.length());
    Bytes identityHash = Bytes.owning(digest.finish());
    Hkdf hkdf = new Hkdf(kdf);
    try (SecretScope brief = SecretScope.open()) {
      Secret zeros = brief.adopt(new byte[kdf.algorithm().length()]);
      Secret extracted = brief.adopt(hkdf.extract(zeros, brief.adopt(externalPsk.clone())));
      byte[] key = hkdf.expandLabel(extracted, "derived psk", identityHash, target.length());
      return new ExternalPsk(identity, ExternalPskKind.IMPORTED, target, key);
    }
  }

  // struct { opaque external_identity<1..2^16-1>; opaque context<0..2^16-1>;
  //          uint16 target_protocol; uint16 target_kdf; } ImportedIdentity;
  private static Bytes importedIdentity(
      Bytes externalIdentity, Bytes context, HashAlgorithm target) {
    WireWriter out = new WireWriter(externalIdentity.length() + context.length() + 8);
    out.opaque(externalIdentity, 1, 0xFFFF);
    out.opaque(context, 0, 0xFFFF);
    out.u16(ProtocolVersion.TLS_1_3.code());
    out.u16(targetKdf(target));
    return out.take();
  }

  // The registry of RFC 9258: HKDF_SHA256 is 1, HKDF_SHA384 is 2.
  private static int targetKdf(HashAlgorithm target) {
    return switch (target) {
      case SHA256 -> 1;
      case SHA384 -> 2;
      case SHA1 -> throw unfit(target);
    };
  }

  private static void requireForKeySchedules(HashAlgorithm hash) {
    if (!hash.isForKeySchedules()) {
      throw unfit(hash);
    }
  }

  private static IllegalArgumentException unfit(HashAlgorithm hash) {
    return new IllegalArgumentException("no pre-shared key is bound to " + hash);
  }

  /// The label on the wire.
  public Bytes identity() {
    return identity;
  }

  /// How it is used.
  public ExternalPskKind kind() {
    return kind;
  }

  /// The hash function it is bound to.
  public HashAlgorithm hash() {
    return hash;
  }

  /// The key.
  public Secret key() {
    return key;
  }

  @Override
  public void close() {
    scope.close();
  }

  @Override
  public String toString() {
    return "ExternalPsk[" + kind + ", " + hash + "]";
  }

  /// Who takes which role under an imported key.
  ///
  /// @param client the client's name
  /// @param server the server's name; another one
  public record Roles(String client, String server) {
    public Roles {
      if (client.equals(server)) {
        throw new IllegalArgumentException("client and server have the same name: " + client);
      }
    }

    /// Both names, each with its length before it.
    Bytes context() {
      WireWriter out = new WireWriter(64);
      out.opaque(Bytes.owning(client.getBytes(StandardCharsets.UTF_8)), 0, 0xFFFF);
      out.opaque(Bytes.owning(server.getBytes(StandardCharsets.UTF_8)), 0, 0xFFFF);
      return out.take();
    }
  }
}
