package org.handfast.lab.tls;

import java.io.IOException;
import java.security.SecureRandom;
import java.util.EnumMap;
import java.util.Map;
import org.handfast.lab.authority.Identity;
import org.handfast.lab.authority.Trust;
import org.handfast.lab.stage.Actor;
import org.handfast.lab.stage.Person;
import org.handfast.lab.stage.Protocol;
import org.handfast.lab.stage.Wire;

/// What Bob and one host of Alice's speak. What a person keeps from visit to visit is the person's:
/// Trudy does not get Alice's ticket key by posing as her.
///
/// @param memories shared by all of Alice's hosts, ticket keys and all
/// @param registers of the first flights that were seen; maybe of this host alone
/// @param dice what was thrown with Bob's dice
record TlsHost(
    Profile profile,
    Map<Person, Memory> memories,
    Map<Person, Register> registers,
    WatchedDice dice)
    implements Protocol {

  /// The first host, with everything to come.
  TlsHost(Profile profile) {
    this(profile, new EnumMap<>(Person.class), new EnumMap<>(Person.class), new WatchedDice());
  }

  @Override
  public void bob(Actor as, Wire wire, Trust trust) throws IOException {
    Tap tap = tap(as);
    Client client = new Client(as, wire, configs(as, tap, dice.watching(as.random())), tap);
    try {
      client.play(trust);
    } catch (Endpoint.Rejected _) {
      // Whoever noticed has said so.
    }
  }

  @Override
  public void alice(Actor as, Wire wire, Identity identity) throws IOException {
    Tap tap = tap(as);
    Register register = registers.computeIfAbsent(as.person(), _ -> new Register());
    Server server = new Server(as, wire, configs(as, tap, as.random()), tap, register);
    try {
      server.play(identity);
    } catch (Endpoint.Rejected _) {
      // Whoever noticed has said so.
    }
  }

  @Override
  public int earlierVisits() {
    return profile.comesBack() ? 1 : 0;
  }

  /// In 12a there is no other one.
  @Override
  public Protocol otherHost() {
    return profile.comingBack() == Profile.ComingBack.TWO_REGISTERS
        ? new TlsHost(profile, memories, new EnumMap<>(Person.class), dice)
        : this;
  }

  private Configs configs(Actor as, Tap tap, SecureRandom random) {
    return new Configs(profile, random, memory(as.person()), tap);
  }

  private Tap tap(Actor as) {
    return new Tap(memory(as.person()).preSharedKeys(), as.journal()::logsKey);
  }

  Memory memory(Person person) {
    return memories.computeIfAbsent(person, _ -> new Memory());
  }
}
