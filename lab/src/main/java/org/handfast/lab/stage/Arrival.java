package org.handfast.lab.stage;

/// What comes to Trudy.
public sealed interface Arrival {
  /// A record, whole.
  record Unit(Card card) implements Arrival {}

  /// FIN: no more will come from this person.
  record Fin(Person from) implements Arrival {}

  /// RST: this person's connection is gone.
  record Rst(Person from) implements Arrival {}

  /// Nothing comes, and nobody can go on without her.
  record Quiet() implements Arrival {}
}
