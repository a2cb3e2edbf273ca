package org.handfast.lab.export;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.handfast.lab.authority.Identities;
import org.handfast.lab.ladder.Rung;
import org.handfast.lab.run.Run;
import org.handfast.lab.stage.Event;
import org.handfast.lab.stage.Packet;
import org.handfast.lab.stage.Person;

/// A run as a capture file: Bob–Trudy and Trudy–Alice as two interfaces, each packet with the name
/// of its record as a comment, and the TLS secrets inside, so that Wireshark shows the upper rungs
/// decrypted.
///
/// The lab has no clock that runs: packets are a millisecond apart, and days a day.
public final class Pcapng {
  private static final Duration STEP = Duration.ofMillis(1);

  private final Run run;
  private final Blocks blocks = new Blocks();
  private final Map<Integer, Line> lines = new HashMap<>();
  private Duration elapsed = Duration.ZERO;

  private Pcapng(Run run) {
    this.run = run;
  }

  /// The file's bytes; the same for the same run.
  public static byte[] of(Run run) {
    return new Pcapng(run).file();
  }

  private byte[] file() {
    blocks.section("handfast lab", Captions.command(run)).place("bob-trudy").place("trudy-alice");
    List<String> keyLog = run.capture().keyLog();
    if (!keyLog.isEmpty()) {
      blocks.secrets(String.join("\n", keyLog) + "\n");
    }
    run.capture().packets().forEach(this::write);
    return blocks.toArray();
  }

  private void write(Packet packet) {
    if (packet.flag() == Packet.Flag.SYN) {
      lines.put(packet.line(), line(packet, run.rung().family()));
    }
    int place = packet.from() == Person.BOB || packet.to() == Person.BOB ? 0 : 1;
    Instant day = Identities.CLOCK.instant().plus(Duration.ofDays(daysBefore(packet)));
    for (Datagram datagram : requireNonNull(lines.get(packet.line())).datagrams(packet)) {
      blocks.packet(place, day.plus(elapsed), datagram.bytes(), packet.name());
      elapsed = elapsed.plus(STEP);
    }
  }

  private static Line line(Packet first, Rung.Family family) {
    return new Line(
        first, Station.caller(first.from(), first.line()), Station.called(first.to(), family));
  }

  private long daysBefore(Packet packet) {
    return run.events().stream().limit(packet.after()).filter(Event.Day.class::isInstance).count();
  }
}
