package org.handfast.engine.handshake;

import java.util.List;
import org.handfast.engine.Fact;
import org.handfast.engine.Negotiated;
import org.handfast.engine.Side;
import org.handfast.engine.config.Policy;
import org.handfast.engine.failure.FlowViolation;
import org.handfast.engine.failure.PeerViolation;
import org.handfast.engine.record.HandshakeJoiner;
import org.handfast.engine.record.KeyBoundary;
import org.handfast.engine.schedule.Transcript;
import org.handfast.engine.secret.SecretScope;
import org.handfast.engine.trust.CredentialRequest;
import org.handfast.protocol.message.HandshakeCodec;
import org.handfast.protocol.message.HandshakeMessage;
import org.handfast.protocol.message.Message;
import org.handfast.protocol.registry.SignatureScheme;
import org.handfast.protocol.wire.Bytes;

/// What states share and no state owns: the transcript, the secrets' scopes, the way to the
/// effects.
public abstract class HandshakeContext {
  private final Effects effects;
  private final HandshakeJoiner joiner;
  private final SecretScope connectionScope = SecretScope.open();
  private final SecretScope handshakeScope = connectionScope.nest();
  private Transcript transcript = new Transcript();
  private volatile Negotiated negotiated;

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
  /// @param authorities DER of the distinguished names the peer trusts; empty means any
  public final CredentialRequest credentialRequest(Policy policy, List<Bytes> authorities) {
    List<SignatureScheme> common =
        policy.signatureSchemes().stream().filter(negotiated.peerSchemes()::contains).toList();
    return new CredentialRequest(
        negotiated.side(), common, negotiated.peerCertificateSchemes(), authorities, negotiated);
  }

  /// Encodes a message once, appends it to the transcript and sends those bytes.
  public final void send(HandshakeMessage message) {
    Bytes wire = HandshakeCodec.encode(message);
    transcript.add(wire);
    effects.send(new Outgoing.Encoded(message, wire));
  }

  /// The handshake is done: its secrets end, and later messages are no part of the transcript.
  public final void connected() {
    handshakeScope.close();
    transcript = new Transcript();
    effects.connected();
  }

  /// The connection is over: all secrets end.
  final void wipe() {
    connectionScope.close();
    transcript = new Transcript();
  }
}
