package org.handfast.engine.crypto;

import java.util.List;
import java.util.Optional;
import org.handfast.protocol.registry.NamedGroup;

/// All the cryptography a connection can use, as plain lists: take one away, and it is not
/// negotiated.
///
/// @param blockCiphers TLS 1.2's older suites need them
/// @param keyTransport TLS 1.2's oldest suites need it on the client's side
public record CryptoProvider(
    List<HashFunction> hashes,
    List<AeadAlgorithm> aeads,
    List<KeyExchange> keyExchanges,
    SignatureVerifier verifier,
    RandomSource random,
    List<BlockCipherAlgorithm> blockCiphers,
    Optional<KeyTransport> keyTransport) {

  public CryptoProvider {
    hashes = List.copyOf(hashes);
    aeads = List.copyOf(aeads);
    keyExchanges = List.copyOf(keyExchanges);
    blockCiphers = List.copyOf(blockCiphers);
  }

  /// Without block ciphers and key transport.
  public CryptoProvider(
      List<HashFunction> hashes,
      List<AeadAlgorithm> aeads,
      List<KeyExchange> keyExchanges,
      SignatureVerifier verifier,
      RandomSource random) {
    this(hashes, aeads, keyExchanges, verifier, random, List.of(), Optional.empty());
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

  public Optional<BlockCipherAlgorithm> blockCipher(BlockCipher cipher) {
    return blockCiphers.stream().filter(algorithm -> algorithm.cipher() == cipher).findFirst();
  }
}
