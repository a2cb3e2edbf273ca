package org.handfast.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.List;
import org.handfast.engine.Progress;
import org.handfast.engine.Side;
import org.handfast.engine.Wants;
import org.handfast.engine.failure.PeerViolation;
import org.handfast.engine.failure.TlsException;
import org.handfast.engine.failure.Violation;
import org.handfast.engine.handshake.SignedContent;
import org.handfast.engine.schedule.CipherSuites;
import org.handfast.engine.schedule.HandshakeStage;
import org.handfast.engine.schedule.MainStage;
import org.handfast.engine.schedule.NegotiatedSuite;
import org.handfast.engine.schedule.Transcript;
import org.handfast.engine.secret.SecretScope;
import org.handfast.engine.testing.TestCrypto;
import org.handfast.protocol.alert.Alert;
import org.handfast.protocol.extension.Extensions;
import org.handfast.protocol.message.Certificate;
import org.handfast.protocol.message.CertificateVerify;
import org.handfast.protocol.message.Finished;
import org.handfast.protocol.message.HandshakeCodec;
import org.handfast.protocol.message.HandshakeMessage;
import org.handfast.protocol.message.KeyUpdate;
import org.handfast.protocol.registry.AlertDescription;
import org.handfast.protocol.registry.AlertLevel;
import org.handfast.protocol.registry.CipherSuite;
import org.handfast.protocol.registry.ContentType;
import org.handfast.protocol.registry.HandshakeType;
import org.handfast.protocol.registry.KeyUpdateRequest;
import org.handfast.protocol.registry.SignatureScheme;
import org.handfast.protocol.wire.Bytes;
import org.handfast.protocol.wire.DecodeException;
import org.handfast.protocol.wire.WireWriter;

/// A peer that has the keys and keeps no rules: it says what it is told to, in whatever order, and
/// its transcript holds exactly what was said, so that its signatures and its Finished are right
/// for that. Only rules, and no cryptography, can stop it.
abstract class RawPeer {
  private static final Bytes NO_VERIFY_DATA = Bytes.owning(new byte[32]);

  final Endpoint opposite;
  final Transcript transcript = new Transcript();
  final SecretScope scope = SecretScope.open();
  NegotiatedSuite suite =
      CipherSuites.working(CipherSuite.TLS_AES_128_GCM_SHA256, TestCrypto.PROVIDER).orElseThrow();
  HandshakeStage stage;
  MainStage main;
  RecordCipher writing;
  RecordCipher reading;
  boolean hashing;
  private final List<HandshakeMessage> heard = new ArrayList<>();
  private Bytes pending = Bytes.EMPTY;

  RawPeer(Endpoint opposite) {
    this.opposite = opposite;
  }

  abstract Side side();

  /// A message has come, and is in the transcript.
  abstract void hear(HandshakeMessage message);

  /// One record under the sending keys of the moment.
  Bytes record(ContentType type, Bytes content) {
    return writing == null ? RecordCipher.plain(type, content) : writing.seal(type, content, 0);
  }

  /// Sends bytes as they are.
  void deliver(Bytes records) throws TlsException {
    opposite.receive(records);
  }

  /// Sends one record of content.
  void send(ContentType type, Bytes content) throws TlsException {
    deliver(record(type, content));
  }

  /// Sends messages in one record.
  void send(HandshakeMessage... messages) throws TlsException {
    Bytes all = Bytes.EMPTY;
    for (HandshakeMessage message : messages) {
      all = Bytes.concat(all, say(message));
    }
    send(ContentType.HANDSHAKE, all);
  }

  /// Encodes a message and puts it into the transcript; to be sent by the caller.
  Bytes say(HandshakeMessage message) {
    Bytes wire = HandshakeCodec.encode(message);
    transcript.add(wire);
    return wire;
  }

  void sendAlert(AlertDescription description) throws TlsException {
    boolean closure =
        description.equals(AlertDescription.CLOSE_NOTIFY)
            || description.equals(AlertDescription.USER_CANCELED);
    sendAlert(closure ? AlertLevel.WARNING : AlertLevel.FATAL, description);
  }

  void sendAlert(AlertLevel level, AlertDescription description) throws TlsException {
    send(ContentType.ALERT, alert(level, description));
  }

  void sendData(String text) throws TlsException {
    send(ContentType.APPLICATION_DATA, bytes(text));
  }

  void sendKeyUpdate(KeyUpdateRequest request) throws TlsException {
    send(new KeyUpdate(request));
    writing = writing.next();
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

  /// Does what the engine must refuse, and tells what it says to that: nothing but an alert.
  Refusal refusal(Attempt attempt) {
    collect();
    try {
      attempt.make();
    } catch (TlsException e) {
      return new Refusal(e, collect(), opposite);
    }
    throw new AssertionError("the engine has refused nothing");
  }

  Certificate certificate(Identity identity) {
    return new Certificate(
        Bytes.EMPTY, List.of(new Certificate.Entry(identity.der(), Extensions.NONE)));
  }

  /// A signature over what has been said so far.
  CertificateVerify certificateVerify(Identity identity) {
    SignatureScheme scheme = identity.credential().signer().schemes().getFirst();
    Bytes hash = hashing ? transcript.hash() : NO_VERIFY_DATA;
    return new CertificateVerify(scheme, sign(identity, scheme, SignedContent.of(side(), hash)));
  }

  static Bytes sign(Identity identity, SignatureScheme scheme, Bytes content) {
    try {
      return identity.credential().signer().sign(scheme, content);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  /// A Finished for what has been said so far.
  Finished finished() {
    return new Finished(
        stage == null ? NO_VERIFY_DATA : stage.verifyData(side(), transcript.hash()));
  }

  static Bytes alert(AlertLevel level, AlertDescription description) {
    WireWriter out = new WireWriter(2);
    new Alert(level, description).write(out);
    return out.take();
  }

  static Bytes bytes(String text) {
    return Bytes.owning(text.getBytes(StandardCharsets.ISO_8859_1));
  }

  private Content open(Bytes record) {
    ContentType type = new ContentType(record.at(0));
    if (!type.equals(ContentType.APPLICATION_DATA)) {
      Content content = new Content(type, record.slice(RecordCipher.HEADER), false);
      listen(content);
      return content;
    }
    Content content = reading.open(record);
    listen(content);
    return content;
  }

  private void listen(Content content) {
    if (!content.is(ContentType.HANDSHAKE)) {
      return;
    }
    pending = Bytes.concat(pending, content.bytes());
    while (pending.length() >= 4 && pending.length() >= 4 + bodyLength()) {
      Bytes wire = pending.slice(0, 4 + bodyLength());
      pending = pending.slice(wire.length());
      HandshakeMessage message = decode(wire);
      if (wire.at(0) != HandshakeType.KEY_UPDATE.code()) {
        transcript.add(wire);
      } else {
        reading = reading.next();
      }
      heard.add(message);
      hear(message);
    }
  }

  private int bodyLength() {
    return pending.at(1) << 16 | pending.at(2) << 8 | pending.at(3);
  }

  private static HandshakeMessage decode(Bytes wire) {
    try {
      return HandshakeCodec.decode(wire);
    } catch (DecodeException e) {
      throw new IllegalStateException(e);
    }
  }

  /// Something that a peer must not do.
  @FunctionalInterface
  interface Attempt {
    void make() throws TlsException;
  }

  /// How the engine has ended the connection.
  ///
  /// @param said every record after the offence
  record Refusal(TlsException cause, List<Content> said, Endpoint by) {

    /// The alert, which must be all that was said, and the end of it.
    AlertDescription alert() {
      assertThat(said).as("sent after the offence").hasSize(1);
      Alert alert = said.getFirst().alert();
      assertThat(alert.level()).isEqualTo(AlertLevel.FATAL);
      requireEnd();
      return alert.description();
    }

    /// Demands that this is the violation that was named, and the alert the one that it carries.
    void require(Violation violation) {
      assertThat(cause).isInstanceOf(PeerViolation.class);
      assertThat(((PeerViolation) cause).violation()).isEqualTo(violation);
      assertThat(alert()).isEqualTo(violation.alert());
    }

    /// Demands that there was no answer at all.
    void requireSilence() {
      assertThat(said).isEmpty();
      requireEnd();
    }

    private void requireEnd() {
      assertThat(by.connection.wants()).isInstanceOf(Wants.Closed.class);
      assertThat(by.connection.failure()).containsSame(cause);
      assertThat(
              by.connection.outbound().write(ByteBuffer.allocate(10), ByteBuffer.allocate(20_000)))
          .isInstanceOf(Progress.Closed.class);
    }
  }
}
