package org.handfast.engine;

import java.nio.ByteBuffer;
import org.handfast.engine.failure.LocalFault;
import org.handfast.engine.failure.TlsException;
import org.handfast.engine.failure.Truncated;
import org.handfast.engine.handshake.Driver;
import org.handfast.engine.record.ReceivePath;

/// A connection's way in: records of the peer become application data. For one thread at a time.
public final class Inbound {
  private final Side side;
  private final ReceivePath receivePath;
  private final Driver driver;

  Inbound(Side side, ReceivePath receivePath, Driver driver) {
    this.side = side;
    this.receivePath = receivePath;
    this.driver = driver;
  }

  /// Takes one whole record from `net`; its application data, if it holds any, goes to `app`, which
  /// needs room for that and no more. Nothing is kept between calls: what is not a whole record
  /// stays in `net`.
  ///
  /// @throws TlsException if the connection has failed, now or before; the alert is then in
  ///   [Outbound#write]
  public Progress read(ByteBuffer net, ByteBuffer app) throws TlsException {
    return read(net, new ByteBuffer[] {app}, 0, 1);
  }

  /// The same, with the application data scattered over `apps[from, from + count)`.
  public Progress read(ByteBuffer net, ByteBuffer[] apps, int from, int count) throws TlsException {
    if (driver.isEnded()) {
      return closed();
    }
    if (driver.isBusy()) {
      return new Progress.Moved(0, 0);
    }
    try {
      Progress progress = receivePath.read(net, apps, from, count);
      if (receivePath.isClosed()) {
        driver.inboundClosed();
      }
      return progress;
    } catch (TlsException | RuntimeException e) {
      // Another thread may have ended the connection meanwhile: then the record does not matter.
      if (driver.isEnded()) {
        return closed();
      }
      throw driver.fail(e instanceof TlsException t ? t : new LocalFault("reading a record", e));
    }
  }

  /// The transport has ended.
  ///
  /// @throws TlsException [Truncated], unless the peer has said that this is the end
  public void end() throws TlsException {
    if (!isClosed()) {
      throw driver.fail(new Truncated(side.peer()));
    }
  }

  /// Whether the peer's close_notify has come: there is no more application data (RFC 9846 6.1).
  public boolean isClosed() {
    return receivePath.isClosed();
  }

  private Progress closed() throws TlsException {
    if (driver.failure().isPresent()) {
      throw driver.failure().get();
    }
    return new Progress.Closed();
  }
}
