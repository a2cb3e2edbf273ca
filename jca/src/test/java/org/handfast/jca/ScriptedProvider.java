package org.handfast.jca;

import java.security.GeneralSecurityException;
import java.security.InvalidKeyException;
import java.security.Key;
import java.security.KeyFactory;
import java.security.KeyFactorySpi;
import java.security.PrivateKey;
import java.security.Provider;
import java.security.PublicKey;
import java.security.Signature;
import java.security.SignatureException;
import java.security.SignatureSpi;
import java.security.spec.AlgorithmParameterSpec;
import java.security.spec.InvalidKeySpecException;
import java.security.spec.KeySpec;
import java.util.function.Supplier;

/// A provider whose services are what a test makes of them.
final class ScriptedProvider extends Provider {
  private static final long serialVersionUID = 1L;

  ScriptedProvider(String name) {
    super(name, "1", "for tests");
  }

  ScriptedProvider with(String type, String algorithm, Supplier<?> service) {
    putService(
        new Service(this, type, algorithm, "scripted", null, null) {
          @Override
          public Object newInstance(Object parameter) {
            return service.get();
          }

          @Override
          public boolean supportsParameter(Object parameter) {
            return true;
          }
        });
    return this;
  }

  /// Signs and verifies as the JDK does.
  static class HonestSignature extends SignatureSpi {
    private final Signature jdk;

    HonestSignature(String algorithm) {
      try {
        jdk = Signature.getInstance(algorithm, algorithm.contains("RSA") ? "SunRsaSign" : "SunEC");
      } catch (GeneralSecurityException failure) {
        throw new AssertionError(failure);
      }
    }

    @Override
    protected void engineInitVerify(PublicKey key) throws InvalidKeyException {
      jdk.initVerify(key);
    }

    @Override
    protected void engineInitSign(PrivateKey key) throws InvalidKeyException {
      jdk.initSign(key);
    }

    @Override
    protected void engineUpdate(byte value) throws SignatureException {
      jdk.update(value);
    }

    @Override
    protected void engineUpdate(byte[] in, int from, int length) throws SignatureException {
      jdk.update(in, from, length);
    }

    @Override
    protected byte[] engineSign() throws SignatureException {
      return jdk.sign();
    }

    @Override
    protected boolean engineVerify(byte[] signature) throws SignatureException {
      return jdk.verify(signature);
    }

    @Override
    protected void engineSetParameter(AlgorithmParameterSpec parameters) {
      try {
        jdk.setParameter(parameters);
      } catch (GeneralSecurityException failure) {
        throw new AssertionError(failure);
      }
    }

    @Override
    @SuppressWarnings("deprecation")
    protected void engineSetParameter(String name, Object value) {
      throw new UnsupportedOperationException();
    }

    @Override
    @SuppressWarnings("deprecation")
    protected Object engineGetParameter(String name) {
      throw new UnsupportedOperationException();
    }
  }

  /// Translates keys as the JDK does.
  static final class HonestKeyFactory extends KeyFactorySpi {
    private final KeyFactory jdk;

    HonestKeyFactory(String algorithm) {
      try {
        jdk = KeyFactory.getInstance(algorithm, algorithm.equals("RSA") ? "SunRsaSign" : "SunEC");
      } catch (GeneralSecurityException failure) {
        throw new AssertionError(failure);
      }
    }

    @Override
    protected PublicKey engineGeneratePublic(KeySpec key) throws InvalidKeySpecException {
      return jdk.generatePublic(key);
    }

    @Override
    protected PrivateKey engineGeneratePrivate(KeySpec key) throws InvalidKeySpecException {
      return jdk.generatePrivate(key);
    }

    @Override
    protected <T extends KeySpec> T engineGetKeySpec(Key key, Class<T> type)
        throws InvalidKeySpecException {
      return jdk.getKeySpec(key, type);
    }

    @Override
    protected Key engineTranslateKey(Key key) throws InvalidKeyException {
      return jdk.translateKey(key);
    }
  }
}
