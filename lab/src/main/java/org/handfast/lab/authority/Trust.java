package org.handfast.lab.authority;

import java.security.cert.X509Certificate;
import java.util.Set;

/// Whom Bob believes: the authorities whose certificates he has, and the name that he wants to
/// speak with.
///
/// @param roots the authorities' own certificates
/// @param name a DNS name
public record Trust(Set<X509Certificate> roots, String name) {
  /// Copies the set.
  public Trust {
    roots = Set.copyOf(roots);
  }
}
