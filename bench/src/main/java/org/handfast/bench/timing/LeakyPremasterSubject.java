package org.handfast.bench.timing;

import java.security.GeneralSecurityException;
import java.util.List;
import javax.crypto.BadPaddingException;
import javax.crypto.Cipher;

/// A server as it must not be: it lets the cipher look at the padding, and stops where that does
/// not like it.
final class LeakyPremasterSubject implements Subject {
  private final PremasterBlocks blocks = new PremasterBlocks();

  @Override
  public String name() {
    return "leaky premaster secret";
  }

  @Override
  public List<String> classes() {
    return PremasterBlocks.MALFORMED;
  }

  @Override
  public Operation good() {
    return opening(blocks.good());
  }

  @Override
  public Operation failing(int way) {
    return opening(blocks.malformed(way));
  }

  private Operation opening(byte[] encrypted) {
    return () -> {
      try {
        Cipher cipher = Cipher.getInstance("RSA/ECB/PKCS1Padding");
        cipher.init(Cipher.DECRYPT_MODE, blocks.pair().getPrivate());
        byte[] secret = cipher.doFinal(encrypted);
        return secret.length == 48 && secret[1] == 3 ? 1 : 2;
      } catch (BadPaddingException e) {
        return e.hashCode();
      } catch (GeneralSecurityException e) {
        throw new IllegalStateException(e);
      }
    };
  }
}
