package org.handfast.engine;

import java.nio.ByteBuffer;
import org.handfast.engine.handshake.HandshakeContext;
import org.handfast.engine.record.ReceivePath;
import org.handfast.engine.record.SendPath;
import org.handfast.protocol.wire.Bytes;

/// A connection's early data (RFC 9846 2.3): it goes with the client's first flight, so it costs no
/// round trip. It has no forward secrecy, and somebody may send it again (RFC 9846 8): that is why
/// it never mixes with other application data. A client sends it here and a server reads it here.
///
/// Both sides have to be configured for it. A server that takes early data may also answer with
/// [Outbound#write] before the client is done.
public final class EarlyData {
  private final SendPath sendPath;
  private final ReceivePath receivePath;
  private final HandshakeContext context;

  EarlyData(SendPath sendPath, ReceivePath receivePath, HandshakeContext context) {
    this.sendPath = sendPath;
    this.receivePath = receivePath;
    this.context = context;
  }

  /// What became of it so far.
  public EarlyDataStatus status() {
    return context.negotiated().earlyData();
  }

  /// How many bytes this client may still send; 0 as soon as the server has answered.
  public long remaining() {
    sendPath.lock().lock();
    try {
      return sendPath.earlyDataLeft();
    } finally {
      sendPath.lock().unlock();
    }
  }

  /// Puts one record into `net`: one that waits, such as the ClientHello itself, or else one made
  /// from `app`, as far as it is allowed. Begins after the first [Outbound#write].
  public Progress write(ByteBuffer app, ByteBuffer net) {
    sendPath.lock().lock();
    try {
      return sendPath.writeEarly(app, net);
    } finally {
      sendPath.lock().unlock();
    }
  }

  /// Exports keying material that both sides have as soon as there is early data (RFC 9846 7.5); it
  /// has early data's weaknesses. The bounds are those of [TlsConnection#export].
  ///
  /// @throws IllegalStateException without early data, and after the connection's end
  public byte[] export(String label, Bytes exportContext, int length) {
    sendPath.lock().lock();
    try {
      return context
          .earlyExporter()
          .orElseThrow(() -> new IllegalStateException("there is no early data to export for"))
          .export(label, exportContext, length);
    } finally {
      sendPath.lock().unlock();
    }
  }

  /// How many bytes have come to this server and wait.
  public int available() {
    return receivePath.earlyData().available();
  }

  /// Moves bytes that have come to this server to `target`, as many as it has room for.
  ///
  /// @return their number
  public int read(ByteBuffer target) {
    return receivePath.earlyData().read(target);
  }
}
