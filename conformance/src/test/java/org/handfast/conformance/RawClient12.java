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
import org.handfast.protocol.extension.EcPointFormats;
import org.handfast.protocol.extension.EncryptThenMac;
import org.handfast.protocol.extension.ExtendedMasterSecret;
import org.handfast.protocol.extension.Extension;
import org.handfast.protocol.extension.Extensions;
import org.handfast.protocol.extension.OfferedTicket;
import org.handfast.protocol.extension.RenegotiationInfo;
import org.handfast.protocol.extension.SignatureAlgorithms;
import org.handfast.protocol.extension.SupportedGroups;
import org.handfast.protocol.message.ClientHello;
import org.handfast.protocol.message.HandshakeMessage;
import org.handfast.protocol.message.Random;
import org.handfast.protocol.message.ServerHello;
import org.handfast.protocol.message.tls12.ClientKeyExchange;
import org.handfast.protocol.message.tls12.NewSessionTicket;
import org.handfast.protocol.message.tls12.ServerKeyExchange;
import org.handfast.protocol.registry.ContentType;
import org.handfast.protocol.registry.ExtensionType;
import org.handfast.protocol.registry.NamedGroup;
import org.handfast.protocol.registry.ProtocolVersion;
import org.handfast.protocol.registry.SignatureScheme;
import org.handfast.protocol.wire.Bytes;

/// A [RawPeer12] on the client's side of a real server.
final class RawClient12 extends RawPeer12 {
  private final Random random = new Random(TestCrypto.PROVIDER.random().next(Random.SIZE));
  private Bytes sessionId = Bytes.EMPTY;
  private KeyExchange.Offer offer;
  private boolean resumed;

  /// Whether it takes tickets.
  boolean takesTickets;

  /// The premaster secret, once it is made; a test may set another one.
  Bytes premaster;

  RawClient12(Endpoint server) {
    super(server);
    clientRandom = random.bytes();
  }

  @Override
  Side side() {
    return Side.CLIENT;
  }

  @Override
  void hear(HandshakeMessage message) {
    if (message instanceof ServerHello hello) {
      serverRandom = hello.random().bytes();
      suite = new Suite12(hello.cipherSuite());
      extended = hello.extensions().contains(ExtensionType.EXTENDED_MASTER_SECRET);
      encryptThenMac = hello.extensions().contains(ExtensionType.ENCRYPT_THEN_MAC);
      resumed =
          session != null && !sessionId.isEmpty() && hello.legacySessionIdEcho().equals(sessionId);
      if (resumed) {
        resume();
      }
    }
  }

  /// Whether the server has taken up the session.
  boolean isResumed() {
    return resumed;
  }

  ClientHello hello() {
    if (session != null) {
      sessionId =
          session.label() == Session12.Label.ID
              ? session.name()
              : TestCrypto.PROVIDER.random().next(32);
    }
    return new ClientHello(
        ProtocolVersion.TLS_1_2,
        random,
        sessionId,
        List.of(suite.code()),
        ClientHello.NO_COMPRESSION,
        extensions());
  }

  private Extensions extensions() {
    List<Extension> all = new ArrayList<>();
    all.add(RenegotiationInfo.INITIAL);
    all.add(new SupportedGroups(List.of(NamedGroup.X25519, NamedGroup.SECP256R1)));
    all.add(
        new SignatureAlgorithms(
            List.of(SignatureScheme.ECDSA_SECP256R1_SHA256, SignatureScheme.RSA_PSS_RSAE_SHA256)));
    all.add(EcPointFormats.UNCOMPRESSED);
    if (extended) {
      all.add(new ExtendedMasterSecret());
    }
    if (encryptThenMac) {
      all.add(new EncryptThenMac());
    }
    if (session != null && session.label() == Session12.Label.TICKET) {
      all.add(new OfferedTicket(session.name()));
    } else if (takesTickets) {
      all.add(new OfferedTicket(Bytes.EMPTY));
    }
    return new Extensions(all);
  }

  void sendHello() throws TlsException {
    sendHello(hello());
  }

  /// Sends a hello, and hears the answer.
  void sendHello(ClientHello hello) throws TlsException {
    send(hello);
    collect();
  }

  /// The client's half of the key exchange.
  ClientKeyExchange keyExchange() {
    try {
      if (suite.isEphemeral() && !hasHeard(ServerKeyExchange.class)) {
        // There is nothing to agree with.
        premaster = Bytes.owning(new byte[32]);
        return ClientKeyExchange.ofPoint(premaster);
      }
      if (suite.isEphemeral()) {
        ServerKeyExchange theirs = heard(ServerKeyExchange.class);
        offer = TestCrypto.PROVIDER.keyExchange(theirs.group()).orElseThrow().offer();
        premaster = Bytes.owning(offer.complete(theirs.point(), scope).use(byte[]::clone));
        return ClientKeyExchange.ofPoint(offer.share());
      }
      premaster = Bytes.concat(Bytes.of((byte) 3, (byte) 3), TestCrypto.PROVIDER.random().next(46));
      Cipher rsa = Cipher.getInstance("RSA/ECB/PKCS1Padding");
      rsa.init(Cipher.ENCRYPT_MODE, Identity.KEY_TRANSPORT.certificate().getPublicKey());
      return ClientKeyExchange.ofEncryptedPremaster(Bytes.owning(rsa.doFinal(premaster.toArray())));
    } catch (GeneralSecurityException | InvalidShareException e) {
      throw new IllegalStateException(e);
    }
  }

  void sendKeyExchange() throws TlsException {
    sendKeyExchange(keyExchange());
  }

  /// Sends it; from then on there are keys.
  void sendKeyExchange(ClientKeyExchange message) throws TlsException {
    Bytes wire = say(message);
    agreeOn(premaster);
    deliver(record(ContentType.HANDSHAKE, wire));
  }

  /// Everything up to the end of the handshake, full or resumed, with a server that asks for no
  /// certificate.
  RawClient12 handshake() throws TlsException {
    return handshake(hello());
  }

  RawClient12 handshake(ClientHello hello) throws TlsException {
    sendHello(hello);
    if (!resumed) {
      sendKeyExchange();
    }
    finish();
    return this;
  }

  /// Changes the cipher, confirms, and hears the answer.
  void finish() throws TlsException {
    sendChange();
    sendFinished();
    collect();
  }

  /// The session of this connection.
  Session12 kept() {
    return hasHeard(NewSessionTicket.class)
        ? new Session12(
            heard(NewSessionTicket.class).ticket(),
            Session12.Label.TICKET,
            suite,
            keys.master(),
            extended)
        : new Session12(
            heard(ServerHello.class).legacySessionIdEcho(),
            Session12.Label.ID,
            suite,
            keys.master(),
            extended);
  }
}
