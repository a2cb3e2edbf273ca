package org.handfast.engine.handshake;

import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.handfast.engine.Fact;
import org.handfast.engine.Negotiated;
import org.handfast.engine.Side;
import org.handfast.engine.config.Policy;
import org.handfast.engine.failure.FlowViolation;
import org.handfast.engine.failure.PeerViolation;
import org.handfast.engine.record.HandshakeJoiner;
import org.handfast.engine.record.KeyBoundary;
import org.handfast.engine.schedule.EarlyStage;
import org.handfast.engine.schedule.Exporter;
import org.handfast.engine.schedule.ExporterSecret;
import org.handfast.engine.schedule.HandshakeStage;
import org.handfast.engine.schedule.MainStage;
import org.handfast.engine.schedule.NegotiatedSuite;
import org.handfast.engine.schedule.SecretLog;
import org.handfast.engine.schedule.TrafficSecret;
import org.handfast.engine.schedule.Transcript;
import org.handfast.engine.schedule.tls12.MasterSecret;
import org.handfast.engine.secret.SecretScope;
import org.handfast.engine.trust.CredentialRequest;
import org.handfast.engine.trust.PeerWishes;
import org.handfast.protocol.message.HandshakeCodec;
import org.handfast.protocol.message.HandshakeMessage;
import org.handfast.protocol.message.Message;
import org.handfast.protocol.registry.CertificateType;
import org.handfast.protocol.registry.SignatureScheme;
import org.handfast.protocol.wire.Bytes;
import org.jspecify.annotations.Nullable;

/// What states share and no state owns: the transcript, the secrets' scopes, the way to the
/// effects.
public abstract class HandshakeContext {
  private final Effects effects;
  private final HandshakeJoiner joiner;
  private final SecretScope connectionScope = SecretScope.open();
  private final SecretScope handshakeScope = connectionScope.nest();
  private Transcript transcript = new Transcript();
  private @Nullable Transcript wholeHandshake;
  private Bytes arrived = Bytes.EMPTY;
  private volatile Negotiated negotiated;
  private SecretLog secretLog = SecretLog.SILENT;
  private @Nullable Exporter exporter;
  private @Nullable Exporter earlyExporter;

  protected HandshakeContext(Side side, Effects effects, HandshakeJoiner joiner) {
    this.effects = effects;
    this.joiner = joiner;
    this.negotiated = Negotiated.nothing(side);
  }

  public final Effects effects() {
    return effects;
  }

  /// The messages so far. The driver appends what is received, [#send] what is sent.
  public final Transcript transcript() {
    return transcript;
  }

  /// The owner of what lives as long as the connection.
  public final SecretScope connectionScope() {
    return connectionScope;
  }

  /// The owner of what ends with the handshake.
  public final SecretScope handshakeScope() {
    return handshakeScope;
  }

  /// The proof that the receiving keys may change now; used at once.
  ///
  /// @throws PeerViolation if bytes of a further message are pending
  public final KeyBoundary boundary() throws PeerViolation {
    return joiner.boundary();
  }

  /// Both sides have told each other how long a protected record may be.
  ///
  /// @throws PeerViolation if the peer has sent a longer one under the keys of the moment
  public final void limitRecords(Fact.RecordSizes sizes) throws PeerViolation {
    joiner.requireRecordsWithin(sizes.received());
    learn(sizes);
    effects.limitRecords(sizes.sent(), sizes.received());
  }

  /// The refusal of a message that is out of order: no edge of the graph takes it from here.
  ///
  /// @param situation where the handshake stands, in words
  public final PeerViolation unexpected(Message message, String situation) {
    String name =
        message instanceof HandshakeMessage handshake
            ? handshake.type().toString()
            : message.toString();
    return FlowViolation.UNEXPECTED.by(negotiated.side().peer(), name + " while " + situation);
  }

  /// What is known so far.
  public final Negotiated negotiated() {
    return negotiated;
  }

  /// Notes a fact and tells it.
  public final void learn(Fact fact) {
    negotiated = negotiated.with(fact);
    effects.learned(fact);
  }

  /// What this side's credential has to fit, by what is known of the peer.
  ///
  /// @param wishes what the peer would like it to be
  /// @param types which types of certificate both sides have
  public final CredentialRequest credentialRequest(
      Policy policy, PeerWishes wishes, List<CertificateType> types) {
    List<SignatureScheme> common =
        policy.signatureSchemes().stream()
            .filter(SignatureScheme::isForHandshakes)
            .filter(negotiated.peerSchemes()::contains)
            .toList();
    return new CredentialRequest(
        negotiated.side(), common, negotiated.peerCertificateSchemes(), negotiated, wishes, types);
  }

  /// The same in TLS 1.2, where the suite says which kind of key signs (RFC 5246 7.4.2, 7.4.4).
  ///
  /// @param fitting whether a scheme goes with the suite, or with the types that were asked for
  public final CredentialRequest tls12CredentialRequest(
      Policy policy, PeerWishes wishes, Predicate<SignatureScheme> fitting) {
    List<SignatureScheme> common =
        policy.signatureSchemes().stream()
            .filter(SignatureScheme::isForTls12)
            .filter(fitting)
            .filter(negotiated.peerSchemes()::contains)
            .toList();
    return new CredentialRequest(
        negotiated.side(), common, negotiated.peerCertificateSchemes(), negotiated, wishes);
  }

  /// Encodes a message once, appends it to the transcript and sends those bytes.
  public final void send(HandshakeMessage message) {
    send(message, transcript);
  }

  /// The same with a transcript of its own, such as a post-handshake authentication has.
  public final void send(HandshakeMessage message, Transcript to) {
    Bytes wire = HandshakeCodec.encode(message);
    to.add(wire);
    effects.send(new Outgoing.Encoded(message, wire));
  }

  /// Sends a message that is no part of the handshake's transcript (RFC 9846 4.7).
  public final void sendAfterHandshake(HandshakeMessage message) {
    effects.send(new Outgoing.Encoded(message, HandshakeCodec.encode(message)));
  }

  /// The handshake is done: its secrets end, and later messages are no part of the transcript.
  public final void connected() {
    handshakeScope.close();
    if (negotiated.offersPostHandshakeAuth()) {
      wholeHandshake = transcript.fork();
    }
    transcript = new Transcript();
    effects.connected();
  }

  /// Where each post-handshake authentication begins (RFC 9846 4.5): the transcript of the whole
  /// handshake, to be gone on with. It is kept only if the client has offered to be asked.
  public final Transcript afterHandshake() {
    if (wholeHandshake == null) {
      throw new IllegalStateException("the client has not offered to be asked for a certificate");
    }
    return wholeHandshake.fork();
  }

  /// The post-handshake message that the state is being handed, as it came.
  public final Bytes arrived() {
    return arrived;
  }

  final void arriving(Bytes message) {
    arrived = message;
  }

  /// Tells the secrets to this from here on, as the configuration asks for it.
  public final void logSecretsTo(SecretLog chosen) {
    secretLog = chosen;
  }

  /// Derives the secrets of early data (RFC 9846 7.1): the exporter's is kept, the client's is the
  /// result.
  ///
  /// @param suite the one the stage's key was agreed on with
  /// @param helloHash the transcript up to the first ClientHello
  public final TrafficSecret beginEarlyData(
      EarlyStage stage, NegotiatedSuite suite, Bytes helloHash) {
    TrafficSecret traffic = stage.earlyTraffic(suite, helloHash);
    ExporterSecret early = stage.exporter(helloHash, connectionScope);
    earlyExporter = early;
    secretLog.tell(traffic, early);
    return traffic;
  }

  /// The key schedule has reached the handshake's secrets.
  public final void reached(HandshakeStage stage) {
    secretLog.tell(stage);
  }

  /// The key schedule has reached the secrets of what follows the handshake: one of them exports
  /// keying material from then on (RFC 9846 7.5).
  public final void reached(MainStage stage) {
    exporter = stage.exporter();
    secretLog.tell(stage);
  }

  /// TLS 1.2's master secret is known (RFC 5246 8.1). It exports keying material only if it is
  /// bound to the whole handshake (RFC 7627 5.4).
  ///
  /// @param bound what exports; empty if it is not bound
  public final void reached(MasterSecret master, Optional<Exporter> bound) {
    exporter = bound.orElse(null);
    secretLog.tell(master);
  }

  /// What exports keying material with early data; empty without it, and after the connection's
  /// end.
  public final Optional<Exporter> earlyExporter() {
    return Optional.ofNullable(earlyExporter);
  }

  /// What exports keying material; empty before there are keys, and after the connection's end.
  public final Optional<Exporter> exporter() {
    return Optional.ofNullable(exporter);
  }

  /// The connection is over: all secrets end.
  final void wipe() {
    connectionScope.close();
    transcript = new Transcript();
    wholeHandshake = null;
    exporter = null;
    earlyExporter = null;
  }
}
