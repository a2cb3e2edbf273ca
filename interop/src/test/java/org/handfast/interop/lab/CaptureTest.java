package org.handfast.interop.lab;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.handfast.interop.fixture.Needs;
import org.handfast.interop.fixture.PeerProgram;
import org.handfast.lab.export.Pcapng;
import org.handfast.lab.ladder.Attack;
import org.handfast.lab.ladder.Rung;
import org.handfast.lab.run.Lab;
import org.handfast.lab.run.Plan;
import org.handfast.lab.run.Run;
import org.handfast.lab.stage.Event;
import org.handfast.lab.stage.Packet;
import org.handfast.lab.stage.Packet.Flag;
import org.handfast.lab.stage.Person;
import org.handfast.protocol.wire.Bytes;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/// What the lab exports, opened by Wireshark's own code.
@Needs(PeerProgram.TSHARK)
@DisplayName("tshark opens the lab's capture")
final class CaptureTest {
  private static final long SEED = 7;

  /// Malformed packets, bad checksums, and whatever TCP's experts find odd.
  private static final String ODD =
      "_ws.malformed || tcp.checksum.status != 1 || ip.checksum.status != 1 || tcp.analysis.flags";

  @TempDir Path folder;

  @ParameterizedTest(name = "rung {0}")
  @EnumSource
  @DisplayName("and finds nothing odd, and the very bytes")
  void sameBytes(Rung rung) throws IOException {
    Run run = Lab.run(rung, new Plan.Watch(), SEED);
    Tshark tshark = exported(run);
    assertThat(tshark.fields(ODD, "frame.number", "_ws.expert.message")).isEmpty();
    assertThat(streams(tshark)).isEqualTo(streams(run));
  }

  @ParameterizedTest(name = "rung {0}: {1}")
  @CsvSource({
    "PLAIN, RST",
    "PLAIN, RESPLIT",
    "CHAPTERS_MAC, FORGE_FIN",
    "NO_NONCE, REPLAY_SESSION",
    "SUITES_CHECKED, OWN_CA",
    "TLS_1_3, RST",
    "TLS_1_3, FLIP",
    "EARLY_DATA_TWO_HOSTS, REPLAY_EARLY_DATA",
  })
  @DisplayName("of an attack, and finds nothing odd")
  void nothingOdd(Rung rung, Attack attack) throws IOException {
    Run run = Lab.run(rung, new Plan.Named(attack), SEED);
    Tshark tshark = exported(run);
    assertThat(tshark.fields(ODD, "frame.number", "_ws.expert.message")).isEmpty();
    assertThat(tshark.fields("tcp.len > 0", "frame.number")).isNotEmpty();
  }

  @ParameterizedTest(name = "rung {0}")
  @MethodSource("upper")
  @DisplayName("and shows what was said, decrypted, on both sides of Trudy")
  void decrypts(Rung rung) throws IOException {
    Run run = Lab.run(rung, new Plan.Watch(), SEED);
    Tshark tshark = exported(run);
    List<Packet> calls = calls(run);
    List<String> fromBob = new ArrayList<>();
    List<String> fromTrudy = new ArrayList<>();
    for (int stream = 0; stream < calls.size(); stream++) {
      List<String> callers = calls.get(stream).from() == Person.BOB ? fromBob : fromTrudy;
      callers.add(tshark.followed(stream, Tshark.Side.CALLER));
      callers.add(tshark.followed(stream, Tshark.Side.CALLED));
    }
    assertThat(fromBob).isEqualTo(said(run)).isEqualTo(fromTrudy);
  }

  static Stream<Rung> upper() {
    return Stream.of(Rung.values()).filter(rung -> rung.family() == Rung.Family.TLS);
  }

  private Tshark exported(Run run) throws IOException {
    Path file = Files.write(folder.resolve("run.pcapng"), Pcapng.of(run));
    return new Tshark(file, folder);
  }

  /// What tshark finds on each connection in each direction: client first.
  private static List<String> streams(Tshark tshark) throws IOException {
    List<String> streams = new ArrayList<>();
    for (List<String> row :
        tshark.fields("tcp", "tcp.stream", "tcp.dstport", "tcp.srcport", "tcp.payload")) {
      int stream = Integer.parseInt(row.getFirst());
      boolean isCallers = Integer.parseInt(row.get(1)) < Integer.parseInt(row.get(2));
      int index = 2 * stream + (isCallers ? 0 : 1);
      while (streams.size() <= index) {
        streams.add("");
      }
      streams.set(index, streams.get(index) + row.get(3));
    }
    return streams;
  }

  /// The same as the lab knows it.
  private static List<String> streams(Run run) {
    List<String> streams = new ArrayList<>();
    for (Packet call : calls(run)) {
      streams.add(sent(run, call, call.from()));
      streams.add(sent(run, call, call.to()));
    }
    return streams;
  }

  private static List<Packet> calls(Run run) {
    return run.capture().packets().stream().filter(packet -> packet.flag() == Flag.SYN).toList();
  }

  private static String sent(Run run, Packet call, Person from) {
    return run.capture().packets().stream()
        .filter(packet -> packet.line() == call.line() && packet.from() == from)
        .map(Packet::data)
        .reduce(Bytes.EMPTY, Bytes::concat)
        .toHex();
  }

  /// What Bob and Alice said, connection by connection: Bob first.
  private static List<String> said(Run run) {
    List<Event.Said> all =
        run.events().stream()
            .filter(Event.Said.class::isInstance)
            .map(Event.Said.class::cast)
            .toList();
    List<String> said = new ArrayList<>();
    for (int session : all.stream().map(Event.Said::session).distinct().sorted().toList()) {
      for (Person person : List.of(Person.BOB, Person.ALICE)) {
        said.add(
            all.stream()
                .filter(each -> each.session() == session && each.who() == person)
                .map(Event.Said::line)
                .reduce(Bytes.EMPTY, Bytes::concat)
                .toHex());
      }
    }
    return said;
  }
}
