package org.handfast.engine.crypto;

import java.util.List;
import java.util.Optional;
import org.handfast.protocol.registry.NamedGroup;

/// All the cryptography a connection can use, as plain lists: take one away, and it is not
/// negotiated.
public record CryptoProvider(
    List<HashFunction> hashes,
    List<AeadAlgorithm> aeads,
    List<KeyExchange> keyExchanges,
    SignatureVerifier verifier,
    RandomSource random) {

  public CryptoProvider {
    hashes = List.copyOf(hashes);
    aeads = List.copyOf(aeads);
    keyExchanges = List.copyOf(keyExchanges);
  }

  public Optional<HashFunction> hash(HashAlgorithm algorithm) {
    return hashes.stream().filter(hash -> hash.algorithm() == algorithm).findFirst();
  }

  public Optional<AeadAlgorithm> aead(Aead aead) {
    return aeads.stream().filter(algorithm -> algorithm.aead() == aead).findFirst();
  }

  public Optional<KeyExchange> keyExchange(NamedGroup group) {
    return keyExchanges.stream().filter(exchange -> exchange.group().equals(group)).findFirst();
  }
}
