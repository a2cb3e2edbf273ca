package org.handfast.engine.crypto;

/// One [Aead] in working form: a maker of sealers and openers, each bound to one key. Thread-safe;
/// what it makes is not.
public interface AeadAlgorithm {
  Aead aead();

  /// A sealer under `key`, which the caller may wipe afterwards.
  Sealer sealer(byte[] key);

  /// An opener under `key`, which the caller may wipe afterwards.
  Opener opener(byte[] key);

  /// Encrypts and authenticates under one key. The caller never repeats a nonce.
  @FunctionalInterface
  interface Sealer {
    /// Ends the key, as far as it can be ended: the cipher keeps its own form of it.
    default void wipe() {}

    /// Seals `in[from, to) ‖ tail` and writes ciphertext and tag to `out` from `at` on. `in` and
    /// `out` are different arrays. The plaintext comes in two pieces because a TLS 1.3 record ends
    /// in bytes that the application did not write: its type and its padding (RFC 9846 5.2).
    ///
    /// @return the number of bytes written: both pieces and [Aead#TAG_LENGTH]
    int seal(
        byte[] nonce,
        byte[] additionalData,
        byte[] in,
        int from,
        int to,
        byte[] tail,
        byte[] out,
        int at);
  }

  /// Verifies and decrypts under one key.
  @FunctionalInterface
  interface Opener {
    /// Ends the key, as far as it can be ended: the cipher keeps its own form of it.
    default void wipe() {}

    /// Opens `in[from, to)`, ciphertext and tag, and writes the plaintext to `out` from `at` on.
    /// `in` and `out` are different arrays; `out` has room for `to - from` less the tag.
    ///
    /// @return the number of plaintext bytes, or [#FORGED]; in that case every byte of `out` that
    ///   may have been touched is zero again
    int open(byte[] nonce, byte[] additionalData, byte[] in, int from, int to, byte[] out, int at);
  }

  /// What [Opener#open] answers when the tag does not verify: a value and not an exception, since a
  /// peer can make it happen at will.
  int FORGED = -1;
}
