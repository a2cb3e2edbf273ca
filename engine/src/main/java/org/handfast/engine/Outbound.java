package org.handfast.engine;

import java.nio.ByteBuffer;
import org.handfast.engine.handshake.Driver;
import org.handfast.engine.handshake.RecordEffects;
import org.handfast.engine.record.SendPath;
import org.handfast.protocol.registry.KeyUpdateRequest;

/// A connection's way out: application data becomes records for the peer. For one thread at a time,
/// which need not be the one that reads.
public final class Outbound {
  private final Side side;
  private final SendPath sendPath;
  private final RecordEffects effects;
  private final Driver driver;

  Outbound(Side side, SendPath sendPath, RecordEffects effects, Driver driver) {
    this.side = side;
    this.sendPath = sendPath;
    this.effects = effects;
    this.driver = driver;
  }

  /// Puts one record into `net`: one that waits, such as a handshake message or an alert, or else
  /// one made from `app`, once the handshake is done. A server that takes early data may answer it
  /// before; otherwise application data stays where it is until then.
  public Progress write(ByteBuffer app, ByteBuffer net) {
    return write(new ByteBuffer[] {app}, 0, 1, net);
  }

  /// The same, with the application data gathered from `apps[from, from + count)`.
  public Progress write(ByteBuffer[] apps, int from, int count, ByteBuffer net) {
    sendPath.lock().lock();
    try {
      if (side == Side.CLIENT) {
        driver.start();
      }
      return sendPath.write(apps, from, count, net);
    } finally {
      sendPath.lock().unlock();
    }
  }

  /// Ends this direction: close_notify is the last record. Receiving goes on (RFC 9846 6.1).
  public void close() {
    sendPath.lock().lock();
    try {
      driver.close();
    } finally {
      sendPath.lock().unlock();
    }
  }

  /// Changes the sending keys with the next write (RFC 9846 4.7.3).
  ///
  /// @param request whether the peer is to change its own too
  /// @throws IllegalStateException before the handshake is done, and under TLS 1.2, which cannot
  public void updateKeys(KeyUpdateRequest request) {
    if (!effects.isConnected()) {
      throw new IllegalStateException("there are no keys to update before the handshake is done");
    }
    sendPath.lock().lock();
    try {
      if (!sendPath.canUpdateKeys()) {
        throw new IllegalStateException("the keys of TLS 1.2 last as long as the connection");
      }
      sendPath.oweKeyUpdate(request);
    } finally {
      sendPath.lock().unlock();
    }
  }

  /// Whether this direction has ended and its last record was taken.
  public boolean isClosed() {
    sendPath.lock().lock();
    try {
      return sendPath.isClosed();
    } finally {
      sendPath.lock().unlock();
    }
  }
}
