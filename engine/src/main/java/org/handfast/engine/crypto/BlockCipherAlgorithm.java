package org.handfast.engine.crypto;

/// One [BlockCipher] in working form: a maker of encryptors and decryptors, each bound to one key.
/// They know nothing of padding: whole blocks go in, and as many come out. Thread-safe; what it
/// makes is not.
public interface BlockCipherAlgorithm {
  BlockCipher cipher();

  /// An encryptor under `key`, which the caller may wipe afterwards.
  Encryptor encryptor(byte[] key);

  /// A decryptor under `key`, which the caller may wipe afterwards.
  Decryptor decryptor(byte[] key);

  /// Encrypts under one key. The caller never foresees nor repeats an initialization vector.
  @FunctionalInterface
  interface Encryptor {
    /// Ends the key, as far as it can be ended: the cipher keeps its own form of it.
    default void wipe() {}

    /// Encrypts `in[from, to)`, a whole number of blocks, and writes as many bytes to `out` from
    /// `at` on. `in` and `out` are different arrays.
    ///
    /// @param iv of [BlockCipher#BLOCK_LENGTH] bytes
    /// @return the number of bytes written, `to - from`
    int encrypt(byte[] iv, byte[] in, int from, int to, byte[] out, int at);
  }

  /// Decrypts under one key, whatever the bytes are: that nobody has changed them is not known yet.
  @FunctionalInterface
  interface Decryptor {
    /// Ends the key, as far as it can be ended: the cipher keeps its own form of it.
    default void wipe() {}

    /// Decrypts `in[from, to)`, a whole number of blocks, and writes as many bytes to `out` from
    /// `at` on. `in` and `out` are different arrays. It never fails for what the bytes are.
    ///
    /// @param iv of [BlockCipher#BLOCK_LENGTH] bytes
    /// @return the number of bytes written, `to - from`
    int decrypt(byte[] iv, byte[] in, int from, int to, byte[] out, int at);
  }
}
