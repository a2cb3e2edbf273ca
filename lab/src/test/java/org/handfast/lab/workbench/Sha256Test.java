package org.handfast.lab.workbench;

import static org.assertj.core.api.Assertions.assertThat;

import org.handfast.lab.hash.Hashes;
import org.handfast.protocol.wire.Bytes;
import org.junit.jupiter.api.Test;

final class Sha256Test {
  @Test
  void isTheJdksForEveryLengthAboutTheBlocks() {
    for (int length = 0; length <= 200; length++) {
      Bytes message = counting(length);
      assertThat(Sha256.fresh().digest(message))
          .as("%s bytes", length)
          .isEqualTo(Hashes.sha256(message));
    }
  }

  @Test
  void aDigestIsWhereTheHashGoesOn() {
    Bytes more = counting(77);
    for (int length = 0; length <= 130; length++) {
      Bytes message = counting(length);
      assertThat(Sha256.after(Hashes.sha256(message), length).digest(more))
          .as("%s bytes", length)
          .isEqualTo(Hashes.sha256(message, Sha256.padding(length), more));
    }
  }

  private static Bytes counting(int length) {
    byte[] bytes = new byte[length];
    for (int i = 0; i < length; i++) {
      bytes[i] = (byte) i;
    }
    return Bytes.owning(bytes);
  }
}
