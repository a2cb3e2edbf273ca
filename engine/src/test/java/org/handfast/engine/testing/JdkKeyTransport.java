package org.handfast.engine.testing;

import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.InvalidKeyException;
import java.security.PublicKey;
import java.security.interfaces.RSAPrivateKey;
import java.util.Arrays;
import javax.crypto.Cipher;
import org.handfast.engine.crypto.KeyTransport;
import org.handfast.engine.crypto.RsaDecryption;
import org.handfast.engine.secret.Secret;
import org.handfast.protocol.wire.Bytes;

/// RSA key transport, the client's half straight from the JDK, and the server's half as the book
/// has it: one exponentiation, nothing blinded.
public final class JdkKeyTransport implements KeyTransport {

  @Override
  public Bytes encrypt(PublicKey key, Secret premaster) throws InvalidKeyException {
    try {
      Cipher cipher = Cipher.getInstance("RSA/ECB/PKCS1Padding");
      cipher.init(Cipher.ENCRYPT_MODE, key);
      return Bytes.owning(cipher.doFinal(premaster.use(byte[]::clone)));
    } catch (InvalidKeyException e) {
      throw e;
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  /// What this key decrypts.
  public static RsaDecryption decryption(RSAPrivateKey key) {
    return new TextbookRsa(key);
  }

  private record TextbookRsa(RSAPrivateKey key) implements RsaDecryption {

    @Override
    public Bytes modulus() {
      return Bytes.owning(unsigned(key.getModulus(), (key.getModulus().bitLength() + 7) / 8));
    }

    @Override
    public byte[] decrypt(byte[] ciphertext) {
      BigInteger input = new BigInteger(1, ciphertext);
      if (ciphertext.length != modulus().length() || input.compareTo(key.getModulus()) >= 0) {
        throw new IllegalArgumentException("not a ciphertext for this key");
      }
      return unsigned(input.modPow(key.getPrivateExponent(), key.getModulus()), ciphertext.length);
    }

    private static byte[] unsigned(BigInteger number, int length) {
      byte[] signed = number.toByteArray();
      byte[] out = new byte[length];
      int digits = Math.min(signed.length, length);
      byte[] low = Arrays.copyOfRange(signed, signed.length - digits, signed.length);
      System.arraycopy(low, 0, out, length - digits, digits);
      return out;
    }
  }
}
