package org.handfast.lab.trudy;

import org.handfast.lab.stage.Card;
import org.handfast.lab.stage.Person;

/// Which of the records that pass Trudy is after.
@FunctionalInterface
public interface Target {
  /// Whether it is this one.
  boolean is(Card card);

  /// The n-th record of data of one of the two, from 1. Trudy could count it out from the headers;
  /// the record's name says the same.
  static Target data(Person from, int number) {
    return named(from, "data " + number);
  }

  /// The record of this name.
  static Target named(Person from, String name) {
    return card -> card.from() == from && card.name().equals(name);
  }
}
