package org.handfast.lab.hash;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.handfast.protocol.wire.Bytes;
import org.junit.jupiter.api.Test;

final class HashesTest {
  /// FIPS 180-2, B.1.
  @Test
  void sha256OfPartsIsThatOfTheWhole() {
    Bytes hash = Hashes.sha256(ascii("a"), Bytes.EMPTY, ascii("bc"));

    assertThat(hash.toHex())
        .isEqualTo("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
  }

  /// RFC 4231 4.3.
  @Test
  void hmac() {
    Bytes mac = Hashes.hmac(ascii("Jefe"), ascii("what do ya want "), ascii("for nothing?"));

    assertThat(mac.toHex())
        .isEqualTo("5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843");
  }

  /// A vector that implementers of TLS 1.2 have passed on to each other since 2009.
  @Test
  void prf() {
    Bytes output =
        Hashes.prf(
            Bytes.fromHex("9bbe436ba940f017b17652849a71db35"),
            "test label",
            Bytes.fromHex("a0ba9f936cda311827a6f796ffd5198c"),
            100);

    assertThat(output.toHex())
        .isEqualTo(
            "e3f229ba727be17b8d122620557cd453c2aab21d07c3d495329b52d4e61edb5a"
                + "6b301791e90d35c9c9a46b4e14baf9af0fa022f7077def17abfd3797c0564bab"
                + "4fbc91666e9def9b97fce34f796789baa48082d122ee42c5a72e5a5110fff701"
                + "87347b66");
  }

  private static Bytes ascii(String text) {
    return Bytes.owning(text.getBytes(StandardCharsets.US_ASCII));
  }
}
