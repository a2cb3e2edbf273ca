package org.handfast.bench;

import java.nio.ByteBuffer;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLEngineResult;
import javax.net.ssl.SSLEngineResult.HandshakeStatus;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLParameters;

/// Client and server engine back to back in memory, on one thread.
final class EnginePair {
  private static final int NET = 1 << 15;

  private final SSLEngine client;
  private final SSLEngine server;
  private final ByteBuffer net;
  private final ByteBuffer sink;

  private EnginePair(SSLEngine client, SSLEngine server, Memory memory) {
    this.client = client;
    this.server = server;
    this.net = memory.allocate(NET);
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
    while (isShaking(client) || isShaking(server)) {
      step(client, server);
      step(server, client);
    }
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

  private void step(SSLEngine from, SSLEngine to) throws SSLException {
    runTasks(from);
    if (from.getHandshakeStatus() != HandshakeStatus.NEED_WRAP) {
      return;
    }
    net.clear();
    from.wrap(ByteBuffer.allocate(0), net);
    net.flip();
    while (net.hasRemaining()) {
      runTasks(to);
      sink.clear();
      SSLEngineResult result = to.unwrap(net, sink);
      if (result.bytesConsumed() == 0
          && result.getHandshakeStatus() != HandshakeStatus.NEED_TASK) {
        throw new SSLException("stuck at " + result);
      }
    }
    runTasks(to);
  }

  private static void runTasks(SSLEngine engine) {
    while (engine.getHandshakeStatus() == HandshakeStatus.NEED_TASK) {
      Runnable task = engine.getDelegatedTask();
      if (task == null) {
        return;
      }
      task.run();
    }
  }

  private static boolean isShaking(SSLEngine engine) {
    HandshakeStatus status = engine.getHandshakeStatus();
    return status != HandshakeStatus.NOT_HANDSHAKING && status != HandshakeStatus.FINISHED;
  }
}
