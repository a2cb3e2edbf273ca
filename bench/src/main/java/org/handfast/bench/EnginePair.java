package org.handfast.bench;

import java.nio.ByteBuffer;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLEngineResult.HandshakeStatus;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLParameters;

/// Client and server engine back to back in memory, on one thread.
final class EnginePair {
  private static final int NET = 1 << 15;
  private static final ByteBuffer EMPTY = ByteBuffer.allocate(0);

  private final SSLEngine client;
  private final SSLEngine server;
  private final ByteBuffer net;
  private final ByteBuffer toServer;
  private final ByteBuffer toClient;
  private final ByteBuffer sink;

  private EnginePair(SSLEngine client, SSLEngine server, Memory memory) {
    this.client = client;
    this.server = server;
    this.net = memory.allocate(NET);
    this.toServer = ByteBuffer.allocate(NET);
    this.toClient = ByteBuffer.allocate(NET);
    this.sink = memory.allocate(NET);
  }

  /// Where buffers live.
  enum Memory {
    HEAP,
    DIRECT;

    ByteBuffer allocate(int size) {
      return this == HEAP ? ByteBuffer.allocate(size) : ByteBuffer.allocateDirect(size);
    }
  }

  /// Two engines that have not shaken hands yet.
  static EnginePair of(SSLContext context, String suite, String group, Memory memory) {
    SSLEngine client = context.createSSLEngine();
    client.setUseClientMode(true);
    SSLEngine server = context.createSSLEngine();
    server.setUseClientMode(false);
    for (SSLEngine engine : new SSLEngine[] {client, server}) {
      SSLParameters parameters = engine.getSSLParameters();
      parameters.setProtocols(new String[] {"TLSv1.3"});
      parameters.setCipherSuites(new String[] {suite});
      if (!group.isEmpty()) {
        parameters.setNamedGroups(new String[] {group});
      }
      engine.setSSLParameters(parameters);
    }
    return new EnginePair(client, server, memory);
  }

  /// A full handshake, one byte from the server to flush what it sends afterwards, and both
  /// close_notify.
  void handshakeAndClose() throws SSLException {
    handshake();
    transfer(server, client, ByteBuffer.wrap(new byte[1]));
    client.closeOutbound();
    flush(client, server);
    server.closeOutbound();
    flush(server, client);
  }

  void handshake() throws SSLException {
    client.beginHandshake();
    server.beginHandshake();
    toServer.clear();
    toClient.clear();
    while (isShaking(client) || isShaking(server)) {
      boolean clientMoved = step(client, toClient, toServer);
      boolean serverMoved = step(server, toServer, toClient);
      if (!clientMoved && !serverMoved) {
        throw new SSLException("the handshake stands still: " + client + ", " + server);
      }
    }
    // What has come after the handshake, such as tickets.
    drain(toClient, client);
    drain(toServer, server);
  }

  /// The suite and protocol that were negotiated, for the record.
  String negotiated() {
    return client.getSession().getProtocol() + " " + client.getSession().getCipherSuite();
  }

  /// Sends all of `data` from the client to the server, record by record.
  void transfer(ByteBuffer data) throws SSLException {
    transfer(client, server, data);
  }

  private void transfer(SSLEngine from, SSLEngine to, ByteBuffer data) throws SSLException {
    do {
      net.clear();
      from.wrap(data, net);
      net.flip();
      while (net.hasRemaining()) {
        sink.clear();
        to.unwrap(net, sink);
      }
    } while (data.hasRemaining());
  }

  private void flush(SSLEngine from, SSLEngine to) throws SSLException {
    transfer(from, to, ByteBuffer.allocate(0));
  }

  // One step of one engine; whether anything came of it.
  private boolean step(SSLEngine engine, ByteBuffer in, ByteBuffer out) throws SSLException {
    return switch (engine.getHandshakeStatus()) {
      case NEED_TASK -> runTasks(engine);
      case NEED_WRAP -> engine.wrap(EMPTY.duplicate(), out).bytesProduced() > 0;
      case NEED_UNWRAP, NEED_UNWRAP_AGAIN ->
          unwrap(engine, in) > 0 || engine.getHandshakeStatus() == HandshakeStatus.NEED_TASK;
      default -> false;
    };
  }

  private int unwrap(SSLEngine engine, ByteBuffer in) throws SSLException {
    in.flip();
    try {
      sink.clear();
      return engine.unwrap(in, sink).bytesConsumed();
    } finally {
      in.compact();
    }
  }

  private void drain(ByteBuffer in, SSLEngine engine) throws SSLException {
    while (in.position() > 0 && unwrap(engine, in) > 0) {
      // Each call takes one record.
    }
  }

  private static boolean runTasks(SSLEngine engine) {
    boolean ran = false;
    for (Runnable task = engine.getDelegatedTask();
        task != null;
        task = engine.getDelegatedTask()) {
      task.run();
      ran = true;
    }
    return ran;
  }

  private static boolean isShaking(SSLEngine engine) {
    HandshakeStatus status = engine.getHandshakeStatus();
    return status != HandshakeStatus.NOT_HANDSHAKING && status != HandshakeStatus.FINISHED;
  }
}
