package org.handfast.jca;

import java.security.InvalidKeyException;
import java.security.PrivateKey;
import java.util.concurrent.atomic.AtomicInteger;

/// ECDSA in a device: it signs with keys of its own alone.
final class DeviceSignature extends ScriptedProvider.HonestSignature {
  private final AtomicInteger used;

  DeviceSignature(String algorithm, AtomicInteger used) {
    super(algorithm);
    this.used = used;
  }

  @Override
  protected void engineInitSign(PrivateKey key) throws InvalidKeyException {
    if (!(key instanceof DeviceKey(PrivateKey inside))) {
      throw new InvalidKeyException("not ours");
    }
    used.incrementAndGet();
    super.engineInitSign(inside);
  }
}
