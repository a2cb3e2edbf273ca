package org.handfast.conformance;

import java.nio.MappedByteBuffer;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.handfast.engine.crypto.Aead;
import org.handfast.engine.crypto.AeadAlgorithm;
import org.handfast.engine.crypto.BlockCipher;
import org.handfast.engine.crypto.BlockCipherAlgorithm;
import org.handfast.engine.crypto.CryptoProvider;
import org.handfast.engine.crypto.HashAlgorithm;
import org.handfast.engine.crypto.HashFunction;
import org.handfast.engine.crypto.InvalidShareException;
import org.handfast.engine.crypto.KeyExchange;
import org.handfast.engine.crypto.KeyTransport;
import org.handfast.engine.crypto.RsaDecryption;
import org.handfast.engine.secret.KeyLog;
import org.handfast.engine.secret.Secret;
import org.handfast.engine.secret.SecretScope;
import org.handfast.engine.trust.KeyTransportCredential;
import org.handfast.jca.JcaCryptoProvider;
import org.handfast.jca.JcaRsaDecryption;
import org.handfast.jca.Providers;
import org.handfast.protocol.registry.NamedGroup;
import org.handfast.protocol.wire.Bytes;

/// All secrets of a few connections, known without being had: each is kept under a mask, so that a
/// search of this very process's memory does not find the copy that it searches with.
///
/// It learns them from a key log, and from a provider that notes every key it is lent, every shared
/// secret and every private key.
final class MaskedSecrets implements KeyLog {
  private static final byte MASK = 0x6D;

  /// As they are, and as the two pads of HMAC (RFC 2104 2) hold them.
  private static final byte[] DISGUISES = {0, 0x36, 0x5C};

  private final List<Masked> known = new ArrayList<>();
  private boolean makingKeys;

  @SuppressWarnings("ArrayRecordComponent") // nobody compares it
  private record Masked(String name, byte[] bytes) {}

  /// The shipped provider on the JDK alone, watched.
  CryptoProvider provider() {
    CryptoProvider real = JcaCryptoProvider.of(Providers.jdkOnly(), new Noting());
    return new CryptoProvider(
        real.hashes().stream().map(this::watch).toList(),
        real.aeads().stream().map(this::watch).toList(),
        real.keyExchanges().stream()
            .filter(exchange -> exchange.group().equals(NamedGroup.X25519))
            .map(this::watch)
            .toList(),
        real.verifier(),
        real.random(),
        real.blockCiphers().stream().map(this::watch).toList(),
        real.keyTransport().map(this::watch));
  }

  /// A server's half of RSA key transport, watched.
  KeyTransportCredential keyTransport(Identity identity) {
    RsaDecryption real = rsaDecryption(identity);
    RsaDecryption watched =
        new RsaDecryption() {
          @Override
          public Bytes modulus() {
            return real.modulus();
          }

          @Override
          public byte[] decrypt(byte[] ciphertext) {
            byte[] block = real.decrypt(ciphertext);
            note("a premaster secret", Arrays.copyOfRange(block, block.length - 48, block.length));
            return block;
          }
        };
    return new KeyTransportCredential(List.of(identity.der()), watched);
  }

  private static RsaDecryption rsaDecryption(Identity identity) {
    try {
      return JcaRsaDecryption.of(identity.keys().getPrivate(), identity.keys().getPublic());
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void log(Label label, Bytes clientRandom, Secret secret) {
    note(label.name(), secret);
  }

  void note(String name, Secret secret) {
    secret.lend(bytes -> note(name, bytes));
  }

  private synchronized void note(String name, byte[] secret) {
    byte[] masked = secret.clone();
    for (int i = 0; i < masked.length; i++) {
      masked[i] ^= MASK;
    }
    if (masked.length >= 16 && !isConstant(masked)) {
      known.add(new Masked(name, masked));
    }
  }

  // Zeros stand in for a pre-shared key or a salt that is not there.
  private static boolean isConstant(byte[] bytes) {
    for (byte one : bytes) {
      if (one != bytes[0]) {
        return false;
      }
    }
    return true;
  }

  int size() {
    return known.size();
  }

  /// The names of those that occur in a file.
  Set<String> foundIn(MappedByteBuffer memory) {
    Map<Integer, List<Sought>> byBeginning = new HashMap<>();
    boolean[] begins = new boolean[1 << 16];
    for (Masked one : known) {
      for (byte disguise : DISGUISES) {
        Sought sought = new Sought(one, (byte) (MASK ^ disguise));
        int beginning = pair(sought.at(0), sought.at(1));
        begins[beginning] = true;
        byBeginning.computeIfAbsent(beginning, _ -> new ArrayList<>()).add(sought);
      }
    }
    Set<String> found = new TreeSet<>();
    for (int at = 0; at < memory.limit() - 64; at++) {
      int here = pair(memory.get(at), memory.get(at + 1));
      if (begins[here]) {
        for (Sought sought : byBeginning.getOrDefault(here, List.of())) {
          if (sought.isAt(memory, at)) {
            found.add(sought.secret.name);
          }
        }
      }
    }
    return found;
  }

  private static int pair(int first, int second) {
    return (first & 0xFF) << 8 | (second & 0xFF);
  }

  private record Sought(Masked secret, byte mask) {
    byte at(int index) {
      return (byte) (secret.bytes[index] ^ mask);
    }

    boolean isAt(MappedByteBuffer memory, int from) {
      for (int i = 0; i < secret.bytes.length; i++) {
        if (memory.get(from + i) != at(i)) {
          return false;
        }
      }
      return true;
    }
  }

  private HashFunction watch(HashFunction real) {
    return new HashFunction() {
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
        return watch(real.hmac());
      }
    };
  }

  private HashFunction.Hmac watch(HashFunction.Hmac real) {
    return new HashFunction.Hmac() {
      @Override
      public void key(byte[] key) {
        note("a key of HMAC", key);
        real.key(key);
      }

      @Override
      public void update(byte[] in, int from, int to) {
        real.update(in, from, to);
      }

      @Override
      public byte[] finish() {
        return real.finish();
      }
    };
  }

  private AeadAlgorithm watch(AeadAlgorithm real) {
    return new AeadAlgorithm() {
      @Override
      public Aead aead() {
        return real.aead();
      }

      @Override
      public Sealer sealer(byte[] key) {
        note("a key that seals", key);
        return real.sealer(key);
      }

      @Override
      public Opener opener(byte[] key) {
        note("a key that opens", key);
        return real.opener(key);
      }
    };
  }

  private BlockCipherAlgorithm watch(BlockCipherAlgorithm real) {
    return new BlockCipherAlgorithm() {
      @Override
      public BlockCipher cipher() {
        return real.cipher();
      }

      @Override
      public Encryptor encryptor(byte[] key) {
        note("a key that encrypts", key);
        return real.encryptor(key);
      }

      @Override
      public Decryptor decryptor(byte[] key) {
        note("a key that decrypts", key);
        return real.decryptor(key);
      }
    };
  }

  private KeyTransport watch(KeyTransport real) {
    return (key, premaster) -> {
      note("a premaster secret", premaster);
      return real.encrypt(key, premaster);
    };
  }

  private KeyExchange watch(KeyExchange real) {
    return new KeyExchange() {
      @Override
      public NamedGroup group() {
        return real.group();
      }

      @Override
      public Offer offer() {
        makingKeys = true;
        Offer offer = real.offer();
        makingKeys = false;
        return watch(offer);
      }

      @Override
      public Answer answer(Bytes clientShare, SecretScope scope) throws InvalidShareException {
        makingKeys = true;
        Answer answer = real.answer(clientShare, scope);
        makingKeys = false;
        note("a shared secret", answer.secret());
        return answer;
      }
    };
  }

  private KeyExchange.Offer watch(KeyExchange.Offer real) {
    return new KeyExchange.Offer() {
      @Override
      public NamedGroup group() {
        return real.group();
      }

      @Override
      public Bytes share() {
        return real.share();
      }

      @Override
      public Secret complete(Bytes serverShare, SecretScope scope) throws InvalidShareException {
        Secret shared = real.complete(serverShare, scope);
        note("a shared secret", shared);
        return shared;
      }

      @Override
      public Optional<KeyExchange.Offer> component() {
        return real.component();
      }
    };
  }

  /// Notes what becomes a private key of X25519: random bytes, as they are.
  private final class Noting extends SecureRandom {
    private static final long serialVersionUID = 1L;

    private final transient SecureRandom real = new SecureRandom();

    @Override
    public void nextBytes(byte[] bytes) {
      real.nextBytes(bytes);
      if (makingKeys) {
        note("a private key", bytes);
      }
    }
  }
}
