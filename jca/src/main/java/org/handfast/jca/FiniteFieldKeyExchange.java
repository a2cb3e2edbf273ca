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

/// Diffie-Hellman in a [FiniteField], RFC 9846 4.3.8.1 and 7.4.1. Key pairs are used once, and the
/// secret keeps its leading zeros: without either, its length tells about it (the Raccoon attack).
/// The exponentiation is the provider's, and no provider on the JVM claims that its time is
/// constant: a reason to prefer a curve, and not to have these groups on unasked.
final class FiniteFieldKeyExchange implements SizedKeyExchange {
  private final FiniteField field;
  private final Supplier<Provider> provider;
  private final SecureRandom random;

  FiniteFieldKeyExchange(FiniteField field, Supplier<Provider> provider, SecureRandom random) {
    this.field = field;
    this.provider = provider;
    this.random = random;
  }

  @Override
  public NamedGroup group() {
    return field.group();
  }

  @Override
  public int clientShareLength() {
    return field.length();
  }

  @Override
  public int serverShareLength() {
    return field.length();
  }

  @Override
  public Offer offer() {
    KeyPair pair = generate();
    return new FieldOffer(this, field.encode(pair.getPublic()), pair.getPrivate());
  }

  /// Looks at the share before it spends anything on it.
  @Override
  public Answer answer(Bytes clientShare, SecretScope scope) throws InvalidShareException {
    PublicKey peer = decode(clientShare);
    KeyPair pair = generate();
    byte[] secret = agree(pair.getPrivate(), peer);
    return new Answer(field.encode(pair.getPublic()), scope.adopt(secret));
  }

  private KeyPair generate() {
    try {
      return field.generate(provider.get(), random);
    } catch (GeneralSecurityException failure) {
      throw new ProviderException("no key pair in " + field, failure);
    }
  }

  PublicKey decode(Bytes share) throws InvalidShareException {
    if (!field.isShare(share)) {
      throw new InvalidShareException("not between 1 and p - 1 of " + field);
    }
    Provider chosen = provider.get();
    try {
      return field.decode(share, chosen);
    } catch (GeneralSecurityException | RuntimeException _) {
      throw new InvalidShareException("no key of " + field);
    }
  }

  byte[] agree(PrivateKey key, PublicKey peer) throws InvalidShareException {
    KeyAgreement agreement = begin(key);
    try {
      agreement.doPhase(peer, true);
      // Raw: asked for a key by name instead, providers drop leading zeros.
      return field.padded(agreement.generateSecret());
    } catch (GeneralSecurityException | RuntimeException _) {
      throw new InvalidShareException("no secret follows from this share of " + field);
    }
  }

  private KeyAgreement begin(PrivateKey key) {
    try {
      KeyAgreement agreement = KeyAgreement.getInstance("DH", provider.get());
      agreement.init(key, random);
      return agreement;
    } catch (GeneralSecurityException failure) {
      throw new ProviderException("no agreement in " + field, failure);
    }
  }

  private record FieldOffer(FiniteFieldKeyExchange exchange, Bytes share, PrivateKey key)
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
