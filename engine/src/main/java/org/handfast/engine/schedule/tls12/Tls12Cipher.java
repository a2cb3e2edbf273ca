package org.handfast.engine.schedule.tls12;

import org.handfast.engine.crypto.Aead;
import org.handfast.engine.crypto.AeadAlgorithm;
import org.handfast.engine.crypto.BlockCipherAlgorithm;
import org.handfast.engine.crypto.HashFunction;
import org.handfast.engine.crypto.RandomSource;

/// How a cipher suite of TLS 1.2 protects records, in working form, and how long the keys are that
/// it needs (RFC 5246 6.1 and C).
public sealed interface Tls12Cipher {

  /// mac_key_length: the length of a MAC key in bytes.
  int macKeyLength();

  /// enc_key_length: the length of an encryption key in bytes.
  int keyLength();

  /// fixed_iv_length: how many bytes of the nonce come from the key block.
  int ivLength();

  /// AES-GCM (RFC 5288): the nonce is four bytes of the key block and eight that stand in the
  /// record.
  record Gcm(AeadAlgorithm aead) implements Tls12Cipher {
    /// The length of the nonce's secret part, the salt.
    public static final int SALT_LENGTH = 4;

    @Override
    public int macKeyLength() {
      return 0;
    }

    @Override
    public int keyLength() {
      return aead.aead().keyLength();
    }

    @Override
    public int ivLength() {
      return SALT_LENGTH;
    }
  }

  /// ChaCha20-Poly1305 (RFC 7905): the nonce is made as in TLS 1.3, and no part of it is sent.
  record ChaCha20(AeadAlgorithm aead) implements Tls12Cipher {
    @Override
    public int macKeyLength() {
      return 0;
    }

    @Override
    public int keyLength() {
      return aead.aead().keyLength();
    }

    @Override
    public int ivLength() {
      return Aead.NONCE_LENGTH;
    }
  }

  /// A block cipher and an HMAC (RFC 5246 6.2.3.2).
  ///
  /// @param mac the hash function of the HMAC
  /// @param ivs where each record's initialization vector comes from: nobody may foresee it
  record Block(BlockCipherAlgorithm algorithm, HashFunction mac, RandomSource ivs)
      implements Tls12Cipher {
    @Override
    public int macKeyLength() {
      return mac.algorithm().length();
    }

    @Override
    public int keyLength() {
      return algorithm.cipher().keyLength();
    }

    @Override
    public int ivLength() {
      return 0;
    }
  }

  /// An HMAC alone: nothing is encrypted (RFC 5246 6.2.3.1). For teaching.
  ///
  /// @param mac the hash function of the HMAC
  record Null(HashFunction mac) implements Tls12Cipher {
    @Override
    public int macKeyLength() {
      return mac.algorithm().length();
    }

    @Override
    public int keyLength() {
      return 0;
    }

    @Override
    public int ivLength() {
      return 0;
    }
  }
}
