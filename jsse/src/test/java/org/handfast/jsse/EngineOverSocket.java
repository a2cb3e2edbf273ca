package org.handfast.jsse;

import java.io.IOException;
import java.net.Socket;
import java.nio.ByteBuffer;
import javax.net.ssl.SSLEngineResult.HandshakeStatus;

/// An engine at the other end of a socket, so that a test decides which bytes come when.
final class EngineOverSocket {
  private final EnginePeer engine;
  private final Socket wire;

  EngineOverSocket(EnginePeer engine, Socket wire) {
    this.engine = engine;
    this.wire = wire;
  }

  /// Does this side of the handshake.
  void handshake() throws IOException {
    engine.engine.beginHandshake();
    while (engine.finishedResults() == 0) {
      EnginePeer out = new EnginePeer(engine.engine);
      boolean moved = engine.step(out);
      write(out.incoming());
      if (!moved && engine.engine.getHandshakeStatus() == HandshakeStatus.NEED_UNWRAP) {
        read();
      }
    }
  }

  /// A record with this content, not sent.
  byte[] record(byte[] content) throws IOException {
    EnginePeer out = new EnginePeer(engine.engine);
    engine.wrap(ByteBuffer.wrap(content), out);
    byte[] record = new byte[out.incoming().remaining()];
    out.incoming().get(record);
    return record;
  }

  /// Asks the other side to change its keys, and changes its own.
  void requestKeyUpdate() throws IOException {
    engine.engine.beginHandshake();
    EnginePeer out = new EnginePeer(engine.engine);
    engine.wrap(ByteBuffer.allocate(0), out);
    write(out.incoming());
  }

  /// Reads until `length` bytes of application data are here in all.
  void receive(int length) throws IOException {
    while (engine.received.size() < length) {
      read();
      engine.unwrapAll();
    }
  }

  byte[] received() {
    return engine.received.toByteArray();
  }

  private void write(ByteBuffer records) throws IOException {
    byte[] bytes = new byte[records.remaining()];
    records.get(bytes);
    wire.getOutputStream().write(bytes);
  }

  private void read() throws IOException {
    byte[] some = new byte[4096];
    int count = wire.getInputStream().read(some);
    if (count < 0) {
      throw new IOException("the other side has closed");
    }
    engine.deliver(ByteBuffer.wrap(some, 0, count));
  }
}
