package org.handfast.jca;

import java.security.PublicKey;
import org.handfast.protocol.wire.Bytes;

/// A public key of a foreign make: nothing is known of it but what it says its encoding is.
record EncodedKey(Bytes encoded) implements PublicKey {
  private static final long serialVersionUID = 1L;

  @Override
  public String getAlgorithm() {
    return "foreign";
  }

  @Override
  public String getFormat() {
    return "X.509";
  }

  @Override
  public byte[] getEncoded() {
    return encoded.toArray();
  }
}
