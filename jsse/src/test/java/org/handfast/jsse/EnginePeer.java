package org.handfast.jsse;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLEngineResult;
import javax.net.ssl.SSLEngineResult.HandshakeStatus;
import javax.net.ssl.SSLEngineResult.Status;
import javax.net.ssl.SSLException;

/// One engine of an [EnginePair], with the bytes that are on their way to it and a note of all that
/// happened.
final class EnginePeer {
  private static final ByteBuffer NOTHING = ByteBuffer.allocate(0);

  final SSLEngine engine;
  final List<SSLEngineResult> results = new ArrayList<>();
  final ByteArrayOutputStream received = new ByteArrayOutputStream();
  private final ByteBuffer incoming = ByteBuffer.allocate(1 << 18).limit(0);

  EnginePeer(SSLEngine engine) {
    this.engine = engine;
  }

  /// One step of the handshake; whether there was anything to do.
  boolean step(EnginePeer other) throws SSLException {
    switch (engine.getHandshakeStatus()) {
      case NEED_TASK -> runTasks();
      case NEED_WRAP -> wrap(NOTHING, other);
      case NEED_UNWRAP, NEED_UNWRAP_AGAIN -> {
        return incoming.hasRemaining() && unwrap().getStatus() != Status.BUFFER_UNDERFLOW;
      }
      case FINISHED -> throw new AssertionError("FINISHED is an event, not a status");
      case NOT_HANDSHAKING -> {
        return incoming.hasRemaining() && unwrap().bytesConsumed() > 0;
      }
    }
    return true;
  }

  void runTasks() {
    Runnable task = engine.getDelegatedTask();
    if (task == null) {
      throw new AssertionError("NEED_TASK without a task");
    }
    for (; task != null; task = engine.getDelegatedTask()) {
      task.run();
    }
  }

  /// Wraps one record, and puts it on its way to the other.
  SSLEngineResult wrap(ByteBuffer source, EnginePeer other) throws SSLException {
    ByteBuffer record = ByteBuffer.allocate(engine.getSession().getPacketBufferSize());
    SSLEngineResult result = noted(engine.wrap(source, record));
    if (result.bytesProduced() != record.position()) {
      throw new AssertionError("produced " + record.position() + ": " + result);
    }
    other.deliver(record.flip());
    return result;
  }

  /// Unwraps one record of those on their way.
  SSLEngineResult unwrap() throws SSLException {
    ByteBuffer content = ByteBuffer.allocate(engine.getSession().getApplicationBufferSize());
    SSLEngineResult result = noted(engine.unwrap(incoming, content));
    if (result.bytesProduced() != content.position()) {
      throw new AssertionError("produced " + content.position() + ": " + result);
    }
    received.write(content.array(), 0, content.position());
    return result;
  }

  /// Sends all of `content` to the other, and has it received.
  void send(byte[] content, EnginePeer other) throws SSLException {
    ByteBuffer source = ByteBuffer.wrap(content);
    while (source.hasRemaining()) {
      wrap(source, other);
      other.unwrapAll();
    }
  }

  void unwrapAll() throws SSLException {
    while (incoming.hasRemaining() && unwrap().bytesConsumed() > 0) {}
  }

  void deliver(ByteBuffer records) {
    incoming.compact().put(records).flip();
  }

  /// The records on their way to this engine.
  ByteBuffer incoming() {
    return incoming;
  }

  long finishedResults() {
    return results.stream()
        .filter(result -> result.getHandshakeStatus() == HandshakeStatus.FINISHED)
        .count();
  }

  private SSLEngineResult noted(SSLEngineResult result) {
    results.add(result);
    return result;
  }
}
