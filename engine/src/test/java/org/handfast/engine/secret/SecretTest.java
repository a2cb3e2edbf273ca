package org.handfast.engine.secret;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.Serializable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Row 40: a secret shows nothing of itself (RUSTSEC-2026-0346, CVE-2024-20945)")
class SecretTest {

  @Test
  void itShowsItsLengthAlone() {
    try (SecretScope scope = SecretScope.open()) {
      Secret one = scope.adopt(new byte[] {1, 2, 3});
      Secret other = scope.adopt(new byte[] {7, 7, 7});
      assertThat(one).hasToString("Secret[3 bytes]").isNotInstanceOf(Serializable.class);
      assertThat(one.hashCode()).isEqualTo(other.hashCode());
      assertThat(one).isNotEqualTo(other);
    }
  }

  @Test
  void itEndsWithItsScopeAndTheInnerOneWithTheOuter() {
    byte[] bytes = {1, 2, 3};
    Secret secret;
    try (SecretScope outer = SecretScope.open()) {
      secret = outer.nest().adopt(bytes);
      assertThat(secret.<Integer>use(lent -> lent.length)).isEqualTo(3);
    }
    assertThat(bytes).containsOnly(0);
    assertThatThrownBy(() -> secret.lend(_ -> {})).isInstanceOf(IllegalStateException.class);
  }
}
