package org.handfast.jca;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.handfast.protocol.wire.Bytes;
import org.junit.jupiter.api.Test;

final class VerificationKeysTest {
  private final VerificationKeys keys = new VerificationKeys(Providers.jdkOnly());

  @Test
  void aKeySeenBeforeIsTheSameObject() {
    assertThat(find(1)).isSameAs(find(1)).isNotSameAs(find(2));
    assertThat(keys.size()).isEqualTo(2);
  }

  @Test
  void theLeastRecentlyUsedGoesFirst() {
    VerificationKey first = find(1);
    VerificationKey second = find(2);
    IntStream.range(3, 257).forEach(this::find);
    assertThat(keys.size()).isEqualTo(256);
    assertThat(find(1)).isSameAs(first);
    find(257);
    assertThat(keys.size()).isEqualTo(256);
    assertThat(find(1)).isSameAs(first);
    assertThat(find(2)).isNotSameAs(second);
    assertThat(keys.size()).isEqualTo(256);
  }

  @Test
  void anUnsoundKeyIsNotKept() {
    assertThat(keys.find(new byte[5], KeyKind.ED25519, Primitive.ED25519)).isEmpty();
    assertThat(keys.size()).isZero();
  }

  /// Any 32 bytes can be an Ed25519 key until it is used.
  private VerificationKey find(int number) {
    byte[] point = new byte[32];
    point[0] = (byte) number;
    point[1] = (byte) (number >> 8);
    byte[] encoded = Spki.ED25519.wrap(Bytes.owning(point));
    return keys.find(encoded, KeyKind.ED25519, Primitive.ED25519).orElseThrow();
  }
}
