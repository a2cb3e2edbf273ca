package org.handfast.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.handfast.conformance.RecordCipher12.MacState;
import org.handfast.engine.Side;
import org.handfast.engine.TlsConnection;
import org.handfast.engine.config.ConfigSource;
import org.handfast.engine.failure.RecordViolation;
import org.handfast.engine.failure.TlsException;
import org.handfast.protocol.registry.CipherSuite;
import org.handfast.protocol.registry.ContentType;
import org.handfast.protocol.wire.Bytes;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// The padding of TLS 1.2's block ciphers (RFC 5246 6.2.3.2): every length is taken, and whatever
/// is wrong, in it or in the MAC, is answered in the same words.
@DisplayName("Row 4: padding and MAC fail alike (CVE-2003-0078, CVE-2013-0169, CVE-2016-2107)")
class PaddingTest {
  private static final int BLOCK = 16;
  private static final int LONGEST = 255;

  private final ConfigSource server = ConfigSource.always(Tls12.server().build());
  private Session12 session;

  /// The hash functions, both orders of MAC, both roles.
  static Stream<Arguments> connections() {
    return Stream.of(
            CipherSuite.TLS_ECDHE_ECDSA_WITH_AES_128_CBC_SHA,
            CipherSuite.TLS_ECDHE_ECDSA_WITH_AES_128_CBC_SHA256,
            CipherSuite.TLS_ECDHE_ECDSA_WITH_AES_256_CBC_SHA384)
        .flatMap(
            suite ->
                Stream.of(true, false)
                    .flatMap(
                        encryptThenMac ->
                            Stream.of(Side.values())
                                .map(raw -> Arguments.of(suite, encryptThenMac, raw))));
  }

  @ParameterizedTest(name = "{0}, encrypt-then-MAC {1}, from a {2}")
  @MethodSource("connections")
  void everyLengthOfPaddingIsTaken(CipherSuite suite, boolean encryptThenMac, Side raw)
      throws TlsException {
    RawPeer12 peer = connected(suite, encryptThenMac, raw);
    Bytes expected = Bytes.EMPTY;
    for (int length = 0; length <= LONGEST; length++) {
      Bytes content = fitting(peer, length);
      peer.deliver(
          peer.writing.sealBlocks(
              ContentType.APPLICATION_DATA,
              content,
              RecordCipher12.padding(length),
              MacState.GOOD));
      expected = Bytes.concat(expected, content);
    }
    assertThat(peer.opposite.received()).isEqualTo(expected);
  }

  @ParameterizedTest(name = "{0}, encrypt-then-MAC {1}, from a {2}")
  @MethodSource("connections")
  void whateverIsWrongIsAnsweredInTheSameWords(CipherSuite suite, boolean encryptThenMac, Side raw)
      throws TlsException {
    Set<String> answers = new HashSet<>();
    // Each takes a connection of its own: all lengths to a server, where a session goes on.
    for (int length = 0; length <= LONGEST; length += raw == Side.CLIENT ? 1 : 51) {
      answers.add(answer(suite, encryptThenMac, raw, padding(length), MacState.BAD));
      if (length > 0) {
        // The first byte of the padding, one in the middle, and the last but one.
        for (int at : new int[] {0, length / 2, length - 1}) {
          answers.add(answer(suite, encryptThenMac, raw, flipped(length, at), MacState.GOOD));
        }
        answers.add(answer(suite, encryptThenMac, raw, flipped(length, 0), MacState.BAD));
      }
    }
    assertThat(answers).hasSize(1);
  }

  @ParameterizedTest(name = "{0}, encrypt-then-MAC {1}, from a {2}")
  @MethodSource("connections")
  void noMoreIsSaidOfARecordThatIsAllPadding(CipherSuite suite, boolean encryptThenMac, Side raw)
      throws TlsException {
    Set<String> answers = new HashSet<>();
    for (int blocks = 1; blocks <= 8; blocks++) {
      for (int claim : List.of(0, 15, 16 * blocks - 1, 16 * blocks, 127, LONGEST)) {
        // With a good MAC outside, padding that fits is padding.
        if (encryptThenMac && claim < BLOCK * blocks) {
          continue;
        }
        RawPeer12 peer = connected(suite, encryptThenMac, raw);
        byte[] plain = new byte[BLOCK * blocks];
        Arrays.fill(plain, (byte) claim);
        answers.add(
            answer(peer, peer.writing.sealRaw(ContentType.APPLICATION_DATA, Bytes.owning(plain))));
      }
    }
    assertThat(answers).hasSize(1);
  }

  private String answer(
      CipherSuite suite, boolean encryptThenMac, Side raw, Bytes padding, MacState state)
      throws TlsException {
    RawPeer12 peer = connected(suite, encryptThenMac, raw);
    Bytes content = fitting(peer, padding.length() - 1);
    return answer(
        peer, peer.writing.sealBlocks(ContentType.APPLICATION_DATA, content, padding, state));
  }

  private static String answer(RawPeer12 peer, Bytes record) {
    RawPeer.Refusal refusal = peer.refusal(() -> peer.deliver(record));
    refusal.require(RecordViolation.BAD_RECORD);
    assertThat(peer.opposite.received()).isEqualTo(Bytes.EMPTY);
    return refusal.cause().getMessage();
  }

  private static Bytes padding(int length) {
    return RecordCipher12.padding(length);
  }

  private static Bytes flipped(int length, int at) {
    byte[] padding = padding(length).toArray();
    padding[at] ^= 1;
    return Bytes.owning(padding);
  }

  // Content that fills up the blocks before so much padding.
  private static Bytes fitting(RawPeer12 peer, int padding) {
    int others = padding + 1 + (peer.encryptThenMac ? 0 : peer.suite.macLength());
    return BuffersTest.pattern(2 * BLOCK - others % BLOCK);
  }

  private RawPeer12 connected(CipherSuite suite, boolean encryptThenMac, Side raw)
      throws TlsException {
    if (raw == Side.CLIENT) {
      RawClient12 client = rawClient(suite, encryptThenMac);
      client.session = session;
      client.handshake();
      session = client.kept();
      return client;
    }
    RawServer12 server = Tls12.rawServer(suite);
    server.encryptThenMac = encryptThenMac;
    return server.handshake();
  }

  private RawClient12 rawClient(CipherSuite suite, boolean encryptThenMac) {
    RawClient12 client = new RawClient12(new Endpoint(TlsConnection.server(server)));
    client.suite = new Suite12(suite);
    client.encryptThenMac = encryptThenMac;
    client.takesTickets = true;
    return client;
  }
}
