package org.handfast.lab.tls;

import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import org.handfast.engine.Side;
import org.handfast.lab.hash.Hashes;
import org.handfast.lab.tls.Messages.Message;
import org.handfast.lab.tls.fields.Speech;
import org.handfast.protocol.registry.CipherSuite;
import org.handfast.protocol.registry.ExtensionType;
import org.handfast.protocol.registry.HandshakeType;
import org.handfast.protocol.registry.NamedGroup;
import org.handfast.protocol.wire.Bytes;

/// What the two have said in the handshake so far, and what follows from it for everybody who
/// listens: version, suite, shares, and the hashes of all messages up to the marks that matter.
final class Dialog {
  private static final Bytes TLS_1_3 = Bytes.of((byte) 3, (byte) 4);
  private static final NamedGroup NO_GROUP = new NamedGroup(0);

  private final Map<Mark, Bytes> hashes = new EnumMap<>(Mark.class);
  private Optional<Hello> clientHello = Optional.empty();
  private Optional<Hello> serverHello = Optional.empty();
  private Optional<Bytes> encryptedPremaster = Optional.empty();
  private Bytes clientShare = Bytes.EMPTY;
  private Bytes serverShare = Bytes.EMPTY;
  private NamedGroup group = NO_GROUP;
  private Bytes messages = Bytes.EMPTY;

  /// Up to where the messages are hashed.
  enum Mark {
    CLIENT_HELLO,
    SERVER_HELLO,
    CLIENT_KEY_EXCHANGE,
    SERVER_FINISHED,
    CLIENT_FINISHED
  }

  /// Takes the next message.
  void hear(Side from, Message message) {
    if (message.is(HandshakeType.NEW_SESSION_TICKET)) {
      return;
    }
    messages = Bytes.concat(messages, message.encoded());
    Bytes body = message.body();
    if (message.is(HandshakeType.CLIENT_HELLO)) {
      clientHello = Hello.ofClient(body);
      mark(Mark.CLIENT_HELLO);
    } else if (message.is(HandshakeType.SERVER_HELLO)) {
      serverHello = Hello.ofServer(body);
      serverHello.ifPresent(this::agreeOnShares);
      mark(Mark.SERVER_HELLO);
    } else if (message.is(HandshakeType.SERVER_KEY_EXCHANGE) && body.length() > 4) {
      group = new NamedGroup(Numbers.read(body, 1, 2));
      serverShare = body.slice(4, Math.min(body.length(), 4 + body.at(3)));
    } else if (message.is(HandshakeType.CLIENT_KEY_EXCHANGE)) {
      exchange(body);
      mark(Mark.CLIENT_KEY_EXCHANGE);
    } else if (message.is(HandshakeType.FINISHED)) {
      mark(from == Side.SERVER ? Mark.SERVER_FINISHED : Mark.CLIENT_FINISHED);
    }
  }

  private void exchange(Bytes body) {
    if (speech() == Speech.TLS_1_2_TRANSPORT) {
      encryptedPremaster = body.length() > 2 ? Optional.of(body.slice(2)) : Optional.empty();
    } else if (!body.isEmpty()) {
      clientShare = body.slice(1);
    }
  }

  /// TLS 1.3's shares, which stand in the hellos (RFC 9846 4.3.8).
  private void agreeOnShares(Hello hello) {
    Optional<Bytes> selected = hello.extension(ExtensionType.KEY_SHARE);
    Optional<Bytes> offered =
        clientHello.flatMap(client -> client.extension(ExtensionType.KEY_SHARE));
    if (selected.isEmpty() || selected.get().length() < 4) {
      return;
    }
    group = new NamedGroup(Numbers.read(selected.get(), 0, 2));
    serverShare = selected.get().slice(4);
    // Behind the length of them all.
    Bytes entries =
        offered.filter(all -> all.length() > 2).map(all -> all.slice(2)).orElse(Bytes.EMPTY);
    while (entries.length() >= 4) {
      int end = Math.min(entries.length(), 4 + Numbers.read(entries, 2, 2));
      if (Numbers.read(entries, 0, 2) == group.code()) {
        clientShare = entries.slice(4, end);
      }
      entries = entries.slice(end);
    }
  }

  private void mark(Mark mark) {
    hashes.put(mark, Hashes.sha256(messages));
  }

  /// The hash of all messages up to this mark, if it was passed.
  Optional<Bytes> hash(Mark mark) {
    return Optional.ofNullable(hashes.get(mark));
  }

  /// The hash of all messages until now.
  Bytes hash() {
    return Hashes.sha256(messages);
  }

  Optional<Hello> clientHello() {
    return clientHello;
  }

  Optional<Hello> serverHello() {
    return serverHello;
  }

  /// The pre-master secret under the server's key, if that is how it is done.
  Optional<Bytes> encryptedPremaster() {
    return encryptedPremaster;
  }

  NamedGroup group() {
    return group;
  }

  Bytes clientShare() {
    return clientShare;
  }

  Bytes serverShare() {
    return serverShare;
  }

  /// The suite that the server has picked.
  Optional<CipherSuite> suite() {
    return serverHello.map(hello -> new CipherSuite(Numbers.read(hello.suites(), 0, 2)));
  }

  Optional<SuiteParts> parts() {
    return suite().flatMap(SuiteParts::of);
  }

  /// Whether the server has picked TLS 1.2.
  boolean isTls12() {
    return serverHello
        .filter(
            hello ->
                !hello.extension(ExtensionType.SUPPORTED_VERSIONS).equals(Optional.of(TLS_1_3)))
        .isPresent();
  }

  /// Whether the server has picked TLS 1.3.
  boolean isTls13() {
    return serverHello.isPresent() && !isTls12();
  }

  /// Whether both want this extension.
  boolean agreeOn(ExtensionType type) {
    return clientHello.filter(hello -> hello.has(type)).isPresent()
        && serverHello.filter(hello -> hello.has(type)).isPresent();
  }

  /// How messages are to be understood by now.
  Speech speech() {
    if (!isTls12()) {
      return Speech.TLS_1_3;
    }
    return suite().filter(CipherSuite::isKeyTransport).isPresent()
        ? Speech.TLS_1_2_TRANSPORT
        : Speech.TLS_1_2_EPHEMERAL;
  }
}
