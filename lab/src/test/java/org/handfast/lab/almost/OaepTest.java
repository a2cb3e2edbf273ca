package org.handfast.lab.almost;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.handfast.lab.almost.Reckoning.bytes;
import static org.handfast.lab.almost.Reckoning.run;

import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.interfaces.RSAPrivateKey;
import java.util.Arrays;
import javax.crypto.Cipher;
import org.handfast.lab.authority.Identities;
import org.handfast.lab.authority.KeyUse;
import org.handfast.lab.seed.Dice;
import org.handfast.protocol.wire.Bytes;
import org.junit.jupiter.api.Test;

final class OaepTest {
  private static final PublicKey PUBLIC =
      Identities.with(KeyUse.TRANSPORT).alice().certificate().getPublicKey();
  private static final PrivateKey PRIVATE = Identities.with(KeyUse.TRANSPORT).alice().key();
  private static final Bytes MS = bytes(run(0, 96));

  @Test
  void whatIsEncryptedOpens() throws Exception {
    Bytes encrypted = Oaep.encrypt(PUBLIC, MS, Dice.of(1, "test"));

    assertThat(encrypted.length()).isEqualTo(256);
    assertThat(Oaep.decrypt(PRIVATE, encrypted)).isEqualTo(MS);
  }

  /// RFC 8017 7.1.2, by hand: both masks and the label's hash are made with SHA-256.
  @Test
  void hashAndMaskAreSha256() throws Exception {
    byte[] em = rawRsa(Oaep.encrypt(PUBLIC, MS, Dice.of(1, "test")));
    byte[] db = Arrays.copyOfRange(em, 33, 256);
    byte[] seed = xor(Arrays.copyOfRange(em, 1, 33), mask(db, 32));
    byte[] block = xor(db, mask(seed, db.length));

    assertThat(em[0]).isZero();
    assertThat(Arrays.copyOf(block, 32)).isEqualTo(Reckoning.sha256());
    assertThat(Arrays.copyOfRange(block, block.length - 97, block.length))
        .isEqualTo(Reckoning.join(new byte[] {1}, MS.toArray()));
  }

  @Test
  void theJdksOwnChoiceOfMaskIsAnother() throws Exception {
    byte[] encrypted = Oaep.encrypt(PUBLIC, MS, Dice.of(1, "test")).toArray();
    Cipher byName = Cipher.getInstance("RSA/ECB/OAEPWithSHA-256AndMGF1Padding");
    byName.init(Cipher.DECRYPT_MODE, PRIVATE);

    assertThatThrownBy(() -> byName.doFinal(encrypted))
        .isInstanceOf(GeneralSecurityException.class);
  }

  @Test
  void theSameDiceEncryptAlike() throws Exception {
    assertThat(Oaep.encrypt(PUBLIC, MS, Dice.of(1, "test")))
        .isEqualTo(Oaep.encrypt(PUBLIC, MS, Dice.of(1, "test")))
        .isNotEqualTo(Oaep.encrypt(PUBLIC, MS, Dice.of(2, "test")));
  }

  @Test
  void whatWasNotEncryptedDoesNotOpen() throws Exception {
    byte[] changed = Oaep.encrypt(PUBLIC, MS, Dice.of(1, "test")).toArray();
    changed[200] ^= 1;
    byte[] tooLarge = new byte[256];
    Arrays.fill(tooLarge, (byte) 0xFF);

    for (byte[] shut : new byte[][] {changed, tooLarge, {}, {1}, new byte[257]}) {
      assertThatThrownBy(() -> Oaep.decrypt(PRIVATE, bytes(shut)))
          .isInstanceOf(GeneralSecurityException.class);
    }
  }

  private static byte[] rawRsa(Bytes encrypted) {
    RSAPrivateKey key = (RSAPrivateKey) PRIVATE;
    byte[] number =
        new BigInteger(1, encrypted.toArray())
            .modPow(key.getPrivateExponent(), key.getModulus())
            .toByteArray();
    byte[] whole = new byte[256];
    System.arraycopy(number, 0, whole, 256 - number.length, number.length);
    return whole;
  }

  /// MGF1, RFC 8017 B.2.1.
  private static byte[] mask(byte[] seed, int length) throws GeneralSecurityException {
    byte[] mask = {};
    for (int counter = 0; mask.length < length; counter++) {
      byte[] number = {0, 0, 0, (byte) counter};
      mask = Reckoning.join(mask, Reckoning.sha256(seed, number));
    }
    return Arrays.copyOf(mask, length);
  }

  private static byte[] xor(byte[] one, byte[] other) {
    byte[] result = one.clone();
    for (int i = 0; i < result.length; i++) {
      result[i] ^= other[i];
    }
    return result;
  }
}
