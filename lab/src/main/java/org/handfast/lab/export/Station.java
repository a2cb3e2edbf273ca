package org.handfast.lab.export;

import org.handfast.lab.ladder.Rung;
import org.handfast.lab.stage.Person;

/// Where somebody sits in an exported capture. The run was on loopback, where all addresses are
/// one; here everybody has their own, and Trudy one for each of her two sides.
///
/// @param address an IPv4 address
/// @param port of TCP
record Station(int address, int port) {
  private static final int NET = 10 << 24;
  private static final int FIRST_EPHEMERAL = 40_000;

  /// Who called, on the connection with this number.
  static Station caller(Person person, int line) {
    return new Station(person == Person.BOB ? NET + 2 : NET + 4, FIRST_EPHEMERAL + line);
  }

  /// Who was called. Port 443 would make other tools take the toy for TLS.
  static Station called(Person person, Rung.Family family) {
    return new Station(
        person == Person.TRUDY ? NET + 3 : NET + 5, family == Rung.Family.TLS ? 443 : 4040);
  }
}
