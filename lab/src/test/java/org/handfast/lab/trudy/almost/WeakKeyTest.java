package org.handfast.lab.trudy.almost;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.handfast.lab.almost.Keystream;
import org.handfast.lab.almost.Suite;
import org.handfast.protocol.wire.Bytes;
import org.junit.jupiter.api.Test;

class WeakKeyTest {
  private static final Bytes KEY =
      Suite.WEAK.encryptionKey(Bytes.fromHex("c3a5b7d2e1f00112233445566778899a"));
  private static final Bytes IV = Bytes.fromHex("000102030405060708090a0b0c0d0e0f");
  private static final Bytes DATA = ascii("pay 100 to carol\n");
  private static final Bytes TAG = Bytes.of(new byte[32]);

  @Test
  void theSearchFindsTheKeyByHowTheLineBegins() {
    assertThat(WeakKey.search(fragment(KEY), ascii("pay "))).contains(KEY);
    assertThat(WeakKey.data(fragment(KEY), KEY)).isEqualTo(DATA);
  }

  @Test
  void itFindsNothingWhereTheKeyIsWhole() {
    Bytes strong = Bytes.fromHex("c3a5b7d2e1f00112233445566778899a");

    assertThat(WeakKey.search(fragment(strong), ascii("pay "))).isEmpty();
  }

  private static Bytes fragment(Bytes key) {
    return Bytes.concat(IV, new Keystream(key, IV).xor(Bytes.concat(DATA, TAG)));
  }

  private static Bytes ascii(String text) {
    return Bytes.owning(text.getBytes(StandardCharsets.US_ASCII));
  }
}
