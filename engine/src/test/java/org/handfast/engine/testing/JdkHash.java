package org.handfast.engine.testing;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.handfast.engine.crypto.HashAlgorithm;
import org.handfast.engine.crypto.HashFunction;

/// A hash function and its HMAC, straight from the JDK.
public record JdkHash(HashAlgorithm algorithm) implements HashFunction {

  @Override
  public Digest digest() {
    try {
      return new Running(MessageDigest.getInstance(name("SHA-")));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public Hmac hmac() {
    try {
      return new Keyed(Mac.getInstance(name("HmacSHA")));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private String name(String prefix) {
    return prefix
        + switch (algorithm) {
          case SHA256 -> "256";
          case SHA384 -> "384";
          case SHA1 -> "1";
        };
  }

  private record Running(MessageDigest state) implements Digest {

    @Override
    public void update(byte[] in, int from, int to) {
      state.update(in, from, to - from);
    }

    @Override
    public Digest fork() {
      try {
        return new Running((MessageDigest) state.clone());
      } catch (CloneNotSupportedException e) {
        throw new IllegalStateException(e);
      }
    }

    @Override
    public byte[] finish() {
      return state.digest();
    }
  }

  private record Keyed(Mac mac) implements Hmac {

    @Override
    public void key(byte[] key) {
      try {
        // HMAC pads a key with zeros: an empty one is a zero byte.
        mac.init(new SecretKeySpec(key.length == 0 ? new byte[1] : key, mac.getAlgorithm()));
      } catch (GeneralSecurityException e) {
        throw new IllegalStateException(e);
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
