package org.handfast.jca;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.Provider;
import java.security.ProviderException;
import java.util.function.Supplier;
import javax.crypto.Mac;
import org.handfast.engine.crypto.HashAlgorithm;
import org.handfast.engine.crypto.HashFunction;

/// SHA-256, SHA-384 and SHA-1 with their HMACs on `MessageDigest` and `Mac`.
final class JcaHash implements HashFunction {
  private final HashAlgorithm algorithm;
  private final Supplier<Provider> digests;
  private final Supplier<Provider> macs;

  JcaHash(HashAlgorithm algorithm, Supplier<Provider> digests, Supplier<Provider> macs) {
    this.algorithm = algorithm;
    this.digests = digests;
    this.macs = macs;
  }

  @Override
  public HashAlgorithm algorithm() {
    return algorithm;
  }

  @Override
  public Digest digest() {
    try {
      return new JcaDigest(MessageDigest.getInstance(digestName(), digests.get()));
    } catch (GeneralSecurityException failure) {
      throw new ProviderException("no digest for " + algorithm, failure);
    }
  }

  @Override
  public Hmac hmac() {
    try {
      return new JcaHmac(Mac.getInstance(macName(), macs.get()));
    } catch (GeneralSecurityException failure) {
      throw new ProviderException("no HMAC for " + algorithm, failure);
    }
  }

  private String digestName() {
    return switch (algorithm) {
      case SHA256 -> "SHA-256";
      case SHA384 -> "SHA-384";
      case SHA1 -> "SHA-1";
    };
  }

  private String macName() {
    return switch (algorithm) {
      case SHA256 -> "HmacSHA256";
      case SHA384 -> "HmacSHA384";
      case SHA1 -> "HmacSHA1";
    };
  }

  private record JcaDigest(MessageDigest digest) implements Digest {
    @Override
    public void update(byte[] in, int from, int to) {
      digest.update(in, from, to - from);
    }

    @Override
    public Digest fork() {
      try {
        return new JcaDigest((MessageDigest) digest.clone());
      } catch (CloneNotSupportedException failure) {
        throw new ProviderException("a digest that cannot be forked", failure);
      }
    }

    @Override
    public byte[] finish() {
      return digest.digest();
    }
  }

  private record JcaHmac(Mac mac) implements Hmac {
    @Override
    public void key(byte[] key) {
      WipeableKey wrapped = new WipeableKey(key, mac.getAlgorithm());
      try {
        mac.init(wrapped);
      } catch (GeneralSecurityException failure) {
        throw new ProviderException("an HMAC that takes no key", failure);
      } finally {
        wrapped.destroy();
      }
    }

    @Override
    public void update(byte[] in, int from, int to) {
      mac.update(in, from, to - from);
    }

    @Override
    public byte[] finish() {
      return mac.doFinal();
    }
  }
}
