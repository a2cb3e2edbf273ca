package org.handfast.jca;

import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.PrivateKey;
import java.security.Provider;
import java.security.ProviderException;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.util.function.Supplier;
import javax.crypto.KeyAgreement;
import org.handfast.engine.crypto.InvalidShareException;
import org.handfast.engine.secret.Secret;
import org.handfast.engine.secret.SecretScope;
import org.handfast.protocol.registry.NamedGroup;
import org.handfast.protocol.wire.Bytes;

/// Diffie-Hellman on a [Curve], RFC 9846 4.3.8.2 and 7.4.2. Both sides do the same: make a key
/// pair, and agree with the other's share.
final class CurveKeyExchange implements SizedKeyExchange {
  private final Curve curve;
  private final Supplier<Provider> provider;
  private final SecureRandom random;

  CurveKeyExchange(Curve curve, Supplier<Provider> provider, SecureRandom random) {
    this.curve = curve;
    this.provider = provider;
    this.random = random;
  }

  @Override
  public NamedGroup group() {
    return curve.group();
  }

  @Override
  public int clientShareLength() {
    return curve.shareLength();
  }

  @Override
  public int serverShareLength() {
    return curve.shareLength();
  }

  @Override
  public Offer offer() {
    KeyPair pair = generate();
    return new CurveOffer(this, curve.encode(pair.getPublic()), pair.getPrivate());
  }

  @Override
  public Answer answer(Bytes clientShare, SecretScope scope) throws InvalidShareException {
    PublicKey peer = decode(clientShare);
    KeyPair pair = generate();
    byte[] secret = agree(pair.getPrivate(), peer);
    return new Answer(curve.encode(pair.getPublic()), scope.adopt(secret));
  }

  private KeyPair generate() {
    try {
      return curve.generate(provider.get(), random);
    } catch (GeneralSecurityException failure) {
      throw new ProviderException("no key pair on " + curve, failure);
    }
  }

  PublicKey decode(Bytes share) throws InvalidShareException {
    if (!curve.isShare(share)) {
      throw new InvalidShareException("not the form of a share of " + curve);
    }
    Provider chosen = provider.get();
    try {
      return curve.decode(share, chosen);
    } catch (GeneralSecurityException | RuntimeException _) {
      throw new InvalidShareException("not a point of " + curve);
    }
  }

  byte[] agree(PrivateKey key, PublicKey peer) throws InvalidShareException {
    byte[] secret = agree(begin(key), peer);
    if (secret.length != curve.secretLength()) {
      throw new ProviderException("a secret of " + secret.length + " bytes on " + curve);
    }
    // RFC 9846 7.4.2: a point of small order makes X25519 and X448 end in zero, whatever our key
    // is.
    if (curve.isMontgomery() && isZero(secret)) {
      throw new InvalidShareException("a point of small order");
    }
    return secret;
  }

  private KeyAgreement begin(PrivateKey key) {
    try {
      KeyAgreement agreement = KeyAgreement.getInstance(curve.agreementName(), provider.get());
      agreement.init(key, random);
      return agreement;
    } catch (GeneralSecurityException failure) {
      throw new ProviderException("no agreement on " + curve, failure);
    }
  }

  /// From here on all depends on the peer's bytes, so all that fails is put down to them. Some
  /// providers look at the point only now, and some throw unchecked exceptions.
  private byte[] agree(KeyAgreement agreement, PublicKey peer) throws InvalidShareException {
    try {
      agreement.doPhase(peer, true);
      return agreement.generateSecret();
    } catch (GeneralSecurityException | RuntimeException _) {
      throw new InvalidShareException("no secret follows from this share of " + curve);
    }
  }

  private static boolean isZero(byte[] secret) {
    int bits = 0;
    for (byte value : secret) {
      bits |= value;
    }
    return bits == 0;
  }

  private record CurveOffer(CurveKeyExchange exchange, Bytes share, PrivateKey key)
      implements Offer {
    @Override
    public NamedGroup group() {
      return exchange.group();
    }

    @Override
    public Secret complete(Bytes serverShare, SecretScope scope) throws InvalidShareException {
      return scope.adopt(exchange.agree(key, exchange.decode(serverShare)));
    }

    @Override
    public String toString() {
      return "Offer[" + group() + "]";
    }
  }
}
