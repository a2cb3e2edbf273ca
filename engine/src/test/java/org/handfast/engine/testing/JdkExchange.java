package org.handfast.engine.testing;

import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.PublicKey;
import java.util.function.Supplier;
import javax.crypto.KeyAgreement;
import org.handfast.engine.crypto.InvalidShareException;
import org.handfast.engine.crypto.KeyExchange;
import org.handfast.engine.secret.Secret;
import org.handfast.engine.secret.SecretScope;
import org.handfast.protocol.registry.NamedGroup;
import org.handfast.protocol.wire.Bytes;

/// Diffie-Hellman in one group, straight from the JDK. The key pairs come from outside, so that a
/// test can bring those of a trace.
public final class JdkExchange implements KeyExchange {
  private final DiffieHellmanGroup group;
  private final Supplier<KeyPair> keys;

  private JdkExchange(DiffieHellmanGroup group, Supplier<KeyPair> keys) {
    this.group = group;
    this.keys = keys;
  }

  /// An exchange with a fresh key pair each time.
  public static JdkExchange fresh(NamedGroup group) {
    DiffieHellmanGroup found = DiffieHellmanGroup.of(group);
    return new JdkExchange(found, found::generate);
  }

  /// An exchange that always uses this private key, whose public half is `share`.
  public static JdkExchange fixed(NamedGroup group, Bytes privateKey, Bytes share) {
    DiffieHellmanGroup found = DiffieHellmanGroup.of(group);
    return new JdkExchange(found, () -> found.pair(privateKey, share));
  }

  @Override
  public NamedGroup group() {
    return group.group();
  }

  @Override
  public Offer offer() {
    return new Offered(group, keys.get());
  }

  @Override
  public Answer answer(Bytes clientShare, SecretScope scope) throws InvalidShareException {
    KeyPair pair = keys.get();
    Secret secret = agree(group, pair, clientShare, scope);
    return new Answer(group.encode(pair.getPublic()), secret);
  }

  private static Secret agree(
      DiffieHellmanGroup group, KeyPair pair, Bytes peerShare, SecretScope scope)
      throws InvalidShareException {
    try {
      PublicKey peer = group.decode(peerShare);
      KeyAgreement agreement = KeyAgreement.getInstance(group.agreement());
      agreement.init(pair.getPrivate());
      agreement.doPhase(peer, true);
      return scope.adopt(agreement.generateSecret());
    } catch (GeneralSecurityException | IllegalArgumentException e) {
      throw new InvalidShareException(String.valueOf(e.getMessage()));
    }
  }

  private record Offered(DiffieHellmanGroup of, KeyPair pair) implements Offer {

    @Override
    public NamedGroup group() {
      return of.group();
    }

    @Override
    public Bytes share() {
      return of.encode(pair.getPublic());
    }

    @Override
    public Secret complete(Bytes serverShare, SecretScope scope) throws InvalidShareException {
      return agree(of, pair, serverShare, scope);
    }
  }
}
