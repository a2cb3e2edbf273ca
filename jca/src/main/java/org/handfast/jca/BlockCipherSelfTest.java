package org.handfast.jca;

import static org.handfast.jca.SelfTest.require;
import static org.handfast.jca.SelfTest.requireAnswer;

import java.security.Provider;
import java.util.HexFormat;
import org.handfast.engine.crypto.BlockCipher;

/// Two blocks with a known answer, there and back, twice with the same objects: the second record
/// must not depend on the first. RFC 3602 4's case 2.
final class BlockCipherSelfTest {
  private static final String KEY = "c286696d887c9aa0611bbb3e2025a45a";
  private static final String VECTOR = "562e17996d093d28ddb3ba695a2e6f58";
  private static final String PLAIN =
      "000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f";
  private static final String ENCRYPTED =
      "d296cd94c2cccf8a3a863028b5e1dc0a7586602d253cfff91b8266bea6d61ab1";

  private BlockCipherSelfTest() {}

  static void run(Provider provider) {
    HexFormat hex = HexFormat.of();
    var cipher = new JcaBlockCipher(BlockCipher.AES_128_CBC, () -> provider);
    var encryptor = cipher.encryptor(hex.parseHex(KEY));
    var decryptor = cipher.decryptor(hex.parseHex(KEY));
    byte[] plain = hex.parseHex(PLAIN);
    for (int round = 0; round < 2; round++) {
      byte[] encrypted = new byte[plain.length];
      int written = encryptor.encrypt(hex.parseHex(VECTOR), plain, 0, plain.length, encrypted, 0);
      require(written == plain.length, "encrypts to another length");
      requireAnswer(ENCRYPTED, encrypted);

      byte[] wider = new byte[plain.length + 1];
      wider[plain.length] = 1;
      int read = decryptor.decrypt(hex.parseHex(VECTOR), encrypted, 0, encrypted.length, wider, 0);
      require(read == plain.length, "decrypts to another length");
      require(wider[plain.length] == 1, "writes beyond its record");
      requireAnswer(PLAIN + "01", wider);
    }
  }
}
