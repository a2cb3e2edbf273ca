package org.handfast.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.function.UnaryOperator;
import org.handfast.engine.Side;
import org.handfast.engine.failure.AuthenticationViolation;
import org.handfast.engine.failure.PeerViolation;
import org.handfast.engine.failure.TlsException;
import org.handfast.engine.handshake.SignedContent;
import org.handfast.protocol.message.CertificateVerify;
import org.handfast.protocol.message.Finished;
import org.handfast.protocol.registry.SignatureScheme;
import org.handfast.protocol.wire.Bytes;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Signatures and Finished that prove nothing, from either side.
@DisplayName(
    "Row 13: no connection without the proofs (CVE-2014-1266, CVE-2022-25638, CVE-2021-3336)")
class ProofTest {

  @ParameterizedTest
  @EnumSource(Side.class)
  void aFinishedOfAnyOtherValueIsRefused(Side prover) throws TlsException {
    for (UnaryOperator<Bytes> mistake :
        List.<UnaryOperator<Bytes>>of(
            right -> Spoiled.flip(right, 0),
            Spoiled::flipLast,
            right -> Bytes.owning(new byte[right.length()]),
            right -> right.slice(1),
            right -> Bytes.concat(right, Bytes.of((byte) 0)),
            _ -> Bytes.EMPTY)) {
      RawPeer peer = beforeFinished(prover);
      Bytes wrong = mistake.apply(peer.finished().verifyData());
      RawPeer.Refusal refusal = peer.refusal(() -> peer.send(new Finished(wrong)));
      requireViolation(refusal, AuthenticationViolation.BAD_FINISHED);
      assertThat(peer.opposite.connection.isConnected()).isFalse();
    }
  }

  @ParameterizedTest
  @EnumSource(Side.class)
  void theOtherSidesFinishedIsNone(Side prover) throws TlsException {
    RawPeer peer = beforeFinished(prover);
    Bytes reflected = peer.stage.verifyData(prover.peer(), peer.transcript.hash());
    requireViolation(
        peer.refusal(() -> peer.send(new Finished(reflected))),
        AuthenticationViolation.BAD_FINISHED);
  }

  private static RawPeer beforeFinished(Side prover) throws TlsException {
    if (prover == Side.CLIENT) {
      RawClient client = Situations.rawClient(UnaryOperator.identity());
      client.sendHello();
      return client;
    }
    RawServer server = Situations.afterCertificate();
    server.send(server.certificateVerify(Identity.SERVER));
    return server;
  }

  /// What a signature may be over instead of what it should be.
  enum Forgery {
    ANOTHER_TRANSCRIPT,
    THE_OTHER_SIDES_CONTEXT,
    THE_BARE_HASH,
    ANOTHER_KEY,
    NOTHING
  }

  @ParameterizedTest
  @EnumSource(Forgery.class)
  void aServersSignatureOverAnythingElseIsRefused(Forgery forgery) throws TlsException {
    RawServer server = Situations.afterCertificate();
    CertificateVerify forged =
        forge(forgery, server, Identity.SERVER, SignatureScheme.ECDSA_SECP256R1_SHA256);
    requireViolation(
        server.refusal(() -> server.send(forged)), AuthenticationViolation.BAD_SIGNATURE);
  }

  @ParameterizedTest
  @EnumSource(Forgery.class)
  void aClientsSignatureOverAnythingElseIsRefused(Forgery forgery) throws TlsException {
    RawClient client = Situations.askedForCertificate();
    client.send(client.certificate(Identity.CLIENT));
    CertificateVerify forged =
        forge(forgery, client, Identity.CLIENT, SignatureScheme.ECDSA_SECP384R1_SHA384);
    requireViolation(
        client.refusal(() -> client.send(forged)), AuthenticationViolation.BAD_SIGNATURE);
  }

  private static CertificateVerify forge(
      Forgery forgery, RawPeer peer, Identity identity, SignatureScheme scheme) {
    Bytes hash = peer.transcript.hash();
    Bytes signature =
        switch (forgery) {
          case ANOTHER_TRANSCRIPT ->
              RawPeer.sign(identity, scheme, SignedContent.of(peer.side(), Spoiled.flipLast(hash)));
          case THE_OTHER_SIDES_CONTEXT ->
              RawPeer.sign(identity, scheme, SignedContent.of(peer.side().peer(), hash));
          case THE_BARE_HASH -> RawPeer.sign(identity, scheme, hash);
          case ANOTHER_KEY ->
              RawPeer.sign(Identity.another(identity), scheme, SignedContent.of(peer.side(), hash));
          case NOTHING -> Bytes.owning(new byte[70]);
        };
    return new CertificateVerify(scheme, signature);
  }

  @Test
  @DisplayName("Row 10: a scheme that the policy allows and the provider lacks was not offered")
  void aSchemeThatThisSideCannotVerifyWasNotOffered() throws TlsException {
    RawServer server = Situations.afterCertificate();
    requireViolation(
        server.refusal(
            () -> server.send(new CertificateVerify(SignatureScheme.MLDSA65, Bytes.of((byte) 1)))),
        AuthenticationViolation.UNOFFERED_SCHEME);
    RawClient client = Situations.askedForCertificate();
    client.send(client.certificate(Identity.CLIENT));
    requireViolation(
        client.refusal(
            () -> client.send(new CertificateVerify(SignatureScheme.MLDSA65, Bytes.of((byte) 1)))),
        AuthenticationViolation.UNOFFERED_SCHEME);
  }

  private static void requireViolation(RawPeer.Refusal refusal, AuthenticationViolation violation) {
    assertThat(refusal.cause())
        .isInstanceOfSatisfying(
            PeerViolation.class, cause -> assertThat(cause.violation()).isEqualTo(violation));
    assertThat(refusal.alert()).isEqualTo(violation.alert());
  }
}
