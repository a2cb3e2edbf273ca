package org.handfast.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.handfast.engine.config.RetryCookies;
import org.handfast.engine.failure.ExtensionViolation;
import org.handfast.engine.failure.HelloViolation;
import org.handfast.engine.failure.Malformed;
import org.handfast.engine.failure.PeerViolation;
import org.handfast.engine.failure.TlsException;
import org.handfast.engine.failure.Violation;
import org.handfast.protocol.extension.Carrier;
import org.handfast.protocol.extension.CertificateStatus;
import org.handfast.protocol.extension.Cookie;
import org.handfast.protocol.extension.EcPointFormats;
import org.handfast.protocol.extension.Extension;
import org.handfast.protocol.extension.ExtensionMatrix;
import org.handfast.protocol.extension.Extensions;
import org.handfast.protocol.extension.KeyShareEntry;
import org.handfast.protocol.extension.RenegotiationInfo;
import org.handfast.protocol.extension.RetryGroup;
import org.handfast.protocol.extension.SignedTimestamps;
import org.handfast.protocol.extension.SupportedGroups;
import org.handfast.protocol.extension.UnknownExtension;
import org.handfast.protocol.message.Certificate;
import org.handfast.protocol.message.CertificateRequest;
import org.handfast.protocol.message.EncryptedExtensions;
import org.handfast.protocol.message.HandshakeCodec;
import org.handfast.protocol.message.HandshakeMessage;
import org.handfast.protocol.message.HelloRetryRequest;
import org.handfast.protocol.message.NewSessionTicket;
import org.handfast.protocol.registry.AlertDescription;
import org.handfast.protocol.registry.ContentType;
import org.handfast.protocol.registry.ExtensionType;
import org.handfast.protocol.registry.NamedGroup;
import org.handfast.protocol.wire.Bytes;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/// Which extension may stand in which message (RFC 9846 4.3), asked of the engine and not of the
/// matrix: every known type in every message that carries extensions.
@DisplayName("Row 20: extensions where they do not belong, or were not asked for")
class ExtensionRulesTest {
  private static final ExtensionType GREASE = new ExtensionType(0x7A7A);

  /// The messages that carry extensions, each sent to an end that waits for it.
  enum Message {
    CLIENT_HELLO(Carrier.CLIENT_HELLO, false),
    SERVER_HELLO(Carrier.SERVER_HELLO, true),
    HELLO_RETRY_REQUEST(Carrier.HELLO_RETRY_REQUEST, true),
    ENCRYPTED_EXTENSIONS(Carrier.ENCRYPTED_EXTENSIONS, true),
    CERTIFICATE_REQUEST(Carrier.CERTIFICATE_REQUEST, false),
    SERVERS_CERTIFICATE(Carrier.CERTIFICATE, true),
    CLIENTS_CERTIFICATE(Carrier.CERTIFICATE, true),
    NEW_SESSION_TICKET(Carrier.NEW_SESSION_TICKET, false);

    private final Carrier carrier;
    private final boolean answers;

    Message(Carrier carrier, boolean answers) {
      this.carrier = carrier;
      this.answers = answers;
    }
  }

  static Stream<Arguments> forbidden() {
    return Stream.of(Message.values())
        .flatMap(
            message ->
                knownTypes().stream()
                    .filter(type -> !ExtensionMatrix.permits(message.carrier, type))
                    .map(type -> Arguments.of(message, type)));
  }

  @ParameterizedTest(name = "{0} with {1}")
  @MethodSource("forbidden")
  void anExtensionThatHasNoPlaceHereIsRefused(Message message, ExtensionType type)
      throws TlsException {
    requireRefusal(message, body(message, type), ExtensionViolation.FORBIDDEN_HERE);
  }

  @Test
  void aGroupThatIsListedTwiceIsStillSharedOnce() {
    RawPeer.Refusal refusal =
        HelloScenarios.fromClient(
            hello -> {
              KeyShareEntry share = HelloScenarios.share(hello);
              var twice = new SupportedGroups(List.of(share.group(), share.group()));
              return HelloScenarios.withShares(RawClient.with(hello, twice), share, share);
            });
    assertThat(refusal.cause())
        .isInstanceOfSatisfying(
            PeerViolation.class,
            cause -> assertThat(cause.violation()).isEqualTo(HelloViolation.DUPLICATE_SHARE));
  }

  static Stream<Arguments> unsolicited() {
    return Stream.of(Message.values())
        .filter(message -> message.answers)
        .flatMap(
            message ->
                Stream.concat(knownTypes().stream(), Stream.of(GREASE))
                    .filter(type -> type.equals(GREASE) || isUnasked(message, type))
                    .map(type -> Arguments.of(message, type)));
  }

  // Types that the engine's own hello, or request, does not have.
  private static boolean isUnasked(Message message, ExtensionType type) {
    List<ExtensionType> asked =
        message.carrier == Carrier.CERTIFICATE
            ? List.of()
            : Situations.rawServer().hello().extensions().types();
    return ExtensionMatrix.permits(message.carrier, type)
        && !asked.contains(type)
        && !type.equals(ExtensionType.COOKIE);
  }

  @ParameterizedTest(name = "{0} with {1}")
  @MethodSource("unsolicited")
  void anAnswerThatWasNotAskedForIsRefused(Message message, ExtensionType type)
      throws TlsException {
    requireRefusal(message, body(message, type), ExtensionViolation.UNSOLICITED);
  }

  @ParameterizedTest
  @EnumSource(names = {"CLIENT_HELLO", "CERTIFICATE_REQUEST", "NEW_SESSION_TICKET"})
  void whatNobodyKnowsIsIgnoredWhereItIsAnOffer(Message message) throws TlsException {
    RawPeer peer = peer(message);
    peer.send(message(message, peer, new UnknownExtension(GREASE, Bytes.of((byte) 1))));
    assertThat(peer.opposite.connection.failure()).isEmpty();
  }

  @ParameterizedTest
  @EnumSource(Message.class)
  void noTypeStandsTwiceInABlock(Message message) throws TlsException {
    RawPeer peer = peer(message);
    UnknownExtension once = new UnknownExtension(GREASE, Bytes.EMPTY);
    Bytes wire = doubled(HandshakeCodec.encode(message(message, peer, once)));
    RawPeer.Refusal refusal = peer.refusal(() -> peer.send(ContentType.HANDSHAKE, wire));
    assertThat(refusal.cause()).isInstanceOf(Malformed.class);
    assertThat(refusal.alert()).isEqualTo(AlertDescription.ILLEGAL_PARAMETER);
  }

  @Test
  void aCookieComesUnasked() throws TlsException {
    RawServer server = Situations.rawServer();
    server.sendRetry(server.retryRequest(new Cookie(Bytes.of((byte) 1, (byte) 2))));
    assertThat(server.hello().extensions().find(Cookie.class).orElseThrow().cookie())
        .isEqualTo(Bytes.of((byte) 1, (byte) 2));
    RawClient client = Situations.rawClient(one -> one.retryCookies(RetryCookies.INCLUDED));
    client.sendHello();
    assertThat(client.heard(HelloRetryRequest.class).extensions().types())
        .contains(ExtensionType.COOKIE);
  }

  private static void requireRefusal(Message message, Extension extension, Violation violation)
      throws TlsException {
    RawPeer peer = peer(message);
    HandshakeMessage wrong = message(message, peer, extension);
    RawPeer.Refusal refusal = peer.refusal(() -> peer.send(wrong));
    assertThat(refusal.cause())
        .isInstanceOfSatisfying(
            PeerViolation.class, cause -> assertThat(cause.violation()).isEqualTo(violation));
    assertThat(refusal.said().getFirst().alert().description()).isEqualTo(violation.alert());
  }

  private static RawPeer peer(Message message) throws TlsException {
    return switch (message) {
      case CLIENT_HELLO -> Situations.rawClient(UnaryOperator.identity());
      case SERVER_HELLO, HELLO_RETRY_REQUEST -> Situations.rawServer();
      case ENCRYPTED_EXTENSIONS -> Situations.afterHello();
      case CERTIFICATE_REQUEST, SERVERS_CERTIFICATE -> Situations.afterExtensions();
      case CLIENTS_CERTIFICATE -> Situations.askedForCertificate();
      case NEW_SESSION_TICKET -> Situations.rawServer().handshake();
    };
  }

  private static HandshakeMessage message(Message message, RawPeer peer, Extension extension) {
    Extensions alone = Extensions.of(extension);
    return switch (message) {
      case CLIENT_HELLO -> RawClient.with(((RawClient) peer).hello(), extension);
      case SERVER_HELLO -> HelloScenarios.with(extension).apply(((RawServer) peer).serverHello());
      case HELLO_RETRY_REQUEST ->
          ((RawServer) peer).retryRequest(new RetryGroup(NamedGroup.SECP256R1), extension);
      case ENCRYPTED_EXTENSIONS -> new EncryptedExtensions(alone);
      case CERTIFICATE_REQUEST ->
          new CertificateRequest(
              Bytes.EMPTY,
              RawClient.with(((RawServer) peer).certificateRequest().extensions(), extension));
      case SERVERS_CERTIFICATE, CLIENTS_CERTIFICATE ->
          new Certificate(
              Bytes.EMPTY, List.of(new Certificate.Entry(Identity.SERVER.der(), alone)));
      case NEW_SESSION_TICKET -> new NewSessionTicket(1, 1, Bytes.EMPTY, Bytes.of((byte) 1), alone);
    };
  }

  // A body that can be read wherever the type has a form of its own.
  private static Extension body(Message message, ExtensionType type) {
    boolean chain = message.carrier == Carrier.CERTIFICATE;
    if (chain && type.equals(ExtensionType.STATUS_REQUEST)) {
      return new CertificateStatus(Bytes.of((byte) 1));
    }
    if (type.equals(ExtensionType.SIGNED_CERTIFICATE_TIMESTAMP)
        && (chain || message.carrier == Carrier.SERVER_HELLO)) {
      return new SignedTimestamps(List.of(Bytes.of((byte) 1)));
    }
    if (type.equals(ExtensionType.CLIENT_CERTIFICATE_TYPE)
        || type.equals(ExtensionType.SERVER_CERTIFICATE_TYPE)) {
      return new UnknownExtension(type, Bytes.of((byte) 2));
    }
    if (type.equals(ExtensionType.APPLICATION_LAYER_PROTOCOL_NEGOTIATION)) {
      return AuthenticationScenarios.protocols("h2");
    }
    if (type.equals(ExtensionType.PRE_SHARED_KEY) || type.equals(ExtensionType.RECORD_SIZE_LIMIT)) {
      return new UnknownExtension(type, Bytes.fromHex("0000"));
    }
    if (type.equals(ExtensionType.EC_POINT_FORMATS)) {
      return EcPointFormats.UNCOMPRESSED;
    }
    if (type.equals(ExtensionType.SUPPORTED_GROUPS) && message.carrier == Carrier.SERVER_HELLO) {
      return new SupportedGroups(List.of(NamedGroup.X25519));
    }
    if (type.equals(ExtensionType.RENEGOTIATION_INFO)) {
      return RenegotiationInfo.INITIAL;
    }
    if (type.equals(ExtensionType.TICKET_REQUEST)) {
      return new UnknownExtension(type, Bytes.fromHex("01"));
    }
    return new UnknownExtension(type, Bytes.EMPTY);
  }

  // Puts the last extension, four bytes without a body, twice; all lengths around it grow.
  private static Bytes doubled(Bytes wire) {
    Bytes last = Bytes.fromHex("7a7a 0000");
    assertThat(wire.slice(wire.length() - 4)).isEqualTo(last);
    byte[] longer = Bytes.concat(wire, last).toArray();
    List<Integer> prefixes = new ArrayList<>();
    // Every number that counts the bytes up to the end of the message.
    for (int at = 1; at < wire.length() - 4; at++) {
      int size = at == 1 || isCertificateList(wire, at) ? 3 : 2;
      if (isTailOfThree(wire, at)) {
        continue;
      }
      int value = 0;
      for (int i = 0; i < size; i++) {
        value = value << 8 | wire.at(at + i);
      }
      if (value == wire.length() - at - size) {
        prefixes.add(at + size - 1);
      }
    }
    for (int lowByte : prefixes) {
      int sum = (longer[lowByte] & 0xff) + 4;
      longer[lowByte] = (byte) sum;
      longer[lowByte - 1] += (byte) (sum >> 8);
    }
    return Bytes.owning(longer);
  }

  // struct { opaque context<0..255>; CertificateEntry list<0..2^24-1>; } Certificate;
  private static boolean isCertificateList(Bytes wire, int at) {
    return wire.at(0) == 11 && at == 5;
  }

  private static boolean isTailOfThree(Bytes wire, int at) {
    return at == 2 || at == 3 || isCertificateList(wire, at - 1) || isCertificateList(wire, at - 2);
  }

  private static List<ExtensionType> knownTypes() {
    return Stream.of(ExtensionType.class.getFields())
        .filter(field -> field.getType() == ExtensionType.class)
        .map(
            field -> {
              try {
                return (ExtensionType) field.get(null);
              } catch (IllegalAccessException e) {
                throw new IllegalStateException(e);
              }
            })
        .filter(ExtensionMatrix::knows)
        .toList();
  }
}
