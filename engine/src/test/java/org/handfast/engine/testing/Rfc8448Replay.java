package org.handfast.engine.testing;

import java.util.List;
import org.handfast.engine.Side;
import org.handfast.engine.crypto.InvalidShareException;
import org.handfast.engine.crypto.KeyExchange;
import org.handfast.engine.schedule.CipherSuites;
import org.handfast.engine.schedule.EarlyStage;
import org.handfast.engine.schedule.HandshakeStage;
import org.handfast.engine.schedule.MainStage;
import org.handfast.engine.schedule.NegotiatedSuite;
import org.handfast.engine.schedule.Transcript;
import org.handfast.engine.secret.Secret;
import org.handfast.engine.secret.SecretScope;
import org.handfast.protocol.extension.KeyShare;
import org.handfast.protocol.message.HandshakeCodec;
import org.handfast.protocol.message.HandshakeMessage;
import org.handfast.protocol.message.HelloRetryRequest;
import org.handfast.protocol.message.ServerHello;
import org.handfast.protocol.registry.CipherSuite;
import org.handfast.protocol.registry.HandshakeType;
import org.handfast.protocol.registry.NamedGroup;
import org.handfast.protocol.vectors.Rfc8448;
import org.handfast.protocol.wire.Bytes;
import org.handfast.protocol.wire.DecodeException;

/// A full handshake of RFC 8448 computed anew: the trace's messages and ephemeral keys, and the
/// engine's key schedule.
public final class Rfc8448Replay {

  /// The traces without a pre-shared key.
  public static final List<Rfc8448> FULL_HANDSHAKES =
      List.of(
          Rfc8448.SIMPLE,
          Rfc8448.HELLO_RETRY_REQUEST,
          Rfc8448.CLIENT_AUTHENTICATION,
          Rfc8448.COMPATIBILITY_MODE);

  private final Rfc8448 trace;
  private final NegotiatedSuite suite =
      CipherSuites.working(CipherSuite.TLS_AES_128_GCM_SHA256, TestCrypto.PROVIDER).orElseThrow();
  private final SecretScope scope = SecretScope.open();
  private final Transcript transcript = new Transcript();
  private final HandshakeStage handshake;
  private final MainStage main;
  private final Bytes helloHash;
  private final Bytes serverFinishedHash;
  private final Bytes beforeServerFinished;
  private final Bytes beforeClientFinished;

  private Rfc8448Replay(Rfc8448 trace) throws DecodeException, InvalidShareException {
    this.trace = trace;
    List<Bytes> messages = trace.handshakeMessages();
    int hellos = 1 + lastServerHello(messages);
    appendHellos(messages.subList(0, hellos));
    this.helloHash = transcript.hash();
    this.handshake =
        EarlyStage.withoutPsk(suite.hash(), scope).handshake(suite, sharedSecret(), helloHash);

    int finished = hellos;
    while (messages.get(finished).at(0) != HandshakeType.FINISHED.code()) {
      transcript.add(messages.get(finished++));
    }
    this.beforeServerFinished = transcript.hash();
    transcript.add(messages.get(finished++));
    this.serverFinishedHash = transcript.hash();
    while (messages.get(finished).at(0) != HandshakeType.FINISHED.code()) {
      transcript.add(messages.get(finished++));
    }
    this.beforeClientFinished = transcript.hash();
    this.main = handshake.main(serverFinishedHash, scope);
  }

  /// Computes the handshake of `trace`.
  public static Rfc8448Replay of(Rfc8448 trace) {
    try {
      return new Rfc8448Replay(trace);
    } catch (DecodeException | InvalidShareException e) {
      throw new IllegalStateException(e);
    }
  }

  /// Decodes a message of a trace.
  public static HandshakeMessage decode(Bytes message) {
    try {
      return HandshakeCodec.decode(message);
    } catch (DecodeException e) {
      throw new IllegalStateException(e);
    }
  }

  /// The one private key that `actor` has made last, as an exchange.
  public static KeyExchange exchange(Rfc8448 trace, String actor) {
    Rfc8448.Step pair =
        trace.steps().stream()
            .filter(step -> step.actor().equals(actor))
            .filter(step -> step.action().startsWith("create an ephemeral"))
            .toList()
            .getLast();
    NamedGroup group = pair.action().contains("P-256") ? NamedGroup.SECP256R1 : NamedGroup.X25519;
    return JdkExchange.fixed(group, pair.value("private key"), pair.value("public key"));
  }

  public NegotiatedSuite suite() {
    return suite;
  }

  public HandshakeStage handshake() {
    return handshake;
  }

  public MainStage main() {
    return main;
  }

  /// The transcript's hash up to ServerHello.
  public Bytes helloHash() {
    return helloHash;
  }

  /// The transcript's hash up to the server's Finished.
  public Bytes serverFinishedHash() {
    return serverFinishedHash;
  }

  /// The transcript's hash before `side`'s Finished.
  public Bytes beforeFinished(Side side) {
    return side == Side.CLIENT ? beforeClientFinished : beforeServerFinished;
  }

  private static int lastServerHello(List<Bytes> messages) {
    int last = 0;
    for (int i = 0; i < messages.size(); i++) {
      if (messages.get(i).at(0) == HandshakeType.SERVER_HELLO.code()) {
        last = i;
      }
    }
    return last;
  }

  private void appendHellos(List<Bytes> hellos) {
    for (Bytes hello : hellos) {
      if (decode(hello) instanceof HelloRetryRequest) {
        transcript.beginAfterRetry(suite.hash());
      } else if (decode(hello) instanceof ServerHello && hellos.size() == 2) {
        transcript.begin(suite.hash());
      }
      transcript.add(hello);
    }
  }

  private Secret sharedSecret() throws InvalidShareException {
    List<Bytes> messages = trace.handshakeMessages();
    ServerHello hello = (ServerHello) decode(messages.get(lastServerHello(messages)));
    Bytes serverShare = hello.extensions().find(KeyShare.class).orElseThrow().entry().keyExchange();
    KeyExchange.Offer offer = exchange(trace, "client").offer();
    Secret offered = offer.complete(serverShare, scope);
    KeyExchange.Answer answer = exchange(trace, "server").answer(offer.share(), scope);
    if (!answer.share().equals(serverShare) || !answer.secret().equals(offered)) {
      throw new IllegalStateException("the trace's two key pairs do not agree");
    }
    return offered;
  }
}
