package org.handfast.jca;

import static org.handfast.jca.SelfTest.requireAnswer;

import java.nio.charset.StandardCharsets;
import java.security.Provider;
import org.handfast.engine.crypto.HashAlgorithm;
import org.handfast.engine.crypto.HashFunction;

/// The hash of "abc", with a fork on the way (FIPS 180-4's example), and RFC 4231's test case 2,
/// which is RFC 2202's for SHA-1.
final class HashSelfTest {
  private HashSelfTest() {}

  static void digest(HashAlgorithm algorithm, Provider provider) {
    String answer =
        switch (algorithm) {
          case SHA256 -> "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";
          case SHA384 ->
              "cb00753f45a35e8bb5a03d699ac65007272c32ab0eded1631a8b605a43ff5bed"
                  + "8086072ba1e7cc2358baeca134c825a7";
          case SHA1 -> "a9993e364706816aba3e25717850c26c9cd0d89d";
        };
    HashFunction.Digest first = hash(algorithm, provider).digest();
    first.update(ascii("ab"), 0, 2);
    HashFunction.Digest second = first.fork();
    first.update(ascii("x"), 0, 1);
    second.update(ascii("c"), 0, 1);
    requireAnswer(answer, second.finish());
  }

  static void hmac(HashAlgorithm algorithm, Provider provider) {
    String answer =
        switch (algorithm) {
          case SHA256 -> "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843";
          case SHA384 ->
              "af45d2e376484031617f78d2b58a6b1b9c7ef464f5a01b47e42ec3736322445e"
                  + "8e2240ca5e69e2c78b3239ecfab21649";
          case SHA1 -> "effcdf6ae5eb2fa2d27416d5f184df9c259a7c79";
        };
    byte[] data = ascii("what do ya want for nothing?");
    HashFunction.Hmac mac = hash(algorithm, provider).hmac();
    mac.key(ascii("Jefe"));
    mac.update(data, 0, data.length);
    requireAnswer(answer, mac.finish());
    mac.update(data, 0, data.length);
    requireAnswer(answer, mac.finish());
  }

  private static HashFunction hash(HashAlgorithm algorithm, Provider provider) {
    return new JcaHash(algorithm, () -> provider, () -> provider);
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }
}
