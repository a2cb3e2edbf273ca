package org.handfast.engine.schedule.tls12;

import static org.assertj.core.api.Assertions.assertThat;

import org.handfast.engine.crypto.HashAlgorithm;
import org.handfast.engine.secret.SecretScope;
import org.handfast.engine.testing.JdkHash;
import org.handfast.protocol.wire.Bytes;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The vectors that the TLS working group's list has had since 2009; RFC 5246 itself has none.
@DisplayName("The PRF of TLS 1.2 (RFC 5246 5)")
class PrfTest {

  @Test
  void withSha256() {
    assertThat(
            expand(
                HashAlgorithm.SHA256,
                "9bbe436ba940f017b17652849a71db35",
                "a0ba9f936cda311827a6f796ffd5198c",
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
  void withSha384() {
    assertThat(
            expand(
                HashAlgorithm.SHA384,
                "b80b733d6ceefcdc71566ea48e5567df",
                "cd665cf6a8447dd6ff8b27555edb7465",
                148))
        .isEqualTo(
            Bytes.fromHex(
                """
                7b0c18e9ced410ed1804f2cfa34a336a1c14dffb4900bb5fd7942107e81c83cd
                e9ca0faa60be9fe34f82b1233c9146a0e534cb400fed2700884f9dc236f80edd
                8bfa961144c9e8d792eca722a7b32fc3d416d473ebc2c5fd4abfdad05d918425
                9b5bf8cd4d90fa0d31e2dec479e4f1a26066f2eea9a69236a3e52655c9e9aee6
                91c8f3a26854308d5eaa3be85e0990703d73e56f
                """));
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 31, 32, 33, 64})
  void aShorterValueIsTheStartOfALongerOne(int length) {
    Bytes longer = expand(HashAlgorithm.SHA256, "0b0b", "0c", 100);
    assertThat(expand(HashAlgorithm.SHA256, "0b0b", "0c", length))
        .isEqualTo(longer.slice(0, length));
  }

  private static Bytes expand(HashAlgorithm hash, String secret, String seed, int length) {
    try (SecretScope scope = SecretScope.open()) {
      return Bytes.owning(
          new Prf(new JdkHash(hash))
              .expand(
                  scope.adopt(Bytes.fromHex(secret).toArray()),
                  "test label",
                  Bytes.fromHex(seed),
                  length));
    }
  }
}
