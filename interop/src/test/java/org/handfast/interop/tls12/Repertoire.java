package org.handfast.interop.tls12;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.handfast.engine.config.Policy;
import org.handfast.protocol.registry.CipherSuite;

/// What a peer and we have in common, with the peer in one role.
///
/// @param suites that both know
/// @param always what every connection with this peer has
/// @param open what a connection may have or not
record Repertoire(List<CipherSuite> suites, Set<Trait> always, Set<Trait> open) {
  /// Below so many things to choose, all combinations are tried.
  private static final int MANY = 3;

  Repertoire {
    suites = List.copyOf(suites);
  }

  /// All that we know of TLS 1.2.
  static List<CipherSuite> ours() {
    return Policy.CLASSIC_2026.withoutEncryptionForTeaching().suites().stream()
        .filter(suite -> !suite.isTls13())
        .toList();
  }

  /// Every suite with every two of the things that are open (every three, for block ciphers, where
  /// four are). With three or more of them that takes half of all combinations: those with an even
  /// number of them present. In order of what is beside the suite, so that one peer can serve many.
  Stream<Course> courses() {
    return subsets(List.copyOf(EnumSet.copyOf(open))).stream()
        .flatMap(
            chosen -> {
              chosen.addAll(always);
              return suites.stream().map(suite -> new Course(suite, chosen));
            })
        .filter(this::isWanted);
  }

  private boolean isWanted(Course course) {
    Set<Trait> choices = EnumSet.copyOf(open);
    if (!course.isBlockCipher() && choices.remove(Trait.ENCRYPT_THEN_MAC)) {
      // It is offered, and must not be taken (RFC 7366 3).
      if (!course.has(Trait.ENCRYPT_THEN_MAC)) {
        return false;
      }
    }
    long present = choices.stream().filter(course::has).count();
    return choices.size() < MANY || present % 2 == 0;
  }

  private static List<Set<Trait>> subsets(List<Trait> of) {
    List<Set<Trait>> subsets = new ArrayList<>();
    for (int bits = 0; bits < 1 << of.size(); bits++) {
      Set<Trait> subset = EnumSet.noneOf(Trait.class);
      for (int i = 0; i < of.size(); i++) {
        if ((bits >> i & 1) == 1) {
          subset.add(of.get(i));
        }
      }
      subsets.add(subset);
    }
    return subsets;
  }
}
