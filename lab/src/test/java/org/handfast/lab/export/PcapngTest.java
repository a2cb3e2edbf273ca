package org.handfast.lab.export;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.handfast.lab.ladder.Attack;
import org.handfast.lab.ladder.Rung;
import org.handfast.lab.ladder.Verdict;
import org.handfast.lab.run.Plan;
import org.handfast.lab.run.Run;
import org.handfast.lab.stage.Capture;
import org.handfast.lab.stage.Event;
import org.handfast.lab.stage.Packet;
import org.handfast.lab.stage.Packet.Flag;
import org.handfast.lab.stage.Person;
import org.handfast.protocol.wire.Bytes;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("A capture file")
final class PcapngTest {
  private static final String KEY = "CLIENT_RANDOM 00 01";
  private static final int SECTION = 0x0A0D0D0A;
  private static final int INTERFACE = 1;
  private static final int PACKET = 6;
  private static final int SECRETS = 10;

  @Test
  @DisplayName("is blocks that say their length twice, in words of 32 bits")
  void consistsOfBlocks() {
    assertThat(blocks(Pcapng.of(run(Rung.TLS_1_3, hello()))))
        .extracting(Block::type)
        .startsWith(SECTION, INTERFACE, INTERFACE, SECRETS)
        .endsWith(PACKET, PACKET, PACKET, PACKET);
  }

  @Test
  @DisplayName("has the key log before the first packet, with a line end")
  void hasSecrets() {
    ByteBuffer body = body(Pcapng.of(run(Rung.TLS_1_3, hello())), SECRETS).getFirst();
    assertThat(body.getInt()).isEqualTo(0x544C534B);
    byte[] lines = new byte[body.getInt()];
    body.get(lines);
    assertThat(new String(lines, StandardCharsets.US_ASCII)).isEqualTo(KEY + "\n");
  }

  @Test
  @DisplayName("has packets whose two checksums hold")
  void hasChecksums() {
    List<ByteBuffer> datagrams = datagrams(run(Rung.PLAIN, hello()));
    assertThat(datagrams).hasSize(6);
    for (ByteBuffer datagram : datagrams) {
      byte[] all = new byte[datagram.remaining()];
      datagram.duplicate().get(all);
      assertThat(all.length).isEqualTo(datagram.getShort(2));
      // A sum in ones' complement is the number itself modulo 65535, and holds if that is none.
      assertThat(isMultiple(Bytes.copyOf(all, 0, 20))).as("IP").isTrue();
      Bytes pseudo =
          Bytes.concat(
              Bytes.copyOf(all, 12, 20), Bytes.of((byte) 0, (byte) 6, (byte) 0),
              Bytes.of((byte) (all.length - 20)), Bytes.copyOf(all, 20, all.length));
      assertThat(isMultiple(pseudo)).as("TCP").isTrue();
    }
  }

  @Test
  @DisplayName("has a handshake, and numbers that go on from it")
  void counts() {
    List<ByteBuffer> datagrams = datagrams(run(Rung.PLAIN, hello()));
    int near = sequence(datagrams.get(0));
    int far = sequence(datagrams.get(1));
    assertThat(datagrams.stream().map(each -> numbers(each, near, far)))
        .containsExactly(
            "SYN +0", "SYN ACK +0 1", "ACK +1 1", "ACK +1 1", "FIN ACK +4 1", "ACK +1 5");
  }

  @Test
  @DisplayName("cuts what does not fit into a segment, and shows nothing after RST")
  void cutsSegments() {
    Bytes large = Bytes.of(new byte[3000]);
    List<Packet> packets =
        List.of(
            packet(Person.TRUDY, Person.ALICE, Flag.SYN, Bytes.EMPTY),
            packet(Person.ALICE, Person.TRUDY, Flag.DATA, large),
            packet(Person.TRUDY, Person.ALICE, Flag.RST, Bytes.EMPTY),
            packet(Person.ALICE, Person.TRUDY, Flag.DATA, large));
    assertThat(datagrams(run(Rung.PLAIN, packets)))
        .extracting(ByteBuffer::remaining)
        .containsExactly(40, 40, 40, 1500, 1500, 120, 40);
  }

  @Test
  @DisplayName("puts the next day's packets a day later")
  void tellsDays() {
    List<Packet> packets =
        List.of(
            new Packet(1, Person.BOB, Person.TRUDY, Flag.SYN, Bytes.EMPTY, "", 0),
            new Packet(2, Person.BOB, Person.TRUDY, Flag.SYN, Bytes.EMPTY, "", 1));
    List<Long> times =
        body(Pcapng.of(run(Rung.PLAIN, packets)), PACKET).stream()
            .map(body -> body.getLong(4))
            .toList();
    assertThat(times.get(3) - times.get(0)).isEqualTo(86_400_003_000L);
  }

  private static List<Packet> hello() {
    return List.of(
        packet(Person.BOB, Person.TRUDY, Flag.SYN, Bytes.EMPTY),
        packet(Person.BOB, Person.TRUDY, Flag.DATA, Bytes.fromHex("fffefd")),
        packet(Person.BOB, Person.TRUDY, Flag.FIN, Bytes.EMPTY));
  }

  private static Packet packet(Person from, Person to, Flag flag, Bytes data) {
    return new Packet(1, from, to, flag, data, "B1 hello", 0);
  }

  private static Run run(Rung rung, List<Packet> packets) {
    return new Run(
        rung,
        new Plan.Named(Attack.FLIP),
        7,
        List.of(new Event.Day(Person.BOB, 2, "Bob comes again")),
        new Verdict.NoEffect(""),
        new Capture(packets, List.of(KEY)));
  }

  private static List<ByteBuffer> datagrams(Run run) {
    return body(Pcapng.of(run), PACKET).stream()
        .map(body -> body.slice(20, body.getInt(12)))
        .toList();
  }

  private static List<ByteBuffer> body(byte[] file, int type) {
    return blocks(file).stream().filter(block -> block.type == type).map(Block::body).toList();
  }

  private static List<Block> blocks(byte[] file) {
    List<Block> blocks = new ArrayList<>();
    ByteBuffer in = ByteBuffer.wrap(file);
    while (in.hasRemaining()) {
      int type = in.getInt();
      int length = in.getInt();
      assertThat(length).isPositive().matches(all -> all % 4 == 0);
      blocks.add(new Block(type, in.slice(in.position(), length - 12)));
      in.position(in.position() + length - 12);
      assertThat(in.getInt()).isEqualTo(length);
    }
    return blocks;
  }

  private static boolean isMultiple(Bytes words) {
    Bytes even = words.length() % 2 == 0 ? words : Bytes.concat(words, Bytes.of((byte) 0));
    return new BigInteger(1, even.toArray()).mod(BigInteger.valueOf(0xFFFF)).signum() == 0;
  }

  private static int sequence(ByteBuffer datagram) {
    return datagram.getInt(24);
  }

  private static String numbers(ByteBuffer datagram, int near, int far) {
    boolean fromNear = datagram.getInt(12) == 0x0A000002;
    int flags = datagram.get(33);
    String words =
        ((flags & 1) != 0 ? "FIN " : "")
            + ((flags & 2) != 0 ? "SYN " : "")
            + ((flags & 16) != 0 ? "ACK " : "");
    String acknowledged =
        (flags & 16) == 0 ? "" : " " + (datagram.getInt(28) - (fromNear ? far : near));
    return words + "+" + (sequence(datagram) - (fromNear ? near : far)) + acknowledged;
  }

  private record Block(int type, ByteBuffer body) {}
}
