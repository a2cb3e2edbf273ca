package org.handfast.interop;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.handfast.interop.fixture.KeyKind;
import org.handfast.protocol.registry.CipherSuite;
import org.handfast.protocol.registry.NamedGroup;

/// What a peer has in common with us: every combination of it is tested.
///
/// @param presents the keys it signs with
/// @param verifies the keys whose signatures it verifies
record Abilities(
    List<CipherSuite> suites,
    List<NamedGroup> groups,
    Set<KeyKind> presents,
    Set<KeyKind> verifies,
    Set<Ability> extras) {

  private static final List<CipherSuite> SUITES =
      List.of(
          CipherSuite.TLS_AES_128_GCM_SHA256,
          CipherSuite.TLS_AES_256_GCM_SHA384,
          CipherSuite.TLS_CHACHA20_POLY1305_SHA256);

  private static final List<NamedGroup> CURVES =
      List.of(NamedGroup.X25519, NamedGroup.SECP256R1, NamedGroup.SECP384R1, NamedGroup.SECP521R1);

  /// All that we have, but no post-quantum cryptography.
  static Abilities classic() {
    Set<KeyKind> kinds = EnumSet.complementOf(EnumSet.of(KeyKind.ML_DSA_65));
    return new Abilities(SUITES, CURVES, kinds, kinds, Set.of());
  }

  Abilities groups(NamedGroup... known) {
    return new Abilities(suites, List.of(known), presents, verifies, extras);
  }

  Abilities presents(KeyKind... known) {
    return new Abilities(suites, groups, Set.of(known), verifies, extras);
  }

  Abilities verifies(KeyKind... known) {
    return new Abilities(suites, groups, presents, Set.of(known), extras);
  }

  Abilities and(Ability... more) {
    return new Abilities(suites, groups, presents, verifies, Set.of(more));
  }

  boolean has(Ability ability) {
    return extras.contains(ability);
  }
}
