package org.handfast.jca;

import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.handfast.engine.crypto.Aead;
import org.handfast.engine.crypto.AeadAlgorithm;
import org.handfast.engine.crypto.BlockCipher;
import org.handfast.engine.crypto.BlockCipherAlgorithm;
import org.handfast.engine.crypto.CryptoProvider;
import org.handfast.engine.crypto.HashAlgorithm;
import org.handfast.engine.crypto.HashFunction;

/// The engine's cryptography on the JCA. What is made here is made once and shared by all
/// connections; each primitive picks its provider when it is used first.
public final class JcaCryptoProvider {
  private JcaCryptoProvider() {}

  /// On the fastest providers present, see [Providers#installed].
  public static CryptoProvider installed() {
    return Installed.CRYPTO;
  }

  /// On the JDK's own providers alone.
  public static CryptoProvider jdkOnly() {
    return JdkOnly.CRYPTO;
  }

  /// On these providers, with the JDK's own source of randomness.
  public static CryptoProvider of(Providers providers) {
    return of(providers, PlatformRandom.INSTANCE);
  }

  /// On these providers, with `random` for all that the engine draws and for the key pairs of those
  /// providers that take it; native libraries use their own.
  public static CryptoProvider of(Providers providers, SecureRandom random) {
    return new CryptoProvider(
        hashes(providers),
        aeads(providers),
        KeyExchanges.of(providers, random),
        new JcaSignatureVerifier(providers),
        random::nextBytes,
        blockCiphers(providers),
        providers.isServed(Primitive.RSA_ENCRYPTION)
            ? Optional.of(new JcaKeyTransport(providers, random))
            : Optional.empty());
  }

  private static List<HashFunction> hashes(Providers providers) {
    return Stream.of(
            hash(HashAlgorithm.SHA256, Primitive.SHA_256, Primitive.HMAC_SHA_256, providers),
            hash(HashAlgorithm.SHA384, Primitive.SHA_384, Primitive.HMAC_SHA_384, providers),
            hash(HashAlgorithm.SHA1, Primitive.SHA_1, Primitive.HMAC_SHA_1, providers))
        .flatMap(Optional::stream)
        .toList();
  }

  private static Optional<HashFunction> hash(
      HashAlgorithm algorithm, Primitive digest, Primitive mac, Providers providers) {
    return providers.isServed(digest) && providers.isServed(mac)
        ? Optional.of(new JcaHash(algorithm, () -> providers.of(digest), () -> providers.of(mac)))
        : Optional.empty();
  }

  private static List<AeadAlgorithm> aeads(Providers providers) {
    List<AeadAlgorithm> aeads = new ArrayList<>();
    for (Aead aead : Aead.values()) {
      Primitive primitive =
          switch (aead) {
            case AES_128_GCM, AES_256_GCM -> Primitive.AES_GCM;
            case CHACHA20_POLY1305 -> Primitive.CHACHA20_POLY1305;
          };
      if (providers.isServed(primitive)) {
        aeads.add(new JcaAead(aead, () -> providers.of(primitive)));
      }
    }
    return aeads;
  }

  private static List<BlockCipherAlgorithm> blockCiphers(Providers providers) {
    return providers.isServed(Primitive.AES_CBC)
        ? Arrays.stream(BlockCipher.values())
            .<BlockCipherAlgorithm>map(
                cipher -> new JcaBlockCipher(cipher, () -> providers.of(Primitive.AES_CBC)))
            .toList()
        : List.of();
  }

  /// Made when it is asked for first.
  private static final class Installed {
    static final CryptoProvider CRYPTO = of(Providers.installed());
  }

  /// Made when it is asked for first.
  private static final class JdkOnly {
    static final CryptoProvider CRYPTO = of(Providers.jdkOnly());
  }
}
