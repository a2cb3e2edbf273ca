package org.handfast.lab.trudy.tls;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.GeneralSecurityException;
import java.security.interfaces.RSAPublicKey;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import javax.crypto.Cipher;
import org.handfast.lab.authority.Identities;
import org.handfast.lab.authority.Identity;
import org.handfast.lab.authority.KeyUse;
import org.handfast.lab.seed.Dice;
import org.handfast.lab.stage.Actor;
import org.handfast.lab.stage.Journal;
import org.handfast.lab.stage.Person;
import org.handfast.protocol.wire.Bytes;
import org.junit.jupiter.api.Test;

final class QuestionTest {
  private static final Identity ALICE = Identities.with(KeyUse.TRANSPORT).alice();

  /// What the JDK's own RSA finds: a secret of 48 bytes, or something else, or nothing.
  @Test
  void onlySomeOfThemOpen() throws Exception {
    RSAPublicKey key = (RSAPublicKey) ALICE.certificate().getPublicKey();
    Bytes bobs = Bytes.owning(encrypted(key));

    Map<String, String> found = new TreeMap<>();
    for (Question question : Question.about(bobs, key, trudy())) {
      found.put(question.words(), opened(question.encrypted()));
    }

    assertThat(found)
        .containsEntry("Bob's, as it was", "0303, 48 bytes")
        .containsEntry("one of hers in good form", "0303, 48 bytes")
        .containsEntry("one of hers for an older version", "0301, 48 bytes")
        .containsEntry("one of hers with block type 1", "shut")
        .containsEntry("more than the modulus", "shut")
        .containsEntry("nothing but zeros", "shut")
        .doesNotContainEntry("one of hers with a zero in the padding", "0303, 48 bytes")
        .doesNotContainEntry("one of hers without the zero behind the padding", "0303, 48 bytes")
        .doesNotContainEntry("Bob's with another last bit", "0303, 48 bytes")
        .hasSize(10);
  }

  @Test
  void theSameDiceAskTheSame() throws Exception {
    RSAPublicKey key = (RSAPublicKey) ALICE.certificate().getPublicKey();
    Bytes bobs = Bytes.owning(encrypted(key));

    assertThat(Question.about(bobs, key, trudy())).isEqualTo(Question.about(bobs, key, trudy()));
  }

  private static byte[] encrypted(RSAPublicKey key) throws GeneralSecurityException {
    byte[] secret = new byte[48];
    secret[0] = 3;
    secret[1] = 3;
    Cipher rsa = Cipher.getInstance("RSA/ECB/PKCS1Padding");
    rsa.init(Cipher.ENCRYPT_MODE, key, Dice.of(1, "bob"));
    return rsa.doFinal(secret);
  }

  private static String opened(Bytes encrypted) throws GeneralSecurityException {
    Cipher rsa = Cipher.getInstance("RSA/ECB/PKCS1Padding");
    rsa.init(Cipher.DECRYPT_MODE, ALICE.key());
    try {
      Bytes secret = Bytes.owning(rsa.doFinal(encrypted.toArray()));
      return secret.length() < 2
          ? "shut"
          : secret.slice(0, 2).toHex() + ", " + secret.length() + " bytes";
    } catch (GeneralSecurityException doesNotOpen) {
      return "shut";
    }
  }

  private static Actor trudy() {
    return new Actor(Person.TRUDY, 1, new Journal(), Dice.of(1, "trudy"), List.of());
  }
}
