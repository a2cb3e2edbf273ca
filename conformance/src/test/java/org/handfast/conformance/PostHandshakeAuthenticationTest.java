package org.handfast.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.nio.ByteBuffer;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.handfast.engine.Side;
import org.handfast.engine.TlsConnection;
import org.handfast.engine.Wants;
import org.handfast.engine.config.ClientConfig;
import org.handfast.engine.config.ConfigSource;
import org.handfast.engine.config.PostHandshakeAuthentication;
import org.handfast.engine.config.ServerConfig;
import org.handfast.engine.crypto.HashAlgorithm;
import org.handfast.engine.crypto.HashFunction;
import org.handfast.engine.failure.AuthenticationViolation;
import org.handfast.engine.failure.FlowViolation;
import org.handfast.engine.failure.PeerViolation;
import org.handfast.engine.failure.TlsException;
import org.handfast.engine.failure.UntrustedPeer;
import org.handfast.engine.failure.Violation;
import org.handfast.engine.session.ExternalPsk;
import org.handfast.engine.session.ExternalPsks;
import org.handfast.engine.testing.TestCrypto;
import org.handfast.engine.trust.ClientAuthentication;
import org.handfast.engine.trust.CredentialSource;
import org.handfast.engine.trust.PeerVerifier;
import org.handfast.engine.trust.VerifiedPeer;
import org.handfast.protocol.message.Certificate;
import org.handfast.protocol.message.CertificateRequest;
import org.handfast.protocol.message.CertificateVerify;
import org.handfast.protocol.message.Finished;
import org.handfast.protocol.registry.KeyUpdateRequest;
import org.handfast.protocol.registry.SignatureScheme;
import org.handfast.protocol.wire.Bytes;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("Post-handshake client authentication (RFC 9846 4.7.2)")
class PostHandshakeAuthenticationTest {
  private static final Bytes SOME = Bytes.of((byte) 1, (byte) 2);

  private static Pair pair(
      CredentialSource client, ClientAuthentication mode, PeerVerifier verifier) {
    return Pair.of(
        _ ->
            Tls13.client(TestCrypto.PROVIDER)
                .trusting(Identity.TRUST)
                .identifiedBy(client)
                .postHandshakeAuthentication(PostHandshakeAuthentication.OFFERED),
        server -> server.clientAuthentication(mode, verifier));
  }

  private static Pair pair() {
    return pair(Identity.CLIENT.source(), ClientAuthentication.LATER, Identity.TRUST).handshake();
  }

  private static Optional<X509Certificate> peer(Pair pair) {
    return pair.server.connection.negotiated().peer().map(VerifiedPeer::endEntity);
  }

  @Test
  void aClientProvesItselfWhenItIsAsked() {
    Pair pair = pair();
    assertThat(pair.server.connection.negotiated().offersPostHandshakeAuth()).isTrue();
    assertThat(peer(pair)).isEmpty();
    pair.server.connection.requestClientCertificate();
    assertThat(pair.server.connection.isClientCertificateAwaited()).isTrue();
    pair.run();
    assertThat(pair.server.connection.isClientCertificateAwaited()).isFalse();
    assertThat(peer(pair)).contains(Identity.CLIENT.certificate());
    assertThat(pair.client.connection.negotiated().credential()).isPresent();
    pair.exchange();
  }

  @Test
  void aClientWithoutACertificateSaysSo() {
    Pair pair =
        pair(CredentialSource.none(), ClientAuthentication.LATER, Identity.TRUST).handshake();
    pair.server.connection.requestClientCertificate();
    pair.run();
    assertThat(pair.server.connection.isClientCertificateAwaited()).isFalse();
    assertThat(peer(pair)).isEmpty();
    pair.exchange();
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 5})
  void keysMayHaveChangedBefore(int times) {
    Pair pair = pair();
    for (int i = 0; i < times; i++) {
      pair.client.connection.outbound().updateKeys(KeyUpdateRequest.UPDATE_NOT_REQUESTED);
      pair.run().exchange();
    }
    pair.server.connection.requestClientCertificate();
    pair.run();
    assertThat(peer(pair)).contains(Identity.CLIENT.certificate());
    pair.exchange();
  }

  @Test
  void dataAndNewKeysMayComeBetweenQuestionAndAnswer() throws TlsException {
    Pair pair = pair();
    pair.server.connection.requestClientCertificate();
    Bytes question = joined(pair.server.flush());
    pair.send(Side.CLIENT, SOME);
    pair.client.connection.outbound().updateKeys(KeyUpdateRequest.UPDATE_NOT_REQUESTED);
    pair.run();
    pair.send(Side.CLIENT, SOME);
    assertThat(pair.server.received()).isEqualTo(Bytes.concat(SOME, SOME));
    assertThat(pair.server.connection.isClientCertificateAwaited()).isTrue();
    pair.client.receive(question);
    pair.run();
    assertThat(peer(pair)).contains(Identity.CLIENT.certificate());
    pair.exchange();
  }

  @Test
  void dataFlowsFromAServerThatIsAtWorkOnTheAnswer() throws TlsException {
    Pair pair = pair();
    pair.server.connection.requestClientCertificate();
    Bytes question = joined(pair.server.flush());
    pair.client.receive(question);
    List<Bytes> answer = pair.client.flush();
    // Taken by hand, so that the work stays undone.
    TlsConnection server = pair.server.connection;
    ByteBuffer net = ByteBuffer.wrap(joined(answer).toArray());
    while (net.hasRemaining() && !(server.wants() instanceof Wants.Work)) {
      server.inbound().read(net, ByteBuffer.allocate(0));
    }
    assertThat(server.wants()).isInstanceOf(Wants.Work.class);
    ByteBuffer record = ByteBuffer.allocate(1 << 10);
    server.outbound().write(ByteBuffer.wrap(SOME.toArray()), record);
    pair.client.receive(Bytes.copyOf(record.array(), 0, record.position()));
    assertThat(pair.client.received()).isEqualTo(SOME);
    // Not even its own close_notify ends the work.
    server.outbound().close();
    ((Wants.Work) workAfterOutput(pair)).task().run();
    assertThat(server.failure()).isEmpty();
    assertThat(peer(pair)).contains(Identity.CLIENT.certificate());
  }

  private static Wants workAfterOutput(Pair pair) {
    TlsConnection server = pair.server.connection;
    while (server.wants() instanceof Wants.Output) {
      server.outbound().write(ByteBuffer.allocate(0), ByteBuffer.allocate(1 << 10));
    }
    return server.wants();
  }

  @Test
  void aClientCanBeAskedAgain() {
    Pair pair = pair();
    for (int i = 0; i < 3; i++) {
      pair.server.connection.requestClientCertificate();
      pair.run();
      assertThat(peer(pair)).contains(Identity.CLIENT.certificate());
      pair.exchange();
    }
  }

  @Test
  void everyRequestHasAContextOfItsOwn() throws TlsException {
    Bytes one = asked().heard(CertificateRequest.class).requestContext();
    Bytes other = asked().heard(CertificateRequest.class).requestContext();
    assertThat(one.length()).isEqualTo(32);
    assertThat(one).isNotEqualTo(other);
  }

  @Test
  void aClientThatHasComeBackCanBeAsked() {
    ClientConfig client =
        Tls13.client(TestCrypto.PROVIDER)
            .trusting(Identity.TRUST)
            .identifiedBy(Identity.CLIENT.source())
            .postHandshakeAuthentication(PostHandshakeAuthentication.OFFERED)
            .build();
    ServerConfig server =
        Pair.server(TestCrypto.PROVIDER)
            .clientAuthentication(ClientAuthentication.LATER, Identity.TRUST)
            .build();
    between(client, server).handshake().exchange();
    Pair resumed = between(client, server).handshake();
    assertThat(resumed.server.connection.negotiated().isResumed()).isTrue();
    assertThat(peer(resumed)).isEmpty();
    resumed.server.connection.requestClientCertificate();
    resumed.run();
    assertThat(peer(resumed)).contains(Identity.CLIENT.certificate());
    resumed.exchange();
  }

  private static Pair between(ClientConfig client, ServerConfig server) {
    return new Pair(
        TlsConnection.client(
            client, Optional.of("server.example"), Optional.of("server.example:443")),
        TlsConnection.server(ConfigSource.always(server)));
  }

  @Test
  void aClientWithAnExternalKeyIsNotAsked() {
    ExternalPsk.Roles roles = new ExternalPsk.Roles("bob", "alice");
    Bytes identity = Bytes.of((byte) 1);
    HashFunction sha256 = TestCrypto.PROVIDER.hash(HashAlgorithm.SHA256).orElseThrow();
    ExternalPsk bobs =
        ExternalPsk.imported(identity, new byte[32], roles, HashAlgorithm.SHA256, sha256);
    ExternalPsk alices =
        ExternalPsk.imported(identity, new byte[32], roles, HashAlgorithm.SHA256, sha256);
    Pair pair =
        Pair.of(
                client ->
                    client
                        .postHandshakeAuthentication(PostHandshakeAuthentication.OFFERED)
                        .externalPsks(List.of(bobs)),
                server ->
                    server
                        .clientAuthentication(ClientAuthentication.LATER, Identity.TRUST)
                        .externalPsks(ExternalPsks.of(List.of(alices))))
            .handshake();
    assertThat(pair.server.connection.negotiated().externalPsk()).isPresent();
    assertThatIllegalStateException()
        .isThrownBy(pair.server.connection::requestClientCertificate)
        .withMessageContaining("external");
  }

  @Test
  void onlyOneQuestionIsOpenAtATime() {
    Pair pair = pair();
    pair.server.connection.requestClientCertificate();
    assertThatIllegalStateException()
        .isThrownBy(pair.server.connection::requestClientCertificate)
        .withMessageContaining("not answered");
  }

  @Test
  void whoCannotBeAskedIsNotAsked() {
    Pair early = pair(Identity.CLIENT.source(), ClientAuthentication.LATER, Identity.TRUST);
    assertThatIllegalStateException()
        .isThrownBy(early.server.connection::requestClientCertificate)
        .withMessageContaining("awaiting the client's hello");

    Pair silent =
        Pair.of(
                client -> client,
                server -> server.clientAuthentication(ClientAuthentication.LATER, Identity.TRUST))
            .handshake();
    assertThat(silent.server.connection.negotiated().offersPostHandshakeAuth()).isFalse();
    assertThatIllegalStateException()
        .isThrownBy(silent.server.connection::requestClientCertificate)
        .withMessageContaining("has not offered");

    Pair careless =
        Pair.of(
                client -> client.postHandshakeAuthentication(PostHandshakeAuthentication.OFFERED),
                UnaryOperator.identity())
            .handshake();
    assertThatIllegalStateException()
        .isThrownBy(careless.server.connection::requestClientCertificate)
        .withMessageContaining("configuration");

    Pair pair = pair();
    assertThatIllegalStateException().isThrownBy(pair.client.connection::requestClientCertificate);
    assertThat(pair.client.connection.isClientCertificateAwaited()).isFalse();
    pair.client.connection.outbound().close();
    pair.run();
    assertThatIllegalStateException()
        .isThrownBy(pair.server.connection::requestClientCertificate)
        .withMessageContaining("ending");
  }

  @Test
  void aClientThatHasNotOfferedItRefuses() throws TlsException {
    RawServer server = Situations.rawServer().handshake();
    RawPeer.Refusal refusal =
        server.refusal(
            () ->
                server.send(
                    new CertificateRequest(SOME, server.certificateRequest().extensions())));
    assertThat(violation(refusal.cause())).isEqualTo(FlowViolation.UNEXPECTED);
  }

  @Test
  void aClientThatIsNotTrustedEndsTheConnection() {
    Pair pair =
        pair(
                Identity.CLIENT.source(),
                ClientAuthentication.LATER,
                _ -> {
                  throw new UntrustedPeer(UntrustedPeer.Reason.EXPIRED, "yesterday");
                })
            .handshake();
    pair.server.connection.requestClientCertificate();
    pair.run();
    assertThat(pair.server.connection.failure()).containsInstanceOf(UntrustedPeer.class);
    assertThat(peer(pair)).isEmpty();
  }

  @Test
  void aServerThatNeedsACertificateNeedsItAgain() {
    List<Integer> asked = new ArrayList<>();
    Pair pair =
        pair(
                request -> {
                  asked.add(1);
                  return asked.size() == 1
                      ? Identity.CLIENT.source().choose(request)
                      : Optional.empty();
                },
                ClientAuthentication.NEED,
                Identity.TRUST)
            .handshake();
    pair.server.connection.requestClientCertificate();
    pair.run();
    assertThat(violation(pair.server.connection.failure().orElseThrow()))
        .isEqualTo(AuthenticationViolation.CERTIFICATE_REQUIRED);
  }

  @Test
  void anAnswerToNoQuestionIsRefused() throws TlsException {
    RawClient client = Situations.askableAfterHandshake();
    RawPeer.Refusal refusal =
        client.refusal(() -> client.send(new Certificate(Bytes.EMPTY, List.of())));
    assertThat(violation(refusal.cause())).isEqualTo(FlowViolation.UNEXPECTED);
  }

  @ParameterizedTest
  @EnumSource(Mistake.class)
  void aWrongAnswerIsRefused(Mistake mistake) throws TlsException {
    RawClient client = asked();
    RawPeer.Refusal refusal = client.refusal(() -> mistake.make(client));
    assertThat(violation(refusal.cause())).isEqualTo(mistake.violation);
    assertThat(client.opposite.connection.negotiated().peer()).isEmpty();
  }

  private static RawClient asked() throws TlsException {
    return Situations.askedAfterHandshake();
  }

  private static Bytes joined(List<Bytes> records) {
    return Bytes.concat(records.toArray(Bytes[]::new));
  }

  private static Violation violation(TlsException cause) {
    return ((PeerViolation) cause).violation();
  }

  enum Mistake {
    ANOTHER_CONTEXT(AuthenticationViolation.WRONG_REQUEST_CONTEXT) {
      @Override
      void make(RawClient client) throws TlsException {
        client.send(new Certificate(Bytes.EMPTY, List.of()));
      }
    },
    UNOFFERED_SCHEME(AuthenticationViolation.UNOFFERED_SCHEME) {
      @Override
      void make(RawClient client) throws TlsException {
        client.send(certificate(client));
        client.send(
            new CertificateVerify(SignatureScheme.RSA_PKCS1_SHA256, Bytes.owning(new byte[70])));
      }
    },
    BAD_SIGNATURE(AuthenticationViolation.BAD_SIGNATURE) {
      @Override
      void make(RawClient client) throws TlsException {
        client.send(certificate(client));
        CertificateVerify right = client.certificateVerify(Identity.CLIENT);
        client.send(new CertificateVerify(right.algorithm(), Spoiled.flipLast(right.signature())));
      }
    },
    SIGNATURE_OF_THE_HANDSHAKE_ALONE(AuthenticationViolation.BAD_SIGNATURE) {
      @Override
      void make(RawClient client) throws TlsException {
        CertificateVerify early = client.certificateVerify(Identity.CLIENT);
        client.send(certificate(client));
        client.send(early);
      }
    },
    FINISHED_OF_THE_HANDSHAKES_KEY(AuthenticationViolation.BAD_FINISHED) {
      @Override
      void make(RawClient client) throws TlsException {
        client.send(certificate(client));
        client.send(client.certificateVerify(Identity.CLIENT));
        client.send(client.finished());
      }
    },
    FINISHED_WITHOUT_PROOF(FlowViolation.UNEXPECTED) {
      @Override
      void make(RawClient client) throws TlsException {
        client.send(certificate(client));
        client.send(new Finished(Bytes.owning(new byte[32])));
      }
    },
    KEY_UPDATE_WITHIN(FlowViolation.UNEXPECTED) {
      @Override
      void make(RawClient client) throws TlsException {
        client.send(certificate(client));
        client.sendKeyUpdate(KeyUpdateRequest.UPDATE_NOT_REQUESTED);
      }
    };

    private final Violation violation;

    Mistake(Violation violation) {
      this.violation = violation;
    }

    abstract void make(RawClient client) throws TlsException;

    private static Certificate certificate(RawClient client) {
      return Situations.answer(client, client.certificate(Identity.CLIENT).entries());
    }
  }
}
