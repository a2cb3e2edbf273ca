package org.handfast.conformance;

import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.List;
import javax.crypto.Cipher;
import org.handfast.engine.Side;
import org.handfast.engine.crypto.InvalidShareException;
import org.handfast.engine.crypto.KeyExchange;
import org.handfast.engine.failure.TlsException;
import org.handfast.engine.testing.TestCrypto;
import org.handfast.protocol.extension.EncryptThenMac;
import org.handfast.protocol.extension.ExtendedMasterSecret;
import org.handfast.protocol.extension.Extension;
import org.handfast.protocol.extension.Extensions;
import org.handfast.protocol.extension.RenegotiationInfo;
import org.handfast.protocol.extension.TicketPromised;
import org.handfast.protocol.message.ClientHello;
import org.handfast.protocol.message.HandshakeMessage;
import org.handfast.protocol.message.Random;
import org.handfast.protocol.message.ServerHello;
import org.handfast.protocol.message.tls12.CertificateRequest;
import org.handfast.protocol.message.tls12.ClientKeyExchange;
import org.handfast.protocol.message.tls12.NewSessionTicket;
import org.handfast.protocol.message.tls12.ServerHelloDone;
import org.handfast.protocol.message.tls12.ServerKeyExchange;
import org.handfast.protocol.registry.ContentType;
import org.handfast.protocol.registry.ExtensionType;
import org.handfast.protocol.registry.NamedGroup;
import org.handfast.protocol.registry.ProtocolVersion;
import org.handfast.protocol.registry.SignatureScheme;
import org.handfast.protocol.wire.Bytes;
import org.handfast.protocol.wire.DecodeException;

/// A [RawPeer12] on the server's side of a real client.
final class RawServer12 extends RawPeer12 {
  private final Random random = new Random(TestCrypto.PROVIDER.random().next(Random.SIZE));
  private KeyExchange.Offer offer;

  /// The curve of its ephemeral key.
  NamedGroup group = NamedGroup.X25519;

  /// The session id that it gives; empty for none.
  Bytes sessionId = Bytes.EMPTY;

  /// Whether it promises a ticket, and [#handshake] sends one.
  boolean promisesTicket;

  /// Waits for the hello of `client`.
  RawServer12(Endpoint client) {
    super(client);
    serverRandom = random.bytes();
    collect();
  }

  @Override
  Side side() {
    return Side.SERVER;
  }

  @Override
  void hear(HandshakeMessage message) {
    switch (message) {
      case ClientHello hello -> clientRandom = hello.random().bytes();
      case ClientKeyExchange exchange -> agreeOn(premaster(exchange));
      default -> {}
    }
  }

  ClientHello hello() {
    return heard(ClientHello.class);
  }

  /// An answer to the hello; it takes up [#session] if there is one.
  ServerHello serverHello() {
    if (session != null) {
      suite = session.suite();
      extended = session.extended();
      sessionId = hello().legacySessionId();
    }
    Extensions offered = hello().extensions();
    extended &= offered.contains(ExtensionType.EXTENDED_MASTER_SECRET);
    encryptThenMac &=
        offered.contains(ExtensionType.ENCRYPT_THEN_MAC) && suite.kind() == Suite12.Kind.CBC;
    List<Extension> answers = new ArrayList<>();
    answers.add(RenegotiationInfo.INITIAL);
    if (extended) {
      answers.add(new ExtendedMasterSecret());
    }
    if (encryptThenMac) {
      answers.add(new EncryptThenMac());
    }
    if (promisesTicket) {
      answers.add(new TicketPromised());
    }
    return new ServerHello(
        ProtocolVersion.TLS_1_2, random, sessionId, suite.code(), new Extensions(answers));
  }

  void sendHello() throws TlsException {
    sendHello(serverHello());
  }

  /// Sends the hello; there are keys from then on if a session goes on.
  void sendHello(ServerHello hello) throws TlsException {
    Bytes wire = say(hello);
    if (session != null && keys == null) {
      resume();
    }
    deliver(record(ContentType.HANDSHAKE, wire));
  }

  /// An ephemeral key under a signature over it and both nonces.
  ServerKeyExchange keyExchange() {
    return keyExchange(suite.isEphemeral() ? suite.identity() : Identity.RSA);
  }

  ServerKeyExchange keyExchange(Identity identity) {
    return keyExchange(identity, scheme(identity));
  }

  ServerKeyExchange keyExchange(Identity identity, SignatureScheme scheme) {
    offer = TestCrypto.PROVIDER.keyExchange(group).orElseThrow().offer();
    return signed(identity, scheme, offer.share());
  }

  /// The same for any point at all.
  ServerKeyExchange signed(Identity identity, SignatureScheme scheme, Bytes point) {
    Bytes content =
        Bytes.concat(clientRandom, serverRandom, ServerKeyExchange.params(group, point));
    return new ServerKeyExchange(
        group, point, scheme, RawPeer.sign(identity, scheme(identity), content));
  }

  CertificateRequest certificateRequest() {
    return new CertificateRequest(
        Bytes.of((byte) CertificateRequest.RSA_SIGN, (byte) CertificateRequest.ECDSA_SIGN),
        List.of(
            SignatureScheme.ECDSA_SECP256R1_SHA256,
            SignatureScheme.ECDSA_SECP384R1_SHA384,
            SignatureScheme.RSA_PSS_RSAE_SHA256),
        List.of());
  }

  /// A ticket that lives for two hours.
  NewSessionTicket ticket() {
    return new NewSessionTicket(7200, RawPeer.bytes("a ticket"));
  }

  /// The server's flight up to the Certificate.
  RawServer12 begin() throws TlsException {
    sendHello();
    send(certificate(suite.identity()));
    return this;
  }

  /// The rest of it, and the client's answer.
  void end() throws TlsException {
    if (suite.isEphemeral()) {
      send(keyExchange());
    }
    done();
  }

  void done() throws TlsException {
    send(new ServerHelloDone());
    collect();
  }

  /// Changes the cipher and confirms.
  void finish() throws TlsException {
    if (promisesTicket) {
      send(ticket());
    }
    sendChange();
    sendFinished();
    collect();
  }

  /// Everything up to the end of the handshake, full or resumed.
  RawServer12 handshake() throws TlsException {
    if (session != null) {
      sendHello();
    } else {
      begin();
      end();
    }
    finish();
    return this;
  }

  /// The session of this connection.
  Session12 kept() {
    return promisesTicket
        ? new Session12(ticket().ticket(), Session12.Label.TICKET, suite, keys.master(), extended)
        : new Session12(sessionId, Session12.Label.ID, suite, keys.master(), extended);
  }

  private Bytes premaster(ClientKeyExchange exchange) {
    try {
      if (suite.isEphemeral()) {
        return Bytes.owning(offer.complete(exchange.point(), scope).use(byte[]::clone));
      }
      Cipher rsa = Cipher.getInstance("RSA/ECB/PKCS1Padding");
      rsa.init(Cipher.DECRYPT_MODE, Identity.KEY_TRANSPORT.keys().getPrivate());
      return Bytes.owning(rsa.doFinal(exchange.encryptedPremaster().toArray()));
    } catch (GeneralSecurityException | InvalidShareException | DecodeException e) {
      throw new IllegalStateException(e);
    }
  }
}
