package org.handfast.engine.session;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Set;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.handfast.engine.crypto.ExternalPskKind;
import org.handfast.engine.crypto.HashAlgorithm;
import org.handfast.engine.crypto.HashFunction;
import org.handfast.engine.testing.TestCrypto;
import org.handfast.protocol.wire.Bytes;
import org.junit.jupiter.api.Test;

class ExternalPskTest {
  private static final Bytes NAME = Bytes.owning("common".getBytes(US_ASCII));
  private static final ExternalPsk.Roles ROLES = new ExternalPsk.Roles("bob", "alice");

  // RFC 9258 has no test vectors; these were computed from its text by other code.
  @Test
  void anImportedKeyIsTheOneOfTheRfc() {
    ExternalPsk sha256 = imported(ROLES, HashAlgorithm.SHA256);
    assertThat(sha256.identity())
        .isEqualTo(Bytes.fromHex("0006636f6d6d6f6e 000c0003626f620005616c696365 0304 0001"));
    assertThat(key(sha256))
        .isEqualTo(
            Bytes.fromHex("c3da250c3ea294c2a32f212e063274f7c9695ade9569af3019de46a68e411001"));
    ExternalPsk sha384 = imported(ROLES, HashAlgorithm.SHA384);
    assertThat(sha384.identity())
        .isEqualTo(Bytes.fromHex("0006636f6d6d6f6e 000c0003626f620005616c696365 0304 0002"));
    assertThat(key(sha384))
        .isEqualTo(
            Bytes.fromHex(
                "37d335b0adb5bba4058f96ac0fb3ae62a83df75b13e0601f"
                    + "b3ac00c6f4a61f2208c1afecd37f858004cd4c4d5c94a9e7"));
    assertThat(sha256.kind()).isEqualTo(ExternalPskKind.IMPORTED);
    assertThat(sha384.hash()).isEqualTo(HashAlgorithm.SHA384);
  }

  @Test
  void theRolesMakeAnotherKey() {
    ExternalPsk reversed = imported(new ExternalPsk.Roles("alice", "bob"), HashAlgorithm.SHA256);
    assertThat(reversed.identity()).isNotEqualTo(imported(ROLES, HashAlgorithm.SHA256).identity());
    assertThat(key(reversed)).isNotEqualTo(key(imported(ROLES, HashAlgorithm.SHA256)));
    // Two names are not one with the boundary elsewhere.
    assertThat(new ExternalPsk.Roles("ab", "c").context())
        .isNotEqualTo(new ExternalPsk.Roles("a", "bc").context());
    assertThatThrownBy(() -> new ExternalPsk.Roles("bob", "bob"))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void aPlainKeyIsTakenAsItIs() {
    ExternalPsk psk = ExternalPsk.plain(NAME, counting(16), HashAlgorithm.SHA256);
    assertThat(psk.identity()).isEqualTo(NAME);
    assertThat(key(psk)).isEqualTo(Bytes.owning(counting(16)));
    psk.close();
    assertThatThrownBy(() -> key(psk)).isInstanceOf(IllegalStateException.class);
  }

  @Test
  void weakKeysAndImpossibleLabelsAreRefused() {
    for (int length : new int[] {0, 15, 256}) {
      assertThatThrownBy(() -> ExternalPsk.plain(NAME, counting(length), HashAlgorithm.SHA256))
          .isInstanceOf(IllegalArgumentException.class);
    }
    for (int length : new int[] {0, 0xFF01}) {
      Bytes identity = Bytes.owning(new byte[length]);
      assertThatThrownBy(() -> ExternalPsk.plain(identity, counting(16), HashAlgorithm.SHA256))
          .isInstanceOf(IllegalArgumentException.class);
    }
  }

  @Test
  void noKeyIsBoundToSha1() {
    HashFunction sha1 = TestCrypto.PROVIDER.hash(HashAlgorithm.SHA1).orElseThrow();
    HashFunction sha256 = TestCrypto.PROVIDER.hash(HashAlgorithm.SHA256).orElseThrow();
    for (ThrowingCallable attempt :
        List.<ThrowingCallable>of(
            () -> ExternalPsk.plain(NAME, counting(32), HashAlgorithm.SHA1),
            () -> ExternalPsk.imported(NAME, counting(32), NAME, HashAlgorithm.SHA1, sha256),
            () -> ExternalPsk.imported(NAME, counting(32), NAME, HashAlgorithm.SHA256, sha1))) {
      assertThatThrownBy(attempt)
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("SHA1");
    }
  }

  @Test
  void noKeyIsPrinted() {
    ExternalPsk psk = ExternalPsk.plain(NAME, counting(32), HashAlgorithm.SHA256);
    assertThat(psk.toString()).doesNotContain("0001020304");
  }

  @Test
  void noTwoKeysHaveOneLabel() {
    List<ExternalPsk> twice =
        List.of(
            ExternalPsk.plain(NAME, counting(16), HashAlgorithm.SHA256),
            ExternalPsk.plain(NAME, counting(17), HashAlgorithm.SHA256));
    assertThatThrownBy(() -> ExternalPsks.of(twice)).isInstanceOf(IllegalArgumentException.class);
    List<ExternalPsk> one = twice.subList(0, 1);
    assertThatThrownBy(() -> ExternalPsks.of(one, Set.of(NAME)))
        .isInstanceOf(IllegalArgumentException.class);
    assertThat(ExternalPsks.of(one).find(NAME)).contains(one.getFirst());
    assertThat(ExternalPsks.of(one).find(Bytes.of((byte) 1))).isEmpty();
  }

  private static ExternalPsk imported(ExternalPsk.Roles roles, HashAlgorithm target) {
    HashFunction kdf = TestCrypto.PROVIDER.hash(HashAlgorithm.SHA256).orElseThrow();
    return ExternalPsk.imported(NAME, counting(32), roles, target, kdf);
  }

  private static Bytes key(ExternalPsk psk) {
    return psk.key().use(Bytes::of);
  }

  private static byte[] counting(int length) {
    byte[] bytes = new byte[length];
    for (int i = 0; i < length; i++) {
      bytes[i] = (byte) i;
    }
    return bytes;
  }
}
