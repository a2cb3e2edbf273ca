package org.handfast.engine.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Optional;
import org.assertj.core.api.Assertions;
import org.handfast.engine.Fact;
import org.handfast.engine.Side;
import org.handfast.engine.config.ClientConfig;
import org.handfast.engine.crypto.SignatureVerifier.Verdict;
import org.handfast.engine.crypto.Signer;
import org.handfast.engine.failure.TlsException;
import org.handfast.engine.handshake.Outgoing;
import org.handfast.engine.handshake.RecordingEffects;
import org.handfast.engine.record.Epoch;
import org.handfast.engine.record.HandshakeJoiner;
import org.handfast.engine.schedule.TrafficKeys;
import org.handfast.engine.schedule.TrafficSecret;
import org.handfast.engine.testing.JdkSignatures;
import org.handfast.engine.testing.Rfc8448Replay;
import org.handfast.engine.testing.TestCrypto;
import org.handfast.engine.trust.Credential;
import org.handfast.engine.trust.CredentialRequest;
import org.handfast.engine.trust.VerifiedPeer;
import org.handfast.protocol.message.Certificate;
import org.handfast.protocol.message.CertificateVerify;
import org.handfast.protocol.message.ClientHello;
import org.handfast.protocol.message.HandshakeMessage;
import org.handfast.protocol.message.HelloRetryRequest;
import org.handfast.protocol.registry.SignatureScheme;
import org.handfast.protocol.vectors.Rfc8448;
import org.handfast.protocol.wire.Bytes;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// The client's states walk through the traces of RFC 8448 with the trace's own hellos and keys,
/// verify the server's signature, and answer with the trace's very bytes.
class Rfc8448ClientTest {

  static List<Rfc8448> fullHandshakes() {
    return Rfc8448Replay.FULL_HANDSHAKES;
  }

  @ParameterizedTest
  @MethodSource("fullHandshakes")
  void theClientAnswersAsInTheTrace(Rfc8448 trace) throws TlsException {
    RecordingEffects effects = new RecordingEffects();
    ClientContext context =
        new ClientContext(
            config(trace), Optional.empty(), effects, new HandshakeJoiner(Side.SERVER));
    List<Bytes> messages = trace.handshakeMessages();

    int next = 0;
    ClientState state = begin(messages, trace, context);
    while (!(state instanceof ClientConnected)) {
      if (state instanceof ClientState.Suspended suspended) {
        RecordingEffects.finish(suspended.work());
        state = suspended.next(context);
      } else {
        Bytes message = serverMessages(messages).get(next++);
        context.transcript().add(message);
        state = ((ClientState.Listening) state).on(Rfc8448Replay.decode(message), context);
      }
    }

    assertThat(effects.all(Outgoing.Encoded.class).stream().map(Outgoing.Encoded::wire))
        .isEqualTo(clientFlight(messages));
    assertThat(effects.all(RecordingEffects.Connected.class)).hasSize(1);
    assertKey(effects, Side.CLIENT, Epoch.APPLICATION, trace, "client", "write", "application");
    assertKey(effects, Side.SERVER, Epoch.APPLICATION, trace, "server", "write", "application");
    assertKey(effects, Side.SERVER, Epoch.HANDSHAKE, trace, "server", "write", "handshake");
    assertKey(effects, Side.CLIENT, Epoch.HANDSHAKE, trace, "server", "read", "handshake");
  }

  // From the hello that the server takes. What a client writes into a hello is its own choice.
  private static ClientState begin(List<Bytes> messages, Rfc8448 trace, ClientContext context) {
    Bytes hello =
        messages.stream()
            .filter(message -> Rfc8448Replay.decode(message) instanceof ClientHello)
            .toList()
            .getLast();
    Offer offer =
        new Offer(
            (ClientHello) Rfc8448Replay.decode(hello),
            List.of(Rfc8448Replay.exchange(trace, "client").offer()),
            List.of(),
            Optional.empty());
    if (trace != Rfc8448.HELLO_RETRY_REQUEST) {
      context.transcript().add(hello);
      return new AwaitServerHello(offer);
    }
    var suite = Rfc8448Replay.of(trace).suite();
    context.transcript().add(messages.get(0));
    context.transcript().beginAfterRetry(suite.hash());
    context.transcript().add(messages.get(1));
    context.transcript().add(hello);
    context.learn(new Fact.Retried());
    return new AwaitSecondServerHello(offer, suite);
  }

  private static List<Bytes> serverMessages(List<Bytes> messages) {
    int first = 0;
    while (Rfc8448Replay.decode(messages.get(first)) instanceof ClientHello
        || Rfc8448Replay.decode(messages.get(first)) instanceof HelloRetryRequest) {
      first++;
    }
    return messages.subList(first, messages.size());
  }

  // Everything between the server's Finished and the client's, which is the last one or followed by
  // a ticket.
  private static List<Bytes> clientFlight(List<Bytes> messages) {
    List<Bytes> after = messages.subList(indexOfFinished(messages, 0) + 1, messages.size());
    return after.subList(0, indexOfFinished(after, 0) + 1);
  }

  private static int indexOfFinished(List<Bytes> messages, int from) {
    int at = from;
    while (messages.get(at).at(0) != 20) {
      at++;
    }
    return at;
  }

  private static ClientConfig config(Rfc8448 trace) {
    return ClientConfig.with(TestCrypto.PROVIDER)
        .trusting(
            presented ->
                new VerifiedPeer(
                    presented.certificates().stream().map(Rfc8448ClientTest::parse).toList()))
        .identifiedBy(
            request ->
                trace == Rfc8448.CLIENT_AUTHENTICATION
                    ? Optional.of(credential(trace, request))
                    : Optional.empty())
        .build();
  }

  private static Credential credential(Rfc8448 trace, CredentialRequest request) {
    Certificate certificate =
        (Certificate) message(trace, "construct a Certificate handshake message", "Certificate");
    CertificateVerify verify =
        (CertificateVerify)
            message(trace, "construct a CertificateVerify handshake message", "CertificateVerify");
    assertThat(request.schemes()).contains(verify.algorithm());
    Bytes der = certificate.entries().getFirst().data();
    return new Credential(List.of(der), new TracedSigner(verify, parse(der)));
  }

  private static HandshakeMessage message(Rfc8448 trace, String action, String label) {
    return Rfc8448Replay.decode(trace.value("client", action, label));
  }

  private static X509Certificate parse(Bytes der) {
    try {
      return (X509Certificate)
          CertificateFactory.getInstance("X.509")
              .generateCertificate(new ByteArrayInputStream(der.toArray()));
    } catch (CertificateException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void assertKey(
      RecordingEffects effects,
      Side sender,
      Epoch epoch,
      Rfc8448 trace,
      String actor,
      String direction,
      String data) {
    TrafficSecret secret = effects.keys(Side.CLIENT, sender, epoch);
    String action = "derive " + direction + " traffic keys for " + data + " data";
    if (epoch == Epoch.APPLICATION) {
      try (TrafficKeys keys = secret.keys()) {
        Bytes key = keys.useKey(Bytes::of);
        assertThat(key).isEqualTo(trace.value(actor, action, "key expanded"));
        assertThat(Bytes.of(keys.iv())).isEqualTo(trace.value(actor, action, "iv expanded"));
      }
    } else {
      // The handshake is done: its secrets have ended.
      Assertions.assertThatThrownBy(secret::keys).isInstanceOf(IllegalStateException.class);
    }
  }

  /// Makes no signature: gives the trace's, if that verifies over what is to be signed now.
  private record TracedSigner(CertificateVerify verify, X509Certificate certificate)
      implements Signer {

    @Override
    public List<SignatureScheme> schemes() {
      return List.of(verify.algorithm());
    }

    @Override
    public Bytes sign(SignatureScheme scheme, Bytes content) {
      assertThat(
              new JdkSignatures()
                  .verify(scheme, certificate.getPublicKey(), content, verify.signature()))
          .isEqualTo(Verdict.VALID);
      return verify.signature();
    }
  }
}
