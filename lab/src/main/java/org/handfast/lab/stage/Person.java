package org.handfast.lab.stage;

import java.util.Locale;

/// The textbook's three.
public enum Person {
  /// The client.
  BOB,
  /// The man in the middle, who is a woman.
  TRUDY,
  /// The server.
  ALICE;

  /// As one writes it: `Bob`.
  public String title() {
    return name().charAt(0) + id().substring(1);
  }

  /// As files and addresses have it: `bob`.
  public String id() {
    return name().toLowerCase(Locale.ROOT);
  }

  /// Bob for Alice, Alice for Bob.
  ///
  /// @throws IllegalStateException for Trudy, who stands between them
  public Person peer() {
    return switch (this) {
      case BOB -> ALICE;
      case ALICE -> BOB;
      case TRUDY -> throw new IllegalStateException("Trudy stands between the two");
    };
  }
}
