package org.handfast.conformance;

import java.util.ArrayList;
import java.util.List;
import org.handfast.engine.Side;
import org.handfast.engine.failure.TlsException;
import org.handfast.engine.secret.SecretScope;
import org.handfast.protocol.message.CertificateVerify;
import org.handfast.protocol.message.Finished;
import org.handfast.protocol.message.HandshakeCodec;
import org.handfast.protocol.message.HandshakeMessage;
import org.handfast.protocol.message.tls12.Certificate;
import org.handfast.protocol.message.tls12.HelloRequest;
import org.handfast.protocol.registry.AlertDescription;
import org.handfast.protocol.registry.AlertLevel;
import org.handfast.protocol.registry.CipherSuite;
import org.handfast.protocol.registry.ContentType;
import org.handfast.protocol.registry.ProtocolVersion;
import org.handfast.protocol.registry.SignatureScheme;
import org.handfast.protocol.wire.Bytes;
import org.handfast.protocol.wire.DecodeException;

/// A [RawPeer] of TLS 1.2: it has the keys, from a key schedule of its own, and keeps no rules. Its
/// transcript holds exactly what was said.
abstract class RawPeer12 {
  private static final int VERIFY_DATA = 12;

  final Endpoint opposite;
  final SecretScope scope = SecretScope.open();

  /// What it offers, and then what was selected.
  Suite12 suite = new Suite12(CipherSuite.TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256);

  /// Whether it knows extended_master_secret, and then whether both do.
  boolean extended = true;

  /// Whether it knows encrypt_then_mac, and then whether it is used.
  boolean encryptThenMac = true;

  /// A session that it offers, or takes up.
  Session12 session;

  /// What tells the nonces apart.
  Bytes clientRandom;

  Bytes serverRandom;

  /// All keys, from the moment on at which they can be computed.
  Keys12 keys;

  RecordCipher12 writing;
  RecordCipher12 reading;
  private Bytes messages = Bytes.EMPTY;
  private final List<HandshakeMessage> heard = new ArrayList<>();
  private Bytes pending = Bytes.EMPTY;

  RawPeer12(Endpoint opposite) {
    this.opposite = opposite;
  }

  abstract Side side();

  /// A message has come, and is in the transcript.
  abstract void hear(HandshakeMessage message);

  /// One record under the sending keys of the moment.
  Bytes record(ContentType type, Bytes content) {
    return writing == null ? RecordCipher.plain(type, content) : writing.seal(type, content);
  }

  /// Sends bytes as they are.
  void deliver(Bytes records) throws TlsException {
    opposite.receive(records);
  }

  void send(ContentType type, Bytes content) throws TlsException {
    deliver(record(type, content));
  }

  /// Sends messages in one record.
  void send(HandshakeMessage... all) throws TlsException {
    Bytes content = Bytes.EMPTY;
    for (HandshakeMessage message : all) {
      content = Bytes.concat(content, say(message));
    }
    send(ContentType.HANDSHAKE, content);
  }

  /// Encodes a message and puts it into the transcript; to be sent by the caller.
  Bytes say(HandshakeMessage message) {
    Bytes wire = HandshakeCodec.encode(message);
    if (!(message instanceof HelloRequest)) {
      messages = Bytes.concat(messages, wire);
    }
    return wire;
  }

  /// Changes this side's cipher, if there are keys; says so in either case.
  void sendChange() throws TlsException {
    Bytes record = record(ContentType.CHANGE_CIPHER_SPEC, Bytes.of((byte) 1));
    changeWriting();
    deliver(record);
  }

  /// Writes under the keys from here on, if there are any.
  void changeWriting() {
    if (keys != null) {
      writing = keys.records(side(), encryptThenMac);
    }
  }

  void sendFinished() throws TlsException {
    send(finished());
  }

  void sendData(String text) throws TlsException {
    send(ContentType.APPLICATION_DATA, RawPeer.bytes(text));
  }

  void sendAlert(AlertLevel level, AlertDescription description) throws TlsException {
    send(ContentType.ALERT, RawPeer.alert(level, description));
  }

  /// Takes all records that the engine has to send.
  List<Content> collect() {
    List<Content> contents = new ArrayList<>();
    for (Bytes record : opposite.flush()) {
      contents.add(open(record));
    }
    return contents;
  }

  /// All messages that came, in order.
  List<HandshakeMessage> heard() {
    return heard;
  }

  /// The newest message of a kind.
  <M extends HandshakeMessage> M heard(Class<M> kind) {
    return heard.stream().filter(kind::isInstance).map(kind::cast).toList().getLast();
  }

  boolean hasHeard(Class<? extends HandshakeMessage> kind) {
    return heard.stream().anyMatch(kind::isInstance);
  }

  /// Does what the engine must refuse, and tells what it says to that.
  RawPeer.Refusal refusal(RawPeer.Attempt attempt) {
    collect();
    try {
      attempt.make();
    } catch (TlsException e) {
      return new RawPeer.Refusal(e, collect(), opposite);
    }
    throw new AssertionError("the engine has refused nothing");
  }

  /// Everything that was said so far.
  Bytes messages() {
    return messages;
  }

  Certificate certificate(Identity... chain) {
    return new Certificate(List.of(chain).stream().map(Identity::der).toList());
  }

  /// A signature over everything that was said so far.
  CertificateVerify certificateVerify(Identity identity) {
    SignatureScheme scheme = scheme(identity);
    return new CertificateVerify(scheme, RawPeer.sign(identity, scheme, messages));
  }

  static SignatureScheme scheme(Identity identity) {
    return identity.credential().signer().schemes().getFirst();
  }

  /// A Finished for what has been said so far.
  Finished finished() {
    return new Finished(
        keys == null ? Bytes.owning(new byte[VERIFY_DATA]) : keys.verifyData(side(), messages));
  }

  /// The keys of a full handshake, after the ClientKeyExchange.
  void agreeOn(Bytes premaster) {
    if (keys == null && clientRandom != null && serverRandom != null) {
      keys =
          extended
              ? Keys12.extended(suite, premaster, messages, clientRandom, serverRandom)
              : Keys12.of(suite, premaster, clientRandom, serverRandom);
    }
  }

  /// The keys of a session that goes on.
  void resume() {
    keys = new Keys12(suite, session.master(), clientRandom, serverRandom);
  }

  private Content open(Bytes record) {
    Content content =
        reading == null
            ? new Content(new ContentType(record.at(0)), record.slice(RecordCipher.HEADER), false)
            : reading.open(record);
    if (content.is(ContentType.CHANGE_CIPHER_SPEC)) {
      reading = keys.records(side().peer(), encryptThenMac);
    } else if (content.is(ContentType.HANDSHAKE)) {
      listen(content.bytes());
    }
    return content;
  }

  private void listen(Bytes content) {
    pending = Bytes.concat(pending, content);
    while (pending.length() >= 4 && pending.length() >= 4 + bodyLength()) {
      Bytes wire = pending.slice(0, 4 + bodyLength());
      pending = pending.slice(wire.length());
      HandshakeMessage message = decode(wire);
      messages = Bytes.concat(messages, wire);
      heard.add(message);
      hear(message);
    }
  }

  private int bodyLength() {
    return pending.at(1) << 16 | pending.at(2) << 8 | pending.at(3);
  }

  private static HandshakeMessage decode(Bytes wire) {
    try {
      return HandshakeCodec.decode(ProtocolVersion.TLS_1_2, wire);
    } catch (DecodeException e) {
      throw new IllegalStateException(e);
    }
  }
}
