package org.handfast.lab.trudy.tls;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.function.Predicate;
import javax.crypto.Cipher;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.handfast.lab.ladder.Rung;
import org.handfast.lab.stage.Card;
import org.handfast.lab.stage.Layer;
import org.handfast.lab.stage.Lines;
import org.handfast.lab.stage.Person;
import org.handfast.lab.trudy.Target;
import org.handfast.protocol.registry.ContentType;
import org.handfast.protocol.wire.Bytes;
import org.junit.jupiter.api.Test;

final class PlaceTest {
  private static final int HEADER = 5;
  private static final Bytes KEY = Bytes.owning(new byte[16]);
  private static final Bytes IV = Bytes.fromHex("00112233445566778899aabbccddeeff");

  @Test
  void theFirstLineMayBeEarly() {
    assertThat(Place.line(1)).matches(is(Person.BOB, "data 1"));
    assertThat(Place.line(1)).matches(is(Person.BOB, "early data 1"));
    assertThat(Place.line(2)).matches(is(Person.BOB, "data 2"));
    assertThat(Place.line(1)).matches(isNot(Person.BOB, "data 2"));
    assertThat(Place.line(2)).matches(isNot(Person.BOB, "early data 1"));
    assertThat(Place.line(1)).matches(isNot(Person.ALICE, "data 1"));
  }

  /// Only the MAC stands between Trudy and Bob's money: the first block becomes what she wants.
  @Test
  void underCbcTheFirstBlockComesToBeHers() throws Exception {
    BlockSealer sealer =
        new BlockSealer(BlockSealer.Order.ENCRYPT_THEN_MAC, Bytes.of((byte) 1), KEY);
    Bytes record = sealer.seal(ContentType.APPLICATION_DATA, Lines.ORDERS.getFirst(), IV);

    Bytes forged = Place.forged(Rung.RSA_CBC_HARDENED, record);

    Cipher cipher = Cipher.getInstance("AES/CBC/NoPadding");
    cipher.init(
        Cipher.DECRYPT_MODE,
        new SecretKeySpec(KEY.toArray(), "AES"),
        new IvParameterSpec(forged.slice(HEADER, HEADER + 16).toArray()));
    Bytes read = Bytes.owning(cipher.doFinal(forged.slice(HEADER + 16, HEADER + 48).toArray()));
    assertThat(read.slice(0, Lines.FORGED.length())).isEqualTo(Lines.FORGED);
  }

  @Test
  void underCounterModeAllOfItDoes() {
    Bytes keystream = Bytes.fromHex("5a".repeat(17));
    Bytes header = Bytes.fromHex("17 0303 0029 0000000000000001");
    Bytes record = Bytes.concat(header, xor(Lines.ORDERS.getFirst(), keystream));

    Bytes forged = Place.forged(Rung.ECDHE_GCM, record);

    assertThat(forged).isEqualTo(Bytes.concat(header, xor(Lines.FORGED, keystream)));
  }

  private static Bytes xor(Bytes one, Bytes other) {
    byte[] result = one.toArray();
    for (int i = 0; i < result.length; i++) {
      result[i] ^= (byte) other.at(i);
    }
    return Bytes.owning(result);
  }

  private static Predicate<Target> is(Person from, String name) {
    Card card =
        new Card("X1", from, from.peer(), name, List.of(new Layer("", Bytes.EMPTY, List.of())));
    return target -> target.is(card);
  }

  private static Predicate<Target> isNot(Person from, String name) {
    return is(from, name).negate();
  }
}
