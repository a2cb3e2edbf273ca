package org.handfast.pki;

/// How well a certificate fits a name, best first.
public enum NameFit {
  /// The certificate holds the name itself.
  EXACT,
  /// The certificate holds a wildcard that covers the name.
  WILDCARD,
  /// The certificate was issued for other names.
  NONE
}
