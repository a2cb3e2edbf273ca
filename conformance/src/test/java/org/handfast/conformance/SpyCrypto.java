package org.handfast.conformance;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.handfast.engine.crypto.Aead;
import org.handfast.engine.crypto.AeadAlgorithm;
import org.handfast.engine.crypto.BlockCipher;
import org.handfast.engine.crypto.BlockCipherAlgorithm;
import org.handfast.engine.crypto.CryptoProvider;
import org.handfast.engine.crypto.HashAlgorithm;
import org.handfast.engine.crypto.HashFunction;
import org.handfast.engine.crypto.KeyTransport;
import org.handfast.engine.testing.TestCrypto;
import org.handfast.protocol.wire.Bytes;

/// The tests' provider, with an eye on every key that it is lent and every nonce that it is given.
final class SpyCrypto {
  private final List<byte[]> keys = Collections.synchronizedList(new ArrayList<>());
  private final Set<Bytes> sealed = ConcurrentHashMap.newKeySet();
  private final AtomicInteger repeated = new AtomicInteger();

  CryptoProvider provider() {
    return new CryptoProvider(
        TestCrypto.hashes().stream().<HashFunction>map(SpyHash::new).toList(),
        TestCrypto.aeads().stream().<AeadAlgorithm>map(SpyAead::new).toList(),
        TestCrypto.PROVIDER.keyExchanges(),
        TestCrypto.PROVIDER.verifier(),
        TestCrypto.PROVIDER.random(),
        TestCrypto.blockCiphers().stream()
            .<BlockCipherAlgorithm>map(real -> new SpyBlockCipher(real, keys))
            .toList(),
        TestCrypto.PROVIDER.keyTransport().map(this::watch));
  }

  private KeyTransport watch(KeyTransport real) {
    return (key, premaster) -> {
      premaster.lend(keys::add);
      return real.encrypt(key, premaster);
    };
  }

  /// The very arrays that were lent as keys, of HMAC and of ciphers.
  List<byte[]> keys() {
    return keys;
  }

  /// How many different pairs of key and nonce were used to seal.
  int sealedRecords() {
    return sealed.size();
  }

  /// How often such a pair was used again.
  int repeatedNonces() {
    return repeated.get();
  }

  private final class SpyHash implements HashFunction {
    private final HashFunction real;

    SpyHash(HashFunction real) {
      this.real = real;
    }

    @Override
    public HashAlgorithm algorithm() {
      return real.algorithm();
    }

    @Override
    public Digest digest() {
      return real.digest();
    }

    @Override
    public Hmac hmac() {
      Hmac hmac = real.hmac();
      return new Hmac() {
        @Override
        public void key(byte[] key) {
          keys.add(key);
          hmac.key(key);
        }

        @Override
        public void update(byte[] in, int from, int to) {
          hmac.update(in, from, to);
        }

        @Override
        public byte[] finish() {
          return hmac.finish();
        }
      };
    }
  }

  private record SpyBlockCipher(BlockCipherAlgorithm real, List<byte[]> keys)
      implements BlockCipherAlgorithm {

    @Override
    public BlockCipher cipher() {
      return real.cipher();
    }

    @Override
    public Encryptor encryptor(byte[] key) {
      keys.add(key);
      return real.encryptor(key);
    }

    @Override
    public Decryptor decryptor(byte[] key) {
      keys.add(key);
      return real.decryptor(key);
    }
  }

  private final class SpyAead implements AeadAlgorithm {
    private final AeadAlgorithm real;

    SpyAead(AeadAlgorithm real) {
      this.real = real;
    }

    @Override
    public Aead aead() {
      return real.aead();
    }

    @Override
    public Sealer sealer(byte[] key) {
      keys.add(key);
      Bytes name = Bytes.of(key);
      Sealer sealer = real.sealer(key);
      return (nonce, additionalData, in, from, to, tail, out, at) -> {
        if (!sealed.add(Bytes.concat(name, Bytes.of(nonce)))) {
          repeated.incrementAndGet();
        }
        return sealer.seal(nonce, additionalData, in, from, to, tail, out, at);
      };
    }

    @Override
    public Opener opener(byte[] key) {
      keys.add(key);
      return real.opener(key);
    }
  }
}
