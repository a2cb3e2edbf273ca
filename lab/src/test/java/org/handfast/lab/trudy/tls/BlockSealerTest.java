package org.handfast.lab.trudy.tls;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.GeneralSecurityException;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.handfast.protocol.registry.ContentType;
import org.handfast.protocol.wire.Bytes;
import org.junit.jupiter.api.Test;

/// What the sealer makes is taken apart with the JCA, step by step.
final class BlockSealerTest {
  private static final Bytes MAC_KEY = Bytes.fromHex("0102030405060708".repeat(4));
  private static final Bytes KEY = Bytes.fromHex("a0a1a2a3a4a5a6a7a8a9aaabacadaeaf");
  private static final Bytes IV = Bytes.fromHex("f0f1f2f3f4f5f6f7f8f9fafbfcfdfeff");
  private static final Bytes LINE = Bytes.fromHex("7061792039303020746f2074727564790a");
  private static final int HEADER = 5;
  private static final int MAC = 32;

  @Test
  void macInside() throws Exception {
    BlockSealer sealer = sealer(BlockSealer.Order.MAC_THEN_ENCRYPT);
    sealer.seal(ContentType.HANDSHAKE, LINE, IV);

    Bytes record = sealer.seal(ContentType.APPLICATION_DATA, LINE, IV);

    assertThat(record.slice(0, HEADER)).isEqualTo(Bytes.fromHex("17 0303 0050"));
    assertThat(record.slice(HEADER, HEADER + IV.length())).isEqualTo(IV);
    Bytes inside = decrypted(record.slice(HEADER + IV.length()));
    Bytes mac = mac(Bytes.concat(Bytes.fromHex("0000000000000001 17 0303 0011"), LINE));
    assertThat(inside).isEqualTo(Bytes.concat(LINE, mac, Bytes.fromHex("0e".repeat(15))));
  }

  @Test
  void macOutside() throws Exception {
    Bytes record =
        sealer(BlockSealer.Order.ENCRYPT_THEN_MAC).seal(ContentType.APPLICATION_DATA, LINE, IV);

    assertThat(record.slice(0, HEADER)).isEqualTo(Bytes.fromHex("17 0303 0050"));
    Bytes covered = record.slice(HEADER, record.length() - MAC);
    assertThat(decrypted(covered.slice(IV.length())))
        .isEqualTo(Bytes.concat(LINE, Bytes.fromHex("0e".repeat(15))));
    assertThat(record.slice(record.length() - MAC))
        .isEqualTo(mac(Bytes.concat(Bytes.fromHex("0000000000000000 17 0303 0030"), covered)));
  }

  private static BlockSealer sealer(BlockSealer.Order order) {
    return new BlockSealer(order, MAC_KEY, KEY);
  }

  private static Bytes mac(Bytes covered) throws GeneralSecurityException {
    Mac hmac = Mac.getInstance("HmacSHA256");
    hmac.init(new SecretKeySpec(MAC_KEY.toArray(), "HmacSHA256"));
    return Bytes.owning(hmac.doFinal(covered.toArray()));
  }

  private static Bytes decrypted(Bytes ciphertext) throws GeneralSecurityException {
    Cipher cipher = Cipher.getInstance("AES/CBC/NoPadding");
    cipher.init(
        Cipher.DECRYPT_MODE,
        new SecretKeySpec(KEY.toArray(), "AES"),
        new IvParameterSpec(IV.toArray()));
    return Bytes.owning(cipher.doFinal(ciphertext.toArray()));
  }
}
