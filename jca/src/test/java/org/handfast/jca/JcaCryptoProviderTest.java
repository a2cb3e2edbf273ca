package org.handfast.jca;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.KeyPair;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.handfast.engine.crypto.Aead;
import org.handfast.engine.crypto.AeadAlgorithm;
import org.handfast.engine.crypto.BlockCipher;
import org.handfast.engine.crypto.BlockCipherAlgorithm;
import org.handfast.engine.crypto.CryptoProvider;
import org.handfast.engine.crypto.HashAlgorithm;
import org.handfast.engine.crypto.HashFunction;
import org.handfast.engine.crypto.KeyExchange;
import org.handfast.engine.crypto.RandomSource;
import org.handfast.engine.crypto.SignatureVerifier.Verdict;
import org.handfast.engine.secret.SecretScope;
import org.handfast.protocol.registry.NamedGroup;
import org.handfast.protocol.registry.SignatureScheme;
import org.handfast.protocol.wire.Bytes;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class JcaCryptoProviderTest {
  private static final int THREADS = 8;

  @ParameterizedTest
  @EnumSource
  void everyAlgorithmIsThereOnce(ProviderSet set) {
    CryptoProvider crypto = set.crypto();
    assertThat(crypto.hashes())
        .extracting(HashFunction::algorithm)
        .containsExactly(HashAlgorithm.values());
    assertThat(crypto.aeads()).extracting(AeadAlgorithm::aead).containsExactly(Aead.values());
    assertThat(crypto.blockCiphers())
        .extracting(BlockCipherAlgorithm::cipher)
        .containsExactly(BlockCipher.values());
    assertThat(crypto.keyTransport()).isPresent();
    assertThat(crypto.keyExchanges())
        .extracting(KeyExchange::group)
        .containsExactly(
            NamedGroup.X25519MLKEM768,
            NamedGroup.SECP256R1MLKEM768,
            NamedGroup.SECP384R1MLKEM1024,
            NamedGroup.X25519,
            NamedGroup.SECP256R1,
            NamedGroup.SECP384R1,
            NamedGroup.SECP521R1,
            NamedGroup.X448,
            NamedGroup.MLKEM512,
            NamedGroup.MLKEM768,
            NamedGroup.MLKEM1024,
            NamedGroup.FFDHE2048,
            NamedGroup.FFDHE3072,
            NamedGroup.FFDHE4096);
    assertThat(crypto.verifier().schemes()).hasSize(Scheme.values().length);
  }

  @Test
  void theSharedOnesAreMadeOnce() {
    assertThat(JcaCryptoProvider.installed()).isSameAs(JcaCryptoProvider.installed());
    assertThat(JcaCryptoProvider.jdkOnly()).isSameAs(JcaCryptoProvider.jdkOnly());
  }

  @ParameterizedTest
  @EnumSource
  void itsRandomBytesDiffer(ProviderSet set) {
    RandomSource random = set.crypto().random();
    Set<Bytes> seen = new HashSet<>();
    for (int round = 0; round < 1000; round++) {
      assertThat(seen.add(random.next(16))).isTrue();
    }
  }

  @Test
  void aGivenSourceOfRandomnessIsUsed() {
    AtomicInteger drawn = new AtomicInteger();
    var source =
        new SecureRandom() {
          private static final long serialVersionUID = 1L;

          @Override
          public void nextBytes(byte[] bytes) {
            drawn.incrementAndGet();
            super.nextBytes(bytes);
          }
        };
    CryptoProvider crypto = JcaCryptoProvider.of(Providers.jdkOnly(), source);
    crypto.random().next(32);
    assertThat(drawn).hasPositiveValue();
    for (KeyExchange exchange : crypto.keyExchanges()) {
      int before = drawn.get();
      exchange.offer();
      assertThat(drawn).as("%s", exchange.group()).hasValueGreaterThan(before);
    }
  }

  /// Connections share the provider: first choices, caches and keys are met by many at once.
  @ParameterizedTest
  @EnumSource
  void manyThreadsShareIt(ProviderSet set) throws Exception {
    CryptoProvider crypto = set.crypto();
    KeyPair pair = Keys.SECP256R1.pair();
    JcaSigner signer = JcaSigner.of(pair.getPrivate(), pair.getPublic(), set.providers());
    Callable<Integer> handshakes =
        () -> {
          for (int round = 0; round < 20; round++) {
            handshake(crypto, signer, pair, round);
          }
          return 20;
        };
    try (var executor = Executors.newFixedThreadPool(THREADS)) {
      List<Future<Integer>> results = new ArrayList<>();
      for (int thread = 0; thread < THREADS; thread++) {
        results.add(executor.submit(handshakes));
      }
      for (Future<Integer> result : results) {
        assertThat(result.get()).isEqualTo(20);
      }
    }
  }

  private static void handshake(CryptoProvider crypto, JcaSigner signer, KeyPair pair, int round)
      throws Exception {
    try (SecretScope scope = SecretScope.open()) {
      KeyExchange exchange = crypto.keyExchanges().get(round % 3);
      KeyExchange.Offer offer = exchange.offer();
      KeyExchange.Answer answer = exchange.answer(offer.share(), scope);
      assertThat(offer.complete(answer.share(), scope)).isEqualTo(answer.secret());
    }
    Bytes content = crypto.random().next(64);
    SignatureScheme scheme = SignatureScheme.ECDSA_SECP256R1_SHA256;
    Bytes signature = signer.sign(scheme, content);
    assertThat(crypto.verifier().verify(scheme, pair.getPublic(), content, signature))
        .isEqualTo(Verdict.VALID);
    for (AeadAlgorithm aead : crypto.aeads()) {
      byte[] key = new byte[aead.aead().keyLength()];
      byte[] nonce = {(byte) round, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0};
      byte[] record = new byte[content.length() + Aead.TAG_LENGTH];
      byte[] plain = new byte[content.length()];
      aead.sealer(key).seal(nonce, nonce, content.toArray(), 0, 64, new byte[0], record, 0);
      assertThat(aead.opener(key).open(nonce, nonce, record, 0, record.length, plain, 0))
          .isEqualTo(64);
      assertThat(Bytes.owning(plain)).isEqualTo(content);
    }
    HashFunction.Digest digest = crypto.hashes().getFirst().digest();
    digest.update(content.toArray(), 0, 64);
    assertThat(digest.fork().finish()).isEqualTo(digest.finish());
  }
}
