package org.handfast.conformance;

import java.util.List;
import org.handfast.engine.failure.AuthenticationViolation;
import org.handfast.engine.failure.HelloViolation;
import org.handfast.engine.failure.TlsException;
import org.handfast.engine.trust.ClientAuthentication;
import org.handfast.protocol.message.CertificateVerify;
import org.handfast.protocol.message.ServerHello;
import org.handfast.protocol.message.tls12.ServerHelloDone;
import org.handfast.protocol.message.tls12.ServerKeyExchange;
import org.handfast.protocol.registry.CipherSuite;
import org.handfast.protocol.registry.SignatureScheme;
import org.handfast.protocol.wire.Bytes;
import org.junit.jupiter.api.Test;

/// What proves who the two sides of TLS 1.2 are (row 13 of `docs/defences.md`), each part spoilt on
/// its own.
class Tls12ProofTest {
  @Test
  void aServersSignatureThatDoesNotVerify() throws TlsException {
    RawServer12 server = Tls12.rawServer().begin();
    ServerKeyExchange good = server.keyExchange();
    server.send(
        new ServerKeyExchange(
            good.group(), good.point(), good.algorithm(), spoilt(good.signature())));
    server
        .refusal(() -> server.send(new ServerHelloDone()))
        .require(AuthenticationViolation.BAD_SIGNATURE);
  }

  @Test
  void aServersSignatureOfAnotherHandshake() throws TlsException {
    RawServer12 server = Tls12.rawServer().begin();
    Bytes nonce = server.clientRandom;
    server.clientRandom = Bytes.owning(new byte[nonce.length()]);
    ServerKeyExchange replayed = server.keyExchange();
    server.clientRandom = nonce;
    server.send(replayed);
    server
        .refusal(() -> server.send(new ServerHelloDone()))
        .require(AuthenticationViolation.BAD_SIGNATURE);
  }

  @Test
  void aServersSignatureInASchemeThatWasNotOffered() throws TlsException {
    RawServer12 server = Tls12.rawServer().begin();
    ServerKeyExchange good = server.keyExchange();
    server
        .refusal(
            () ->
                server.send(
                    new ServerKeyExchange(
                        good.group(), good.point(), SignatureScheme.ECDSA_SHA1, good.signature())))
        .require(AuthenticationViolation.UNOFFERED_SCHEME);
  }

  @Test
  void aSuiteThatWasNotOffered() throws TlsException {
    RawServer12 server =
        Tls12.rawServer(
            client ->
                client.policy(
                    Tls12.POLICY.withSuites(
                        List.of(CipherSuite.TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256))));
    ServerHello hello = server.serverHello();
    server
        .refusal(
            () ->
                server.sendHello(
                    new ServerHello(
                        hello.legacyVersion(),
                        hello.random(),
                        hello.legacySessionIdEcho(),
                        CipherSuite.TLS_ECDHE_ECDSA_WITH_AES_256_GCM_SHA384,
                        hello.extensions())))
        .require(HelloViolation.UNOFFERED_SUITE);
  }

  @Test
  void aClientsSignatureThatDoesNotVerify() throws TlsException {
    RawClient12 client = asked();
    CertificateVerify good = client.certificateVerify(Identity.CLIENT);
    client
        .refusal(
            () -> client.send(new CertificateVerify(good.algorithm(), spoilt(good.signature()))))
        .require(AuthenticationViolation.BAD_SIGNATURE);
  }

  @Test
  void aClientsSignatureInASchemeThatWasNotOffered() throws TlsException {
    RawClient12 client = asked();
    CertificateVerify good = client.certificateVerify(Identity.CLIENT);
    client
        .refusal(
            () -> client.send(new CertificateVerify(SignatureScheme.ECDSA_SHA1, good.signature())))
        .require(AuthenticationViolation.UNOFFERED_SCHEME);
  }

  /// A client that has shown its certificate and has its proof still to give.
  private static RawClient12 asked() throws TlsException {
    RawClient12 client =
        Tls12.rawClient(
            server -> server.clientAuthentication(ClientAuthentication.NEED, Identity.TRUST));
    client.sendHello();
    client.send(client.certificate(Identity.CLIENT));
    client.sendKeyExchange();
    return client;
  }

  private static Bytes spoilt(Bytes signature) {
    byte[] bytes = signature.toArray();
    bytes[bytes.length - 1] ^= 1;
    return Bytes.owning(bytes);
  }
}
