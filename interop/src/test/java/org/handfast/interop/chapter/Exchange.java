package org.handfast.interop.chapter;

import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.util.List;

/// The chapter's connection, read from the wire by somebody who has the server's private key: a
/// full handshake with TLS_RSA_WITH_AES_128_CBC_SHA256 and all that came after it. Nothing of the
/// stack helps: every value is made by the library's RSA, HMAC, AES and SHA-256.
record Exchange(Direction client, Direction server, PrivateKey serverKey) {
  static final int TLS_RSA_WITH_AES_128_CBC_SHA256 = 0x003C;

  /// Takes the connection as it was, faults and all.
  static Exchange of(Capture capture, PrivateKey serverKey) {
    return new Exchange(
        Direction.of(capture.fromClient()), Direction.of(capture.fromServer()), serverKey);
  }

  /// Takes the connection and reads all of it.
  ///
  /// @throws GeneralSecurityException if something is not as the ends must have found it
  static Exchange read(Capture capture, PrivateKey serverKey) throws GeneralSecurityException {
    Exchange exchange = of(capture, serverKey);
    exchange.check();
    return exchange;
  }

  /// Step 1: the client's list of algorithms and its nonce.
  ClientHello clientHello() {
    return ClientHello.of(client.message(Message.CLIENT_HELLO));
  }

  /// Step 2: the server's picks and its nonce; its certificate comes behind.
  ServerHello serverHello() {
    return ServerHello.of(server.message(Message.SERVER_HELLO));
  }

  /// Step 3: the PMS, which came under the server's public key.
  PreMasterSecret preMasterSecret() throws GeneralSecurityException {
    Message clientKeyExchange = client.message(Message.CLIENT_KEY_EXCHANGE);
    return PreMasterSecret.of(clientKeyExchange, clientHello(), serverKey);
  }

  /// Step 4: the MS, in the form that both ends agree on.
  MasterSecret masterSecret() throws GeneralSecurityException {
    return serverHello().agreesOn(Extension.EXTENDED_MASTER_SECRET)
        ? MasterSecret.extended(preMasterSecret(), session())
        : MasterSecret.of(preMasterSecret(), clientHello().random(), serverHello().random());
  }

  /// Step 4 too: the four keys.
  FourKeys keys() throws GeneralSecurityException {
    return FourKeys.cut(
        masterSecret()
            .keyBlock(clientHello().random(), serverHello().random(), FourKeys.KEY_BLOCK_LENGTH));
  }

  /// Step 5: what the client's Finished has to say.
  Octets clientVerifyData() throws GeneralSecurityException {
    return masterSecret().clientVerifyData(toClientFinished());
  }

  /// Step 6: what the server's Finished has to say.
  Octets serverVerifyData() throws GeneralSecurityException {
    return masterSecret().serverVerifyData(toServerFinished());
  }

  /// What is done first to the data of a record.
  MacOrder order() {
    return serverHello().agreesOn(Extension.ENCRYPT_THEN_MAC)
        ? MacOrder.ENCRYPT_THEN_MAC
        : MacOrder.MAC_THEN_ENCRYPT;
  }

  /// Data transfer: the client's records under the keys. The first is its Finished.
  List<OpenedRecord> fromClient() throws GeneralSecurityException {
    FourKeys keys = keys();
    return new RecordReader(keys.clientWriteMacKey(), keys.clientWriteKey(), order())
        .open(client.guarded());
  }

  /// The server's, likewise.
  List<OpenedRecord> fromServer() throws GeneralSecurityException {
    FourKeys keys = keys();
    return new RecordReader(keys.serverWriteMacKey(), keys.serverWriteKey(), order())
        .open(server.guarded());
  }

  /// The client's Finished, whatever it says.
  Message clientFinished() throws GeneralSecurityException {
    return finished(fromClient());
  }

  /// The server's.
  Message serverFinished() throws GeneralSecurityException {
    return finished(fromServer());
  }

  private void check() throws GeneralSecurityException {
    if (serverHello().cipherSuite() != TLS_RSA_WITH_AES_128_CBC_SHA256) {
      throw new GeneralSecurityException("another suite: " + serverHello().cipherSuite());
    }
    check(clientFinished(), clientVerifyData());
    check(serverFinished(), serverVerifyData());
  }

  private static void check(Message finished, Octets verifyData) throws GeneralSecurityException {
    if (!finished.equals(new Message(Message.FINISHED, verifyData))) {
      throw new GeneralSecurityException("the Finished is of another handshake");
    }
  }

  /// All messages up to and with the ClientKeyExchange (RFC 7627 3): the client's hello, the flight
  /// that answers it, and what the client says then.
  private List<Message> session() {
    List<Message> hellos =
        Direction.joined(client.upTo(Message.CLIENT_HELLO), server.upTo(Message.SERVER_HELLO_DONE));
    List<Message> toKeys = client.upTo(Message.CLIENT_KEY_EXCHANGE);
    return Direction.joined(hellos, toKeys.subList(1, toKeys.size()));
  }

  /// All messages before the client's Finished. A client that has proved who it is has done so
  /// after its ClientKeyExchange.
  private List<Message> toClientFinished() {
    return Direction.joined(session(), client.after(Message.CLIENT_KEY_EXCHANGE));
  }

  /// All messages before the server's Finished: the client's, and perhaps a NewSessionTicket.
  private List<Message> toServerFinished() throws GeneralSecurityException {
    return Direction.joined(
        Direction.joined(toClientFinished(), List.of(clientFinished())),
        server.after(Message.SERVER_HELLO_DONE));
  }

  private static Message finished(List<OpenedRecord> opened) throws GeneralSecurityException {
    OpenedRecord first = opened.getFirst();
    if (first.type() != WireRecord.HANDSHAKE) {
      throw new GeneralSecurityException("no Finished, but type " + first.type());
    }
    return Message.all(first.data()).getFirst();
  }
}
