package org.handfast.lab.tls;

import org.handfast.engine.crypto.RsaDecryption;
import org.handfast.protocol.wire.Bytes;

/// Somebody who shows a certificate and does not have its key: what was encrypted to it stays shut,
/// and what comes of trying is no pre-master secret.
record WithoutKey(Bytes modulus) implements RsaDecryption {
  @Override
  public byte[] decrypt(byte[] ciphertext) {
    return new byte[modulus.length()];
  }
}
