package org.handfast.engine.crypto;

import org.handfast.protocol.wire.Bytes;

/// A server's private key for RSA key transport: the bare operation of RFC 8017 5.1.2, RSADP. What
/// the result means, padding and all, is judged elsewhere, where an attacker cannot watch (RFC 5246
/// 7.4.7.1): a port that took the padding away would have to say when it is wrong, and that one bit
/// of answer, asked for often enough, decrypts everything. Thread-safe. The key may live in a
/// device: decrypting may block.
public interface RsaDecryption {
  /// The modulus, unsigned and without leading zeros; its length is that of every ciphertext.
  Bytes modulus();

  /// Raises the ciphertext to the private exponent, blinded: what an attacker has chosen is not
  /// what the private key is applied to.
  ///
  /// It fails as a key or a device fails, with an unchecked exception, and never for what the
  /// result is.
  ///
  /// @param ciphertext exactly as long as the modulus and, as a number, below it
  /// @return a new array, exactly as long as the modulus, leading zeros included; the caller's to
  ///   wipe
  byte[] decrypt(byte[] ciphertext);
}
