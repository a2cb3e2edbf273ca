package org.handfast.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.handfast.engine.Progress;
import org.handfast.engine.TlsConnection;
import org.handfast.engine.Wants;
import org.handfast.engine.config.ClientConfig;
import org.handfast.engine.config.ConfigSource;
import org.handfast.engine.crypto.InvalidShareException;
import org.handfast.engine.crypto.KeyExchange;
import org.handfast.engine.failure.LocalFault;
import org.handfast.engine.failure.PeerViolation;
import org.handfast.engine.failure.RecordViolation;
import org.handfast.engine.failure.TlsException;
import org.handfast.engine.secret.Secret;
import org.handfast.engine.secret.SecretScope;
import org.handfast.engine.testing.TestCrypto;
import org.handfast.protocol.message.HandshakeCodec;
import org.handfast.protocol.message.HandshakeMessage;
import org.handfast.protocol.registry.AlertDescription;
import org.handfast.protocol.registry.ContentType;
import org.handfast.protocol.registry.NamedGroup;
import org.handfast.protocol.wire.Bytes;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/// Bytes that nobody meant as TLS, or not like that. Whatever comes, the connection waits for more
/// or fails by a name: it never fails by an accident of its own, which a [LocalFault] would show.
class NoiseTest {
  private static final long SEED = 20_260_817;
  private static final ConfigSource SERVER =
      ConfigSource.always(Pair.server(TestCrypto.PROVIDER).build());
  private static final ClientConfig CLIENT = Pair.client(TestCrypto.with(new NoExchange())).build();

  @Test
  @DisplayName("Row 17: HTTP on the TLS port gets an alert and no echo")
  void httpOnTheTlsPort() {
    requireNotTls(RawPeer.bytes("GET / HTTP/1.1\r\nHost: server.example\r\n\r\n"));
    requireNotTls(RawPeer.bytes("EHLO client.example\r\n"));
    requireNotTls(RawPeer.bytes("SSH-2.0-OpenSSH_9.2\r\n"));
  }

  @Test
  @DisplayName("Row 2: a hello of SSLv2 is no hello")
  void helloOfSslv2() {
    requireNotTls(
        Bytes.fromHex(
            "80 2e 01 0002 0015 0000 0010 010080 020080 030080 040080 050080 060040 0700c0"));
  }

  @Test
  void theFirstByteThatIsNoContentTypeIsRefused() {
    for (int first = 0; first < 256; first++) {
      Bytes wire = Bytes.of((byte) first, (byte) 3, (byte) 1, (byte) 0, (byte) 5);
      TlsConnection server = freshServer();
      if (first >= 20 && first <= 23) {
        assertThat(survives(server, wire)).isTrue();
      } else {
        requireNotTls(wire);
      }
    }
  }

  private static void requireNotTls(Bytes wire) {
    RawClient client = Situations.rawClient(UnaryOperator.identity());
    RawPeer.Refusal refusal = client.refusal(() -> client.deliver(wire));
    assertThat(((PeerViolation) refusal.cause()).violation()).isEqualTo(RecordViolation.NOT_TLS);
    assertThat(refusal.alert()).isEqualTo(AlertDescription.UNEXPECTED_MESSAGE);
  }

  @Test
  void aHundredThousandRandomBeginnings() {
    SplittableRandom random = new SplittableRandom(SEED);
    TlsConnection client = null;
    for (int i = 0; i < 100_000; i++) {
      byte[] bytes = new byte[random.nextInt(80)];
      random.nextBytes(bytes);
      if (bytes.length > 4 && random.nextInt(10) > 0) {
        bytes[0] = (byte) (20 + random.nextInt(4));
        bytes[1] = 3;
        bytes[3] = 0;
        bytes[4] = (byte) Math.min(bytes[4] & 0x7f, bytes.length - 5);
      }
      if (bytes.length > 8 && bytes[0] == 22 && random.nextInt(4) > 0) {
        bytes[5] = (byte) random.nextInt(26);
        bytes[6] = 0;
        bytes[7] = 0;
        bytes[8] = (byte) Math.max(0, (bytes[4] & 0xff) - 4);
      }
      Bytes wire = Bytes.owning(bytes);
      survives(freshServer(), wire);
      if (client == null || !survives(client, wire)) {
        client = freshClient();
      }
    }
  }

  @Test
  void helloWithAnyMistakes() {
    SplittableRandom random = new SplittableRandom(SEED);
    RawClient reference = Situations.rawClient(UnaryOperator.identity());
    Bytes hello = HandshakeCodec.encode(reference.hello());
    for (int i = 0; i < 4000; i++) {
      Bytes wire = RecordCipher.plain(ContentType.HANDSHAKE, spoil(hello, random));
      survives(freshServer(), wire);
    }
  }

  @Test
  void anyMessageWithAnyMistakesUnderTheRightKeys() throws TlsException {
    SplittableRandom random = new SplittableRandom(SEED);
    for (Situations.Situation situation : Situations.all().values()) {
      for (int i = 0; i < 40; i++) {
        RawPeer peer = situation.way().go();
        Bytes message = spoil(HandshakeCodec.encode(likely(peer, situation.words())), random);
        try {
          peer.send(ContentType.HANDSHAKE, message);
        } catch (TlsException e) {
          assertThat(e).as("seed %s", SEED).isNotInstanceOf(LocalFault.class);
        }
      }
    }
  }

  private static HandshakeMessage likely(RawPeer peer, String words) {
    if (peer instanceof RawClient client) {
      return switch (words) {
        case "awaiting the client's Certificate" -> client.certificate(Identity.CLIENT);
        case "awaiting the client's CertificateVerify" -> client.certificateVerify(Identity.CLIENT);
        case "awaiting the client's Finished" -> client.finished();
        default -> client.hello();
      };
    }
    RawServer server = (RawServer) peer;
    return switch (words) {
      case "awaiting the server's EncryptedExtensions" ->
          server.encryptedExtensions(AuthenticationScenarios.protocols("h2"));
      case "awaiting the server's Certificate or CertificateRequest" -> server.certificateRequest();
      case "awaiting the server's Certificate" -> server.certificate(Identity.SERVER);
      case "awaiting the server's CertificateVerify" -> server.certificateVerify(Identity.SERVER);
      case "awaiting the server's Finished" -> server.finished();
      case "connected" -> RecordScenarios.ticket();
      default -> server.serverHello();
    };
  }

  // One to three bytes changed, removed or put in.
  private static Bytes spoil(Bytes message, SplittableRandom random) {
    Bytes spoiled = message;
    for (int changes = 1 + random.nextInt(3); changes > 0; changes--) {
      int at = random.nextInt(spoiled.length());
      Bytes before = spoiled.slice(0, at);
      Bytes after = spoiled.slice(at + 1);
      Bytes any = Bytes.of((byte) random.nextInt(256));
      List<Function<Bytes, Bytes>> ways =
          List.of(
              one -> Bytes.concat(before, any, after),
              one -> Bytes.concat(before, any, one.slice(at)),
              one -> one.length() > 5 ? Bytes.concat(before, after) : one,
              one -> Spoiled.flip(one, at));
      spoiled = ways.get(random.nextInt(ways.size())).apply(spoiled);
    }
    return spoiled;
  }

  /// Feeds bytes to a connection; whether it goes on.
  private static boolean survives(TlsConnection connection, Bytes wire) {
    ByteBuffer net = ByteBuffer.wrap(wire.toArray());
    ByteBuffer app = ByteBuffer.allocate(200);
    try {
      while (connection.inbound().read(net, app) instanceof Progress.Moved(int consumed, _)
          && consumed > 0) {
        while (connection.wants() instanceof Wants.Work(Runnable task)) {
          task.run();
        }
      }
    } catch (TlsException _) {
      requireNamed(connection, wire);
      return false;
    }
    requireNamed(connection, wire);
    return connection.failure().isEmpty();
  }

  private static void requireNamed(TlsConnection connection, Bytes wire) {
    if (connection.failure().orElse(null) instanceof LocalFault fault) {
      throw new AssertionError("seed " + SEED + ", " + wire.toHex(), fault);
    }
  }

  private static TlsConnection freshServer() {
    return TlsConnection.server(SERVER);
  }

  // Without a key exchange worth the name: a hundred thousand clients are made here.
  private static TlsConnection freshClient() {
    TlsConnection client = TlsConnection.client(CLIENT);
    client.outbound().write(ByteBuffer.allocate(0), ByteBuffer.allocate(2000));
    return client;
  }

  private static final class NoExchange implements KeyExchange, KeyExchange.Offer {

    @Override
    public NamedGroup group() {
      return NamedGroup.X25519;
    }

    @Override
    public Offer offer() {
      return this;
    }

    @Override
    public Bytes share() {
      return Bytes.owning(new byte[32]);
    }

    @Override
    public Answer answer(Bytes clientShare, SecretScope scope) throws InvalidShareException {
      throw new InvalidShareException("none is valid here");
    }

    @Override
    public Secret complete(Bytes serverShare, SecretScope scope) throws InvalidShareException {
      throw new InvalidShareException("none is valid here");
    }
  }
}
