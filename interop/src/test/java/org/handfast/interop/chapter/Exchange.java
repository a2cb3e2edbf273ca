package org.handfast.interop.chapter;

import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.util.List;

/// The chapter's connection, read from the wire by somebody who has the server's private key: a
/// full handshake with TLS_RSA_WITH_AES_128_CBC_SHA256 and all that came after it. Nothing of the
/// stack helps: every value is made by the library's RSA, HMAC, AES and SHA-256.
///
/// @param fromClient the client's records under the keys; the first is its Finished
/// @param fromServer the server's, likewise
record Exchange(
    ClientHello clientHello,
    ServerHello serverHello,
    PreMasterSecret preMasterSecret,
    MasterSecret masterSecret,
    FourKeys keys,
    Octets clientVerifyData,
    Octets serverVerifyData,
    List<OpenedRecord> fromClient,
    List<OpenedRecord> fromServer) {
  static final int TLS_RSA_WITH_AES_128_CBC_SHA256 = 0x003C;

  /// Reads all of it.
  ///
  /// @throws GeneralSecurityException if something is not as the ends must have found it
  static Exchange read(Capture capture, PrivateKey serverKey) throws GeneralSecurityException {
    Direction client = Direction.of(capture.fromClient());
    Direction server = Direction.of(capture.fromServer());

    // Steps 1 and 2: the algorithms, the nonces and the certificate.
    ClientHello clientHello = ClientHello.of(client.message(Message.CLIENT_HELLO));
    ServerHello serverHello = ServerHello.of(server.message(Message.SERVER_HELLO));
    Octets clientRandom = clientHello.random();
    Octets serverRandom = serverHello.random();
    checkSuite(serverHello);

    // Step 3: the PMS under the server's public key.
    PreMasterSecret preMasterSecret =
        PreMasterSecret.of(client.message(Message.CLIENT_KEY_EXCHANGE), clientHello, serverKey);

    // Step 4: the MS, and the four keys.
    MasterSecret masterSecret =
        serverHello.agreesOn(Extension.EXTENDED_MASTER_SECRET)
            ? MasterSecret.extended(preMasterSecret, session(client, server))
            : MasterSecret.of(preMasterSecret, clientRandom, serverRandom);
    FourKeys keys =
        FourKeys.cut(masterSecret.keyBlock(clientRandom, serverRandom, FourKeys.KEY_BLOCK_LENGTH));

    // The records, which begin with the Finished messages.
    MacOrder order = order(serverHello);
    List<OpenedRecord> fromClient =
        new RecordReader(keys.clientWriteMacKey(), keys.clientWriteKey(), order)
            .open(client.guarded());
    List<OpenedRecord> fromServer =
        new RecordReader(keys.serverWriteMacKey(), keys.serverWriteKey(), order)
            .open(server.guarded());

    // Steps 5 and 6: a MAC of all messages, from each end.
    List<Message> toClientFinished = toClientFinished(client, server);
    Octets clientVerifyData = masterSecret.clientVerifyData(toClientFinished);
    checkFinished(fromClient, clientVerifyData);
    List<Message> toServerFinished =
        toServerFinished(toClientFinished, finished(fromClient), server);
    Octets serverVerifyData = masterSecret.serverVerifyData(toServerFinished);
    checkFinished(fromServer, serverVerifyData);

    return new Exchange(
        clientHello,
        serverHello,
        preMasterSecret,
        masterSecret,
        keys,
        clientVerifyData,
        serverVerifyData,
        fromClient,
        fromServer);
  }

  /// What a record's MAC was made of, and where.
  MacOrder order() {
    return order(serverHello);
  }

  private static void checkSuite(ServerHello hello) throws GeneralSecurityException {
    if (hello.cipherSuite() != TLS_RSA_WITH_AES_128_CBC_SHA256) {
      throw new GeneralSecurityException("another suite: " + hello.cipherSuite());
    }
  }

  private static MacOrder order(ServerHello hello) {
    return hello.agreesOn(Extension.ENCRYPT_THEN_MAC)
        ? MacOrder.ENCRYPT_THEN_MAC
        : MacOrder.MAC_THEN_ENCRYPT;
  }

  /// All messages up to and with the ClientKeyExchange (RFC 7627 3): the client's hello, the flight
  /// that answers it, and what the client says then.
  private static List<Message> session(Direction client, Direction server) {
    List<Message> hellos =
        Direction.joined(client.upTo(Message.CLIENT_HELLO), server.upTo(Message.SERVER_HELLO_DONE));
    List<Message> toKeys = client.upTo(Message.CLIENT_KEY_EXCHANGE);
    return Direction.joined(hellos, toKeys.subList(1, toKeys.size()));
  }

  /// All messages before the client's Finished. A client that has proved who it is has said so
  /// after its ClientKeyExchange.
  private static List<Message> toClientFinished(Direction client, Direction server) {
    return Direction.joined(session(client, server), client.after(Message.CLIENT_KEY_EXCHANGE));
  }

  /// All messages before the server's Finished: the client's, and perhaps a NewSessionTicket.
  private static List<Message> toServerFinished(
      List<Message> earlier, Message clientFinished, Direction server) {
    return Direction.joined(
        Direction.joined(earlier, List.of(clientFinished)),
        server.after(Message.SERVER_HELLO_DONE));
  }

  private static void checkFinished(List<OpenedRecord> opened, Octets expected)
      throws GeneralSecurityException {
    if (!finished(opened).equals(new Message(Message.FINISHED, expected))) {
      throw new GeneralSecurityException("the Finished is of another handshake");
    }
  }

  private static Message finished(List<OpenedRecord> opened) throws GeneralSecurityException {
    OpenedRecord first = opened.getFirst();
    if (first.type() != WireRecord.HANDSHAKE) {
      throw new GeneralSecurityException("no Finished, but type " + first.type());
    }
    return Message.all(first.data()).getFirst();
  }
}
