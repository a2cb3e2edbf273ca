package org.handfast.interop.chapter;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.handfast.engine.crypto.BlockCipher;
import org.handfast.engine.crypto.BlockCipherAlgorithm;
import org.handfast.engine.crypto.CryptoProvider;
import org.handfast.engine.crypto.HashAlgorithm;
import org.handfast.engine.crypto.HashFunction;
import org.handfast.engine.crypto.KeyTransport;
import org.handfast.engine.crypto.RsaDecryption;
import org.handfast.engine.secret.KeyLog;
import org.handfast.engine.secret.Secret;
import org.handfast.protocol.wire.Bytes;

/// The stack's own values, written down where they pass its ports: what it hashes, the keys, inputs
/// and results of its MACs, the keys of its ciphers, the premaster secret on its way into or out of
/// RSA; and the master secret, which its key log tells. The stack works as it always does.
final class Witness {
  private static final int BLOCK_OF_SHA256 = 64;

  private final List<Octets> hashed = Collections.synchronizedList(new ArrayList<>());
  private final List<Mac> macs = Collections.synchronizedList(new ArrayList<>());
  private final List<Octets> encryptionKeys = Collections.synchronizedList(new ArrayList<>());
  private final List<Octets> decryptionKeys = Collections.synchronizedList(new ArrayList<>());
  private final List<Octets> preMasterSecrets = Collections.synchronizedList(new ArrayList<>());
  private final List<Octets> masterSecrets = Collections.synchronizedList(new ArrayList<>());

  /// A MAC that was made.
  record Mac(Octets key, Octets input, Octets result) {}

  /// What was hashed to the end.
  List<Octets> hashed() {
    return List.copyOf(hashed);
  }

  List<Mac> macs() {
    return List.copyOf(macs);
  }

  /// Of block ciphers.
  List<Octets> encryptionKeys() {
    return List.copyOf(encryptionKeys);
  }

  /// Of block ciphers.
  List<Octets> decryptionKeys() {
    return List.copyOf(decryptionKeys);
  }

  List<Octets> preMasterSecrets() {
    return List.copyOf(preMasterSecrets);
  }

  List<Octets> masterSecrets() {
    return List.copyOf(masterSecrets);
  }

  /// What is hashed first in HMAC-SHA256: the key, filled up, under a mask, and the input (RFC 2104
  /// 2).
  static Octets innerInput(Octets key, Octets input) {
    byte[] block = new byte[BLOCK_OF_SHA256];
    for (int i = 0; i < block.length; i++) {
      block[i] = (byte) (0x36 ^ (i < key.length() ? key.at(i) : 0));
    }
    return Octets.joined(Octets.of(block), input);
  }

  /// Takes down the master secret.
  KeyLog keyLog() {
    return (label, _, secret) -> {
      if (label == KeyLog.Label.CLIENT_RANDOM) {
        masterSecrets.add(octets(secret));
      }
    };
  }

  /// The same cryptography, watched.
  CryptoProvider watching(CryptoProvider crypto) {
    return new CryptoProvider(
        crypto.hashes().stream().<HashFunction>map(WatchedHash::new).toList(),
        crypto.aeads(),
        crypto.keyExchanges(),
        crypto.verifier(),
        crypto.random(),
        crypto.blockCiphers().stream().<BlockCipherAlgorithm>map(WatchedCipher::new).toList(),
        crypto.keyTransport().map(this::watching));
  }

  /// The same key, watched: the premaster secret is the end of what it decrypts (RFC 8017 7.2.1).
  RsaDecryption watching(RsaDecryption key) {
    return new RsaDecryption() {
      @Override
      public Bytes modulus() {
        return key.modulus();
      }

      @Override
      public byte[] decrypt(byte[] ciphertext) {
        byte[] block = key.decrypt(ciphertext);
        preMasterSecrets.add(Octets.of(block).from(block.length - PreMasterSecret.LENGTH));
        return block;
      }
    };
  }

  private KeyTransport watching(KeyTransport transport) {
    return (key, premaster) -> {
      preMasterSecrets.add(octets(premaster));
      return transport.encrypt(key, premaster);
    };
  }

  private static Octets octets(Secret secret) {
    return secret.use(Octets::of);
  }

  private final class WatchedCipher implements BlockCipherAlgorithm {
    private final BlockCipherAlgorithm cipher;

    WatchedCipher(BlockCipherAlgorithm cipher) {
      this.cipher = cipher;
    }

    @Override
    public BlockCipher cipher() {
      return cipher.cipher();
    }

    @Override
    public Encryptor encryptor(byte[] key) {
      encryptionKeys.add(Octets.of(key));
      return cipher.encryptor(key);
    }

    @Override
    public Decryptor decryptor(byte[] key) {
      decryptionKeys.add(Octets.of(key));
      return cipher.decryptor(key);
    }
  }

  private final class WatchedHash implements HashFunction {
    private final HashFunction hash;

    WatchedHash(HashFunction hash) {
      this.hash = hash;
    }

    @Override
    public HashAlgorithm algorithm() {
      return hash.algorithm();
    }

    @Override
    public Digest digest() {
      return new WatchedDigest(hash.digest(), new byte[0]);
    }

    @Override
    public Hmac hmac() {
      return new WatchedHmac(hash.hmac());
    }
  }

  private final class WatchedDigest implements HashFunction.Digest {
    private final HashFunction.Digest digest;
    private final ByteArrayOutputStream input = new ByteArrayOutputStream();

    WatchedDigest(HashFunction.Digest digest, byte[] before) {
      this.digest = digest;
      this.input.writeBytes(before);
    }

    @Override
    public void update(byte[] in, int from, int to) {
      input.write(in, from, to - from);
      digest.update(in, from, to);
    }

    @Override
    public HashFunction.Digest fork() {
      return new WatchedDigest(digest.fork(), input.toByteArray());
    }

    @Override
    public byte[] finish() {
      hashed.add(Octets.of(input.toByteArray()));
      return digest.finish();
    }
  }

  private final class WatchedHmac implements HashFunction.Hmac {
    private final HashFunction.Hmac hmac;
    private final ByteArrayOutputStream input = new ByteArrayOutputStream();
    private Octets key = Octets.EMPTY;

    WatchedHmac(HashFunction.Hmac hmac) {
      this.hmac = hmac;
    }

    @Override
    public void key(byte[] next) {
      key = Octets.of(next);
      input.reset();
      hmac.key(next);
    }

    @Override
    public void update(byte[] in, int from, int to) {
      input.write(in, from, to - from);
      hmac.update(in, from, to);
    }

    @Override
    public byte[] finish() {
      byte[] result = hmac.finish();
      macs.add(new Mac(key, Octets.of(input.toByteArray()), Octets.of(result)));
      input.reset();
      return result;
    }
  }
}
