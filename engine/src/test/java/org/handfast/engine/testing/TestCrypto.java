package org.handfast.engine.testing;

import java.security.SecureRandom;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.handfast.engine.crypto.Aead;
import org.handfast.engine.crypto.AeadAlgorithm;
import org.handfast.engine.crypto.BlockCipher;
import org.handfast.engine.crypto.BlockCipherAlgorithm;
import org.handfast.engine.crypto.CryptoProvider;
import org.handfast.engine.crypto.HashAlgorithm;
import org.handfast.engine.crypto.HashFunction;
import org.handfast.engine.crypto.KeyExchange;
import org.handfast.engine.crypto.RandomSource;

/// A crypto provider for tests: the JDK's algorithms in the plainest possible way, with every part
/// open to exchange. It shares no code with the one that is shipped.
public final class TestCrypto {
  private static final SecureRandom RANDOM = new SecureRandom();

  /// All it can do.
  public static final CryptoProvider PROVIDER =
      new CryptoProvider(
          hashes(),
          aeads(),
          DiffieHellmanGroup.groups().stream().<KeyExchange>map(JdkExchange::fresh).toList(),
          new JdkSignatures(),
          RANDOM::nextBytes,
          blockCiphers(),
          Optional.of(new JdkKeyTransport()));

  private TestCrypto() {}

  /// The hash functions.
  public static List<HashFunction> hashes() {
    return Arrays.stream(HashAlgorithm.values()).<HashFunction>map(JdkHash::new).toList();
  }

  /// The ciphers.
  public static List<AeadAlgorithm> aeads() {
    return Arrays.stream(Aead.values()).<AeadAlgorithm>map(JdkAead::new).toList();
  }

  /// The block ciphers.
  public static List<BlockCipherAlgorithm> blockCiphers() {
    return Arrays.stream(BlockCipher.values())
        .<BlockCipherAlgorithm>map(JdkBlockCipher::new)
        .toList();
  }

  /// The same with these key exchanges.
  public static CryptoProvider with(KeyExchange... exchanges) {
    return new CryptoProvider(
        hashes(),
        aeads(),
        List.of(exchanges),
        new JdkSignatures(),
        RANDOM::nextBytes,
        blockCiphers(),
        PROVIDER.keyTransport());
  }

  /// The same with these ciphers.
  public static CryptoProvider withAeads(List<AeadAlgorithm> aeads) {
    return new CryptoProvider(
        hashes(),
        aeads,
        PROVIDER.keyExchanges(),
        PROVIDER.verifier(),
        RANDOM::nextBytes,
        blockCiphers(),
        PROVIDER.keyTransport());
  }

  /// The same with this randomness.
  public static CryptoProvider withRandom(RandomSource random) {
    return new CryptoProvider(
        hashes(),
        aeads(),
        PROVIDER.keyExchanges(),
        PROVIDER.verifier(),
        random,
        blockCiphers(),
        PROVIDER.keyTransport());
  }
}
