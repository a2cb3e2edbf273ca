package org.handfast.jca;

import java.math.BigInteger;
import java.security.AlgorithmParameters;
import java.security.InvalidKeyException;
import java.security.Key;
import java.security.SecureRandom;
import java.security.interfaces.RSAPrivateKey;
import java.security.spec.AlgorithmParameterSpec;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import javax.crypto.CipherSpi;

/// Raw RSA in a device: it works with keys of its own alone.
final class DeviceCipher extends CipherSpi {
  private final AtomicInteger used;
  private final UnaryOperator<byte[]> result;
  private RSAPrivateKey key;

  DeviceCipher(AtomicInteger used, UnaryOperator<byte[]> result) {
    this.used = used;
    this.result = result;
  }

  @Override
  protected void engineInit(int mode, Key given, SecureRandom random) throws InvalidKeyException {
    if (!(given instanceof DeviceKey(RSAPrivateKey inside))) {
      throw new InvalidKeyException("not ours");
    }
    key = inside;
  }

  @Override
  protected byte[] engineDoFinal(byte[] in, int from, int length) {
    used.incrementAndGet();
    BigInteger number = new BigInteger(1, in, from, length);
    return result.apply(
        Unsigned.bytes(number.modPow(key.getPrivateExponent(), key.getModulus()), length));
  }

  @Override
  protected void engineSetMode(String mode) {}

  @Override
  protected void engineSetPadding(String padding) {}

  @Override
  protected int engineGetBlockSize() {
    return 0;
  }

  @Override
  protected int engineGetOutputSize(int length) {
    return length;
  }

  @Override
  protected byte[] engineGetIV() {
    return new byte[0];
  }

  @Override
  protected AlgorithmParameters engineGetParameters() {
    throw new UnsupportedOperationException();
  }

  @Override
  protected void engineInit(
      int mode, Key given, AlgorithmParameterSpec parameters, SecureRandom random) {
    throw new UnsupportedOperationException();
  }

  @Override
  protected void engineInit(
      int mode, Key given, AlgorithmParameters parameters, SecureRandom random) {
    throw new UnsupportedOperationException();
  }

  @Override
  protected byte[] engineUpdate(byte[] in, int from, int length) {
    throw new UnsupportedOperationException();
  }

  @Override
  protected int engineUpdate(byte[] in, int from, int length, byte[] out, int at) {
    throw new UnsupportedOperationException();
  }

  @Override
  protected int engineDoFinal(byte[] in, int from, int length, byte[] out, int at) {
    throw new UnsupportedOperationException();
  }
}
