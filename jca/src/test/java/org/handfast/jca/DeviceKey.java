package org.handfast.jca;

import java.security.PrivateKey;

/// A key that stays in its device.
record DeviceKey(PrivateKey inside) implements PrivateKey {
  private static final long serialVersionUID = 1L;

  @Override
  public String getAlgorithm() {
    return inside.getAlgorithm();
  }

  @Override
  public String getFormat() {
    return null;
  }

  @Override
  public byte[] getEncoded() {
    return null;
  }
}
