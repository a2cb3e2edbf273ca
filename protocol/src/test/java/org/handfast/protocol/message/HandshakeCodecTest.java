package org.handfast.protocol.message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.handfast.protocol.grammar.Mutator;
import org.handfast.protocol.registry.HandshakeType;
import org.handfast.protocol.registry.ProtocolVersion;
import org.handfast.protocol.vectors.OpenSslTls12;
import org.handfast.protocol.vectors.Rfc8448;
import org.handfast.protocol.wire.Bytes;
import org.handfast.protocol.wire.DecodeException;
import org.handfast.protocol.wire.DecodeException.Fault;
import org.handfast.protocol.wire.WireWriter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class HandshakeCodecTest {

  private static final String ACTION = "send handshake record";

  private static final Map<ProtocolVersion, List<Integer>> TYPES =
      Map.of(
          ProtocolVersion.TLS_1_2, List.of(0, 1, 2, 4, 11, 12, 13, 14, 15, 16, 20, 22),
          ProtocolVersion.TLS_1_3, List.of(1, 2, 4, 5, 8, 11, 13, 15, 20, 24, 25));

  /// A message with its header, as somebody else wrote it.
  record Sample(ProtocolVersion version, Bytes wire) {

    HandshakeType type() {
      return new HandshakeType(wire.at(0));
    }
  }

  /// All messages of all traces; the one ClientHello that is built without its binders is taken
  /// from the record that carries it.
  static List<Sample> samples() {
    List<Bytes> tls13 = new ArrayList<>();
    for (Rfc8448 trace : Rfc8448.values()) {
      tls13.addAll(trace.handshakeMessages());
    }
    tls13.remove(Rfc8448.RESUMED.handshakeMessages().getFirst());
    tls13.add(Rfc8448.RESUMED.steps("client", ACTION).getFirst().value("payload"));
    Stream<Bytes> tls12 =
        Arrays.stream(OpenSslTls12.values()).flatMap(trace -> trace.handshakeMessages().stream());
    return Stream.concat(
            tls13.stream().map(wire -> new Sample(ProtocolVersion.TLS_1_3, wire)),
            tls12.map(wire -> new Sample(ProtocolVersion.TLS_1_2, wire)))
        .toList();
  }

  @ParameterizedTest
  @MethodSource("samples")
  void everyMessageIsWrittenAsItWasRead(Sample sample) throws DecodeException {
    HandshakeMessage message = HandshakeCodec.decode(sample.version(), sample.wire());
    assertThat(HandshakeCodec.encode(message)).isEqualTo(sample.wire());
    assertThat(message.type()).isEqualTo(sample.type());
    assertThat(HandshakeCodec.decode(sample.version(), HandshakeCodec.encode(message)))
        .isEqualTo(message);
  }

  @ParameterizedTest
  @MethodSource("samples")
  void noMessageIsWholeWhenCutShort(Sample sample) {
    for (int end = 0; end < sample.wire().length(); end++) {
      Bytes cut = sample.wire().slice(0, end);
      assertMalformed(() -> HandshakeCodec.decode(sample.version(), cut));
      if (end >= 4 && !isWholeAgain(sample.type(), cut.slice(4))) {
        Bytes framed = framed(sample.type(), cut.slice(4));
        assertMalformed(() -> HandshakeCodec.decode(sample.version(), framed));
      }
    }
  }

  @ParameterizedTest
  @MethodSource("samples")
  void nothingMayFollowAMessage(Sample sample) {
    Bytes longer = Bytes.concat(sample.wire(), Bytes.of((byte) 0));
    assertMalformed(() -> HandshakeCodec.decode(sample.version(), longer));
  }

  @Test
  void everyTypeButThoseOfTheVersionIsUnexpected() {
    TYPES.forEach(
        (version, known) -> {
          for (int code = 0; code < 256; code++) {
            Bytes empty = framed(new HandshakeType(code), Bytes.EMPTY);
            DecodeException refused =
                catchThrowableOfType(
                    DecodeException.class, () -> HandshakeCodec.decode(version, empty));
            boolean unexpected = refused != null && refused.fault() == Fault.UNEXPECTED;
            assertThat(unexpected).as("%d of %s", code, version).isNotEqualTo(known.contains(code));
          }
        });
  }

  @Test
  void theVersionSaysWhatATypeIs() throws DecodeException {
    Bytes noCertificate = Bytes.fromHex("0b000003 000000");
    assertThat(HandshakeCodec.decode(ProtocolVersion.TLS_1_2, noCertificate))
        .isEqualTo(new org.handfast.protocol.message.tls12.Certificate(List.of()));
    assertMalformed(() -> HandshakeCodec.decode(ProtocolVersion.TLS_1_3, noCertificate));
    Bytes inTls13 = Bytes.fromHex("0b000004 00 000000");
    assertThat(HandshakeCodec.decode(inTls13)).isEqualTo(new Certificate(Bytes.EMPTY, List.of()));
    assertMalformed(() -> HandshakeCodec.decode(ProtocolVersion.TLS_1_2, inTls13));
    assertThatThrownBy(() -> HandshakeCodec.decode(ProtocolVersion.TLS_1_1, noCertificate))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void messagesAreWrittenOneAfterTheOther() {
    WireWriter out = new WireWriter(16);
    HandshakeCodec.encode(new EndOfEarlyData(), out);
    HandshakeCodec.encode(new Finished(Bytes.fromHex("aabb")), out);
    assertThat(out.toBytes().toHex()).isEqualTo("05000000" + "14000002aabb");
  }

  /// Noise, and messages with a little damage: whatever comes out, it is a message that can be
  /// written or a [DecodeException].
  @Test
  void noBytesDoAnythingButFailToDecode() {
    long seed = Long.getLong("handfast.seed", new SplittableRandom().nextLong());
    RandomGenerator random = new SplittableRandom(seed);
    Mutator mutator = new Mutator(random);
    List<Sample> samples = samples();
    int accepted = 0;
    for (int i = 0; i < 200_000; i++) {
      boolean noise = random.nextInt(4) == 0;
      Sample sample = samples.get(random.nextInt(samples.size()));
      Bytes body = noise ? noise(random) : mutator.mutate(sample.wire().slice(4));
      Bytes wire = framed(sample.type(), body);
      try {
        HandshakeMessage message = HandshakeCodec.decode(sample.version(), wire);
        message.write(new WireWriter(body.length()));
        accepted++;
      } catch (DecodeException e) {
        assertThat(e).hasNoCause();
      } catch (RuntimeException e) {
        throw new AssertionError("seed " + seed + ", " + sample.version() + ": " + wire.toHex(), e);
      }
    }
    assertThat(accepted).as("seed %d", seed).isBetween(10_000, 190_000);
  }

  private static Bytes framed(HandshakeType type, Bytes body) {
    WireWriter out = new WireWriter(64);
    out.u8(type.code());
    out.opaque(body, 0, 0xFFFFFF);
    return out.toBytes();
  }

  private static Bytes noise(RandomGenerator random) {
    byte[] noise = new byte[random.nextInt(80)];
    random.nextBytes(noise);
    if (random.nextBoolean()) {
      Arrays.fill(noise, 0, noise.length / 2, (byte) 0);
    }
    return Bytes.owning(noise);
  }

  /// What is left of a message whose length the grammar leaves open, or of a hello that ends before
  /// its extensions.
  private static boolean isWholeAgain(HandshakeType type, Bytes body) {
    if (type.equals(HandshakeType.FINISHED) || type.equals(HandshakeType.CLIENT_KEY_EXCHANGE)) {
      return true;
    }
    boolean client = type.equals(HandshakeType.CLIENT_HELLO);
    if ((!client && !type.equals(HandshakeType.SERVER_HELLO)) || body.length() < 35) {
      return false;
    }
    int suites = 35 + body.at(34);
    return client
        ? body.length() > suites + 1
            && body.length() == suites + 4 + (body.at(suites) << 8) + body.at(suites + 1)
        : body.length() == suites + 3;
  }

  private static void assertMalformed(ThrowingCallable decoding) {
    assertThatThrownBy(decoding)
        .isInstanceOfSatisfying(
            DecodeException.class, e -> assertThat(e.fault()).isEqualTo(Fault.MALFORMED));
  }
}
