package org.handfast.lab.tls;

import static org.assertj.core.api.Assertions.assertThat;

import org.handfast.lab.hash.Hashes;
import org.handfast.protocol.wire.Bytes;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("What the reader derives secrets with")
final class VectorsTest {

  @Test
  @DisplayName("is TLS 1.2's PRF with SHA-256, as in the working group's test vector")
  void prf() {
    assertThat(
            Hashes.prf(
                Bytes.fromHex("9bbe436ba940f017b17652849a71db35"),
                "test label",
                Bytes.fromHex("a0ba9f936cda311827a6f796ffd5198c"),
                100))
        .isEqualTo(
            Bytes.fromHex(
                """
                e3f229ba727be17b8d122620557cd453c2aab21d07c3d495329b52d4e61edb5a
                6b301791e90d35c9c9a46b4e14baf9af0fa022f7077def17abfd3797c0564bab
                4fbc91666e9def9b97fce34f796789baa48082d122ee42c5a72e5a5110fff701
                87347b66
                """));
  }

  @Test
  @DisplayName("is TLS 1.3's HKDF: the early secret without a key, and what follows (RFC 8448 3)")
  void hkdf() {
    Bytes early = Hkdf.extract(Hkdf.ZEROS, Hkdf.ZEROS);
    assertThat(early)
        .isEqualTo(
            Bytes.fromHex("33ad0a1c607ec03b09e6cd9893680ce210adf300aa1f2660e1b22e10f170f92a"));
    assertThat(Hkdf.salt(early))
        .isEqualTo(
            Bytes.fromHex("6f2615a108c702c5678f54fc9dbab69716c076189c48250cebeac3576c3611ba"));
  }

  @Test
  @DisplayName("is X25519, as in the first example of RFC 7748 5.2")
  void x25519() {
    Bytes scalar =
        Bytes.fromHex("a546e36bf0527c9d3b16154b82465edd62144c0ac1fc5a18506a2244ba449ac4");
    Bytes point = Bytes.fromHex("e6db6867583030db3594c1a424b15f7c726624ec26b3353b10a903a6d0ab1c4c");
    assertThat(X25519.agree(scalar, point).orElseThrow().toHex())
        .isEqualTo("c3da55379de9c6908e94ea4df28d084f32eccf03491c71f754b4075577a28552");
    assertThat(X25519.agree(scalar, Bytes.owning(new byte[X25519.LENGTH]))).isEmpty();
  }
}
