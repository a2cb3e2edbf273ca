package org.handfast.lab.authority;

/// The lab's authorities and everybody's certificates, made once and the same in every process.
public final class Identities {
  private Identities() {}

  /// Those with keys for this use.
  public static Identities with(KeyUse use) {
    throw new UnsupportedOperationException(use.name());
  }

  /// Alice's own.
  public Identity alice() {
    throw new UnsupportedOperationException();
  }

  /// What Trudy can show.
  public Identity of(Guise guise) {
    throw new UnsupportedOperationException(guise.name());
  }

  /// Whom Bob believes: one authority, and it issues to the right ones.
  public Trust trust() {
    throw new UnsupportedOperationException();
  }

  /// Whom Bob believes on a bad day: also an authority that issues to anybody.
  public Trust trustWithRogues() {
    throw new UnsupportedOperationException();
  }
}
