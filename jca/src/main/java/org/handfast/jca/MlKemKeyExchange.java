package org.handfast.jca;

import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.PrivateKey;
import java.security.Provider;
import java.security.ProviderException;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.util.function.Supplier;
import javax.crypto.KEM;
import org.handfast.engine.crypto.InvalidShareException;
import org.handfast.engine.secret.Secret;
import org.handfast.engine.secret.SecretScope;
import org.handfast.protocol.registry.NamedGroup;
import org.handfast.protocol.wire.Bytes;

/// ML-KEM as a key exchange, alone (draft-ietf-tls-mlkem) or as a part of RFC 10024: the client
/// offers an encapsulation key, the server answers with a ciphertext.
final class MlKemKeyExchange implements SizedKeyExchange {
  private final MlKem parameters;
  private final Supplier<Provider> provider;
  private final SecureRandom random;

  MlKemKeyExchange(MlKem parameters, Supplier<Provider> provider, SecureRandom random) {
    this.parameters = parameters;
    this.provider = provider;
    this.random = random;
  }

  @Override
  public NamedGroup group() {
    return parameters.group();
  }

  @Override
  public int clientShareLength() {
    return parameters.encapsulationKeyLength();
  }

  @Override
  public int serverShareLength() {
    return parameters.ciphertextLength();
  }

  @Override
  public Offer offer() {
    try {
      KeyPair pair = parameters.generate(provider.get(), random);
      return new MlKemOffer(this, parameters.encode(pair.getPublic()), pair.getPrivate());
    } catch (GeneralSecurityException failure) {
      throw new ProviderException("no key pair of " + parameters, failure);
    }
  }

  @Override
  public Answer answer(Bytes clientShare, SecretScope scope) throws InvalidShareException {
    SizedKeyExchange.requireLength(clientShare, clientShareLength());
    if (!MlKem.isReduced(clientShare)) {
      throw new InvalidShareException("an encapsulation key that is not reduced");
    }
    KEM.Encapsulated encapsulated = encapsulate(clientShare);
    Secret secret = scope.adopt(encapsulated.key().getEncoded());
    return new Answer(Bytes.owning(encapsulated.encapsulation()), secret);
  }

  private KEM.Encapsulated encapsulate(Bytes clientShare) throws InvalidShareException {
    KEM kem = kem();
    Provider chosen = provider.get();
    try {
      PublicKey key = parameters.decode(clientShare, chosen);
      return kem.newEncapsulator(key, random).encapsulate();
    } catch (GeneralSecurityException | RuntimeException _) {
      throw new InvalidShareException("not an encapsulation key of " + parameters);
    }
  }

  /// A ciphertext of the right length always leads to a secret, if not to the server's: then
  /// Finished fails. So what goes wrong here is our own failure.
  private byte[] decapsulate(PrivateKey key, Bytes ciphertext) {
    KEM kem = kem();
    try {
      return kem.newDecapsulator(key).decapsulate(ciphertext.toArray()).getEncoded();
    } catch (GeneralSecurityException failure) {
      throw new ProviderException("decapsulation failed", failure);
    }
  }

  private KEM kem() {
    try {
      return parameters.kem(provider.get());
    } catch (GeneralSecurityException failure) {
      throw new ProviderException("has no working " + parameters, failure);
    }
  }

  private record MlKemOffer(MlKemKeyExchange exchange, Bytes share, PrivateKey key)
      implements Offer {
    @Override
    public NamedGroup group() {
      return exchange.group();
    }

    @Override
    public Secret complete(Bytes serverShare, SecretScope scope) throws InvalidShareException {
      SizedKeyExchange.requireLength(serverShare, exchange.serverShareLength());
      return scope.adopt(exchange.decapsulate(key, serverShare));
    }

    @Override
    public String toString() {
      return "Offer[" + group() + "]";
    }
  }
}
