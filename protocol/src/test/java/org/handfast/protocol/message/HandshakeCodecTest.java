package org.handfast.protocol.message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.handfast.protocol.grammar.Mutator;
import org.handfast.protocol.registry.HandshakeType;
import org.handfast.protocol.vectors.Rfc8448;
import org.handfast.protocol.wire.Bytes;
import org.handfast.protocol.wire.DecodeException;
import org.handfast.protocol.wire.DecodeException.Fault;
import org.handfast.protocol.wire.WireReader;
import org.handfast.protocol.wire.WireWriter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class HandshakeCodecTest {

  private static final String ACTION = "send handshake record";

  /// All messages of all traces; the one ClientHello that is built without its binders is taken
  /// from the record that carries it.
  static List<Bytes> messages() {
    List<Bytes> messages = new ArrayList<>();
    for (Rfc8448 trace : Rfc8448.values()) {
      messages.addAll(trace.handshakeMessages());
    }
    messages.remove(Rfc8448.RESUMED.handshakeMessages().getFirst());
    messages.add(Rfc8448.RESUMED.steps("client", ACTION).getFirst().value("payload"));
    return messages;
  }

  @ParameterizedTest
  @MethodSource("messages")
  void everyMessageOfRfc8448IsWrittenAsItWasRead(Bytes wire) throws DecodeException {
    HandshakeMessage message = HandshakeCodec.decode(wire);
    assertThat(HandshakeCodec.encode(message)).isEqualTo(wire);
    assertThat(message.type().code()).isEqualTo(wire.at(0));
    assertThat(HandshakeCodec.decode(HandshakeCodec.encode(message))).isEqualTo(message);
  }

  @ParameterizedTest
  @MethodSource("messages")
  void noMessageOfRfc8448IsWholeWhenCutShort(Bytes wire) {
    HandshakeType type = new HandshakeType(wire.at(0));
    for (int end = 0; end < wire.length(); end++) {
      Bytes cut = wire.slice(0, end);
      assertMalformed(() -> HandshakeCodec.decode(cut));
      if (end >= 4 && !isWholeAgain(type, cut.slice(4))) {
        assertMalformed(() -> HandshakeCodec.decode(type, new WireReader(cut.slice(4))));
      }
    }
  }

  @ParameterizedTest
  @MethodSource("messages")
  void nothingMayFollowAMessage(Bytes wire) {
    assertMalformed(() -> HandshakeCodec.decode(Bytes.concat(wire, Bytes.of((byte) 0))));
  }

  @Test
  void everyTypeButThoseOfTls13IsUnexpected() {
    List<Integer> known = List.of(1, 2, 4, 5, 8, 11, 13, 15, 20, 24, 25);
    for (int code = 0; code < 256; code++) {
      if (!known.contains(code)) {
        HandshakeType type = new HandshakeType(code);
        DecodeException refused =
            catchThrowableOfType(
                DecodeException.class,
                () -> HandshakeCodec.decode(type, new WireReader(Bytes.EMPTY)));
        assertThat(refused.fault()).as("%s", type).isEqualTo(Fault.UNEXPECTED);
      }
    }
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
    List<Bytes> messages = messages();
    int[] types = {1, 2, 4, 5, 8, 11, 13, 15, 20, 24, 25, 254};
    int accepted = 0;
    for (int i = 0; i < 200_000; i++) {
      boolean noise = random.nextInt(4) == 0;
      Bytes wire = noise ? Bytes.EMPTY : messages.get(random.nextInt(messages.size()));
      int type = noise ? types[random.nextInt(types.length)] : wire.at(0);
      Bytes body = noise ? noise(random) : mutator.mutate(wire.slice(4));
      try {
        WireReader in = new WireReader(body);
        HandshakeMessage message = HandshakeCodec.decode(new HandshakeType(type), in);
        message.write(new WireWriter(body.length()));
        accepted++;
      } catch (DecodeException e) {
        assertThat(e).hasNoCause();
      } catch (RuntimeException e) {
        throw new AssertionError("seed " + seed + ", type " + type + ": " + body.toHex(), e);
      }
    }
    assertThat(accepted).as("seed %d", seed).isBetween(10_000, 190_000);
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
    if (type.equals(HandshakeType.FINISHED)) {
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
