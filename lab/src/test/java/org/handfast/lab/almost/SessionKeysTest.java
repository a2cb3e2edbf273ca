package org.handfast.lab.almost;

import static org.assertj.core.api.Assertions.assertThat;
import static org.handfast.lab.almost.Reckoning.bytes;
import static org.handfast.lab.almost.Reckoning.join;
import static org.handfast.lab.almost.Reckoning.masterSecret;
import static org.handfast.lab.almost.Reckoning.part;
import static org.handfast.lab.almost.Reckoning.run;

import java.util.List;
import org.handfast.lab.ladder.Rung;
import org.handfast.lab.stage.Value;
import org.handfast.protocol.wire.Bytes;
import org.junit.jupiter.api.Test;

final class SessionKeysTest {
  private static final byte[] PMS = run(0x80, 48);
  private static final byte[] BOBS_NONCE = run(0, 32);
  private static final byte[] ALICES_NONCE = run(32, 32);

  @Test
  void aloneTheMasterSecretIsTheKey() {
    SessionKeys keys = simple(Rung.MASTER_SECRET_ALONE, 16);

    assertThat(keys.bob()).isEqualTo(keys.alice());
    assertThat(keys.bob().encryptionName()).isEqualTo("MS");
    assertThat(keys.bob().encryption().toHex()).isEqualTo("000102030405060708090a0b0c0d0e0f");
    assertThat(keys.bob().mac()).isEqualTo(Bytes.EMPTY);
    assertThat(keys.values()).isEmpty();
  }

  @Test
  void onePairIsForBothDirections() {
    SessionKeys keys = simple(Rung.ONE_KEY_PAIR, 48);

    assertThat(keys.bob()).isEqualTo(keys.alice());
    assertThat(keys.bob().encryption()).isEqualTo(bytes(run(0, 16)));
    assertThat(keys.bob().mac()).isEqualTo(bytes(run(16, 32)));
    assertThat(keys.values()).extracting(Value::name).containsExactly("E", "M");
  }

  @Test
  void theChaptersFourKeys() {
    SessionKeys keys = simple(Rung.FOUR_KEYS, 96);

    assertThat(keys.bob())
        .isEqualTo(new DirectionKeys("E_b", bytes(run(0, 16)), "M_b", bytes(run(16, 32))));
    assertThat(keys.alice())
        .isEqualTo(new DirectionKeys("E_a", bytes(run(48, 16)), "M_a", bytes(run(64, 32))));
    assertThat(keys.values())
        .extracting(Value::formula)
        .containsExactly("MS[0, 16)", "MS[16, 48)", "MS[48, 64)", "MS[64, 96)");
  }

  @Test
  void theMasterSecretIsExpandedFromPmsAndTheNoncesThatThereAre() throws Exception {
    assertThat(full(Rung.NO_NONCE, Suite.STRONG, new byte[0], new byte[0]))
        .isEqualTo(masterSecret(PMS, new byte[0]));
    assertThat(full(Rung.BOBS_NONCE, Suite.STRONG, BOBS_NONCE, new byte[0]))
        .isEqualTo(masterSecret(PMS, BOBS_NONCE));
    assertThat(full(Rung.ALICES_NONCE, Suite.STRONG, new byte[0], ALICES_NONCE))
        .isEqualTo(masterSecret(PMS, ALICES_NONCE));
    assertThat(full(Rung.BOTH_NONCES, Suite.STRONG, BOBS_NONCE, ALICES_NONCE))
        .isEqualTo(masterSecret(PMS, join(BOBS_NONCE, ALICES_NONCE)));
  }

  @Test
  void theFormulaNamesTheNoncesThatThereAre() {
    Value ms = derive(Rung.BOTH_NONCES, Suite.STRONG, BOBS_NONCE, ALICES_NONCE).values().getFirst();
    Value without =
        derive(Rung.NO_NONCE, Suite.STRONG, new byte[0], new byte[0]).values().getFirst();

    assertThat(ms.formula()).isEqualTo("PRF(PMS, \"master secret\", N_b ‖ N_a)");
    assertThat(ms.inputs()).isEqualTo(List.of("PMS", "N_b", "N_a"));
    assertThat(without.formula()).isEqualTo("PRF(PMS, \"master secret\", nothing)");
    assertThat(without.inputs()).isEqualTo(List.of("PMS"));
  }

  @Test
  void theWeakSuiteKeepsTwentyBitsOfAKeyAndAllOfAMac() throws Exception {
    byte[] ms = masterSecret(PMS, join(BOBS_NONCE, ALICES_NONCE));
    SessionKeys keys = derive(Rung.SUITES_CHECKED, Suite.WEAK, BOBS_NONCE, ALICES_NONCE);
    byte[] left = new byte[16];
    left[0] = ms[48];
    left[1] = ms[49];
    left[2] = (byte) (ms[50] & 0xF0);

    assertThat(keys.alice().encryption()).isEqualTo(bytes(left));
    assertThat(keys.alice().mac()).isEqualTo(bytes(part(ms, 64, 96)));
    assertThat(keys.bob().encryption().slice(3)).isEqualTo(bytes(new byte[13]));
    assertThat(keys.bob().mac()).isEqualTo(bytes(part(ms, 16, 48)));
  }

  @Test
  void keysAreNotPrinted() {
    assertThat(simple(Rung.FOUR_KEYS, 96)).hasToString("SessionKeys[E_b, M_b, E_a, M_a]");
  }

  private static SessionKeys simple(Rung rung, int length) {
    return SessionKeys.derive(
        Variant.of(rung), Suite.STRONG, bytes(run(0, length)), Bytes.EMPTY, Bytes.EMPTY);
  }

  /// The master secret, put together from what was cut from it.
  private static byte[] full(Rung rung, Suite suite, byte[] bobs, byte[] alices) {
    SessionKeys keys = derive(rung, suite, bobs, alices);
    return Bytes.concat(
            keys.bob().encryption(),
            keys.bob().mac(),
            keys.alice().encryption(),
            keys.alice().mac())
        .toArray();
  }

  private static SessionKeys derive(Rung rung, Suite suite, byte[] bobs, byte[] alices) {
    return SessionKeys.derive(Variant.of(rung), suite, bytes(PMS), bytes(bobs), bytes(alices));
  }
}
